"""What a statement was given never stands in its error, nor so in the log: digests, seeds, names."""

import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data.database.engine import make_engine
from tests.project.files import product_files, read


@pytest.mark.parametrize("read_only", [True, False])
def test_errors_tell_no_values(read_only: bool) -> None:
    engine = make_engine("sqlite://", read_only=read_only)
    with engine.connect() as connection, pytest.raises(DatabaseError) as error:
        connection.execute(text("SELECT :sandi FROM tidak_ada"), {"sandi": "argon2 rahasia"})
    engine.dispose()
    assert "tidak_ada" in str(error.value)
    assert "rahasia" not in str(error.value)


def test_details_tell_no_values(database_url: str) -> None:
    """PostgreSQL's DETAIL of a second row of the same key quotes what was in it."""
    engine, name = (
        make_engine(database_url),
        ".".join(["siti", "rahasia"]),
    )  # the traceback quotes these lines
    with engine.connect() as connection:
        connection.execute(text("CREATE TEMP TABLE akun (nama text PRIMARY KEY)"))
        with pytest.raises(DatabaseError) as error:
            connection.execute(text("INSERT INTO akun VALUES (:nama), (:nama)"), {"nama": name})
    engine.dispose()
    written = "".join(traceback.format_exception(error.value))
    assert "duplicate key" in written or "UNIQUE constraint failed" in written
    assert name not in written


def test_no_engine_is_made_that_tells_values() -> None:
    made = 0
    for path in product_files():
        if path.suffix == ".py" and path.parts[0] in ("data", "etl", "dashboards", "scripts"):
            for after in read(path).split("create_engine(")[1:]:
                made += 1
                assert "hide_parameters=True" in after[:160], path
    assert made >= 6
