"""The real database is out of reach of the tests, and each test has a database of its own."""

import sqlite3

import pytest
from sqlalchemy import Engine, func, insert, inspect, select

from data.database import tables
from data.database.engine import make_engine
from data.settings import ROOT, Settings


def test_the_real_database_cannot_be_opened() -> None:
    with pytest.raises(RuntimeError, match="real database"):
        sqlite3.connect(ROOT / "db" / "pantau.sqlite3")


def test_not_even_through_an_engine() -> None:
    engine = make_engine(f"sqlite:///{ROOT / 'db' / 'pantau.sqlite3'}")
    with pytest.raises(RuntimeError, match="real database"):
        engine.connect()


def test_settings_lead_to_no_real_database() -> None:
    assert str(ROOT / "db") not in Settings().database_url


@pytest.mark.parametrize("round_", [1, 2])
def test_each_test_starts_empty(engine: Engine, round_: int) -> None:
    with engine.begin() as connection:
        assert connection.execute(select(func.count()).select_from(tables.area)).scalar_one() == 0
        row = {"code": str(round_), "name": "X", "level": "kabkota", "kind": "kabupaten"}
        connection.execute(insert(tables.area).values(row))


def test_the_engine_is_of_the_kind_asked_for(engine: Engine, dialect: str) -> None:
    assert engine.dialect.name == dialect
    assert set(tables.metadata.tables) <= set(inspect(engine).get_table_names())
