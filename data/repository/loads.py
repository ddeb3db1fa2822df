"""What has been brought in: loads, their issues, editions, and the counts that stand now."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, String, cast, func, or_, select, true

from data.counts.packed import Kind, frame_of_layers
from data.database import tables
from data.dates import now
from data.repository.counts import Current
from data.repository.load_writer import REPLACED, active_load
from data.repository.uploads.forms import AT_ONCE
from data.repository.visibility import not_withdrawn, open_at, open_with, published, under_embargo

COUNT_KEY = ["area_code", "period", "segment", "programme", "measure", "basis"]


def _frame(engine: Engine, query: Select[Any]) -> pd.DataFrame:
    with engine.connect() as connection:
        result = connection.execute(query)
        return pd.DataFrame(result.all(), columns=list(result.keys()), dtype=object)


def loads(engine: Engine) -> pd.DataFrame:
    """Every load, newest first: the columns of the load table and `errors`, `warnings`, `infos` counted."""
    issue = tables.issue.c
    frame = _frame(engine, select(tables.load).order_by(tables.load.c.id.desc()))
    query = select(issue.load_id, issue.severity, func.count()).group_by(issue.load_id, issue.severity)
    with engine.connect() as connection:
        counted: dict[Hashable, int] = {(row[0], row[1]): row[2] for row in connection.execute(query)}
    for severity in ("error", "warning", "info"):
        frame[f"{severity}s"] = [counted.get((load, severity), 0) for load in frame["id"]]
    return frame


def issues(engine: Engine, load_id: int) -> pd.DataFrame:
    """What was noticed in a load, in the order it was found."""
    issue = tables.issue
    return _frame(engine, select(issue).where(issue.c.load_id == load_id).order_by(issue.c.seq))


def editions(engine: Engine) -> pd.DataFrame:
    """Every edition, whatever its status, the newest first."""
    return _frame(engine, select(tables.edition).order_by(tables.edition.c.created_at.desc()))


def find_load(engine: Engine, collection: str, digest: str) -> int | None:
    """The number of the load that holds this file in this collection, or None."""
    with engine.connect() as connection:
        return active_load(connection, collection, digest)


def hidden_until(engine: Engine, load_id: int) -> datetime | None:
    """Until when (UTC) a load is under embargo; None where everybody sees it now."""
    query = select(tables.load.c.embargo_until).where(tables.load.c.id == load_id)
    with engine.connect() as connection:
        until: datetime | None = connection.execute(query).scalar()
    return until if under_embargo(until) else None


def collection_of(engine: Engine, load_id: int) -> str | None:
    """The collection a load was brought into; None where there is no such load."""
    query = select(tables.load.c.collection).where(tables.load.c.id == load_id)
    with engine.connect() as connection:
        return connection.execute(query).scalar()


def replaced_by(engine: Engine, load_id: int) -> list[int]:
    """The loads that left when a load came (--ganti)."""
    load = tables.load.c
    query = select(load.id).where(
        load.status == "withdrawn", load.withdrawn_reason == REPLACED.format(load_id)
    )
    with engine.connect() as connection:
        return list(connection.execute(query.order_by(load.id)).scalars())


def actions(engine: Engine) -> pd.DataFrame:
    """What was done to loads and editions, newest first: happened_at (UTC), actor, kind, subject, note."""
    return _frame(engine, select(tables.action).order_by(tables.action.c.id.desc()))


def current_facts(
    engine: Engine,
    collection: str,
    table: str,
    embargo_until: datetime | None = None,
    *,
    but: int | None = None,
) -> pd.DataFrame:
    """The rows of a table of facts that count now.

    The rows of a table of facts in the loads of a collection that stand, with `file_name`, in the order they
    were delivered. Of the loads under embargo only those that open no later than `embargo_until` (UTC);
    without the load `but`.
    """
    load, rows = tables.load.c, tables.FACTS[table]
    query = select(rows, load.file_name).join(tables.load, load.id == rows.c.load_id)
    query = query.where(published(collection), open_with(embargo_until))
    return _frame(engine, query.where(load.id != (but or 0)).order_by(rows.c.load_id, rows.c.seq))


def is_active(engine: Engine, collection: str, load_id: int) -> bool:
    """Whether a load of a collection is there and was not withdrawn."""
    load = tables.load.c
    query = select(load.id).where(load.id == load_id, load.collection == collection, not_withdrawn())
    with engine.connect() as connection:
        return connection.execute(query).first() is not None


def year_without_target(engine: Engine, collection: str) -> int | None:
    """The year that has counts and no target.

    The year of the newest count of active participants of a collection, where none of its targets is due then
    or later; None where there is one, or no count.
    """
    load, block, target = tables.load.c, tables.count_block.c, tables.target.c
    current = published(collection)
    counts = select(func.max(block.last_period)).join(tables.load, load.id == block.load_id)
    due = select(func.max(target.year)).join(tables.load, load.id == target.load_id).where(current)
    with engine.connect() as connection:
        newest = connection.execute(
            counts.where(current, block.measure == "active_participants")
        ).scalar_one()
        last = connection.execute(due).scalar_one()
    return newest.year if newest and (last is None or last < newest.year) else None


def fact_counts(engine: Engine, *, preview: bool = True) -> dict[str, int]:
    """How many rows each table of facts holds in loads that stand.

    Without `preview` in those not under embargo.
    """
    load = tables.load.c
    current = select(load.id).where(published())
    if not preview:
        current = current.where(open_at(load.embargo_until, now()))
    with engine.connect() as connection:
        return {
            name: connection.execute(
                select(func.count()).select_from(table).where(table.c.load_id.in_(current))
            ).scalar_one()
            for name, table in tables.FACTS.items()
        }


def latest_counts(
    engine: Engine,
    collection: str,
    embargo_until: datetime | None = None,
    *,
    spans: Mapping[Kind, tuple[int, int]] | None = None,
    areas: Collection[str] | None = None,
) -> pd.DataFrame:
    """What the newest of the loads that stand says of every count: COUNT_KEY, value, load_id.

    With `spans` only of these kinds, each from one month to another (data.counts.packed.ordinal); with
    `areas` only of those. Of the loads under embargo only those that open no later than `embargo_until`
    (UTC).
    """
    with engine.connect() as connection:
        current = Current(connection, collection, embargo_until)
        codes, whole = sorted(areas) if areas is not None else current.codes(), current.span()
        wanted = dict.fromkeys(current.kinds, whole or (0, -1)) if spans is None else spans
        parts = [
            _current_rows(current, kind, codes, (max(first, whole[0]), min(last, whole[1])))
            for kind, (first, last) in sorted(wanted.items())
            if whole and kind in current.kinds and first <= whole[1] and last >= whole[0]
        ]
    columns = [*COUNT_KEY, "value", "load_id"]
    return pd.concat(parts)[columns].astype(object) if parts else pd.DataFrame(columns=columns, dtype=object)


def _current_rows(current: Current, kind: Kind, codes: Sequence[str], over: tuple[int, int]) -> pd.DataFrame:
    layer = current.layer(kind, codes, over)
    return frame_of_layers([((kind.measure, kind.segment), layer)], codes, over).assign(
        programme=kind.programme
    )


def loads_mark(engine: Engine, source: str | None = None) -> str:
    """Which loads stand, as one short text: it changes with what changes a comparison with them.

    Who decides on a file, or on an edition, is shown what it would change; this says whether that is still
    so. Agreements are read as of now and change no figure: they count only for a file of the same `source`.
    """
    load, action = tables.load.c, tables.action.c
    counted: ColumnElement[bool] = true()
    deeds: ColumnElement[bool] = true()
    if source not in AT_ONCE:
        counted = load.source.not_in(AT_ONCE)
        theirs = select(cast(load.id, String)).where(load.source.in_(AT_ONCE))
        deeds = or_(action.kind != "withdraw", action.subject.not_in(theirs))
    query = select(
        select(func.max(load.id)).where(counted).scalar_subquery(),
        select(func.count(load.withdrawn_at)).where(counted).scalar_subquery(),
        select(func.max(action.id)).where(deeds).scalar_subquery(),
    )
    with engine.connect() as connection:
        return " ".join(str(part or 0) for part in connection.execute(query).one())
