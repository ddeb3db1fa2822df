"""A copy in memory of what a load is held against, to rehearse it on: the real database is only read."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, Table, insert, select

from data.database import tables
from data.database.engine import make_engine
from data.definitions.registry import registry
from data.facts.latest import KEYS
from data.repository import counts

WHOLE = (tables.area, tables.area_alias, tables.load, tables.edition)


def rehearsal(engine: Engine, collection: str) -> Engine:
    """A copy in memory of what a dry run needs.

    An engine of a database in memory that has the areas, every load and edition, and of the collection and
    those its targets come from the counts (packed) and what data.facts.latest knows. What is loaded there is
    gone when the engine is disposed of.
    """
    made = make_engine("sqlite://")
    tables.metadata.create_all(made)
    names = {collection, *registry().collections[collection].targets_from}
    load = tables.load.c
    seen = select(load.id).where(load.collection.in_(names))
    with engine.connect() as source, made.begin() as copy:
        for table in WHOLE:
            _copy(source, copy, table)
        for table in (tables.count_block, *(tables.FACTS[name] for name in KEYS)):
            _copy(source, copy, table, loads=source.execute(seen).scalars())
        _pack(source, copy, collection)
    return made


def _copy(source: Connection, copy: Connection, table: Table, loads: Iterable[int] | None = None) -> None:
    query = select(table)
    if loads is not None:
        query = query.where(table.c.load_id.in_(list(loads)))
    for rows in source.execute(query).partitions(5_000):
        copy.execute(insert(table), [row._asdict() for row in rows])


def _pack(source: Connection, copy: Connection, collection: str) -> None:
    """The counts of loads that are older than the packing."""
    visible = tables.load.c.collection == collection
    for block in counts.blocks(lambda query: counts.rows_of(source, query), visible):
        if block.cells is not None:
            for row in counts.block_rows({block.kind: block.cells}):
                copy.execute(insert(tables.count_block).values(load_id=block.load_id, **row))
