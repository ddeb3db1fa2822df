"""What stands in a table of facts after a load, as plain rows."""

from typing import Any

from sqlalchemy import Engine, select

from data.database import tables


def rows(engine: Engine, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of every row, in the order of the file."""
    facts = tables.FACTS[table]
    wanted = [facts.c[name] for name in columns]
    with engine.connect() as connection:
        found = connection.execute(select(*wanted).order_by(facts.c.load_id, facts.c.seq))
        return [tuple(row) for row in found]


def everything(engine: Engine, *, but: frozenset[str] | set[str] = frozenset()) -> dict[str, list[str]]:
    """Every row of every table, sorted; but for the tables named."""
    with engine.connect() as connection:
        return {
            name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for name, table in tables.metadata.tables.items()
            if name not in but
        }
