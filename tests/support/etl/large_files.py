"""One file through both ways into two databases, and everything that can be seen of it afterwards."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from data.database import tables
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file

ALWAYS, NEVER = 1, 1 << 60  # bytes from which a file goes the quick way


def contents(engine: Engine, *names: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that a load fills, but for moments."""
    with engine.connect() as connection:
        found = {}
        for name in names or ("load", "observation", "count_block", "issue", "edition"):
            table = tables.metadata.tables[name]
            columns = [column for column in table.c if not column.name.endswith("_at")]
            rows = connection.execute(select(*columns))
            found[name] = sorted((tuple(row) for row in rows), key=repr)
        return found


def both_ways(general: Engine, quick: Engine, file: Path, **more: Any) -> tuple[LoadReport, LoadReport]:
    return load_file(general, file, big=NEVER, **more), load_file(quick, file, big=ALWAYS, **more)


def assert_alike(general: Engine, quick: Engine, file: Path, **more: Any) -> LoadReport:
    """The same report, issue by issue, and the same rows in every table."""
    one, other = both_ways(general, quick, file, **more)
    for a, b in zip(one.issues, other.issues, strict=False):
        assert asdict(a) == asdict(b)
    assert other.issues == one.issues
    # Of people the quick way reads no sheets: whoever keeps a refusal looks through the file itself.
    assert asdict(other) | {"people": None} == asdict(one) | {"people": None}
    assert contents(quick) == contents(general)
    return other
