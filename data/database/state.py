"""Which state a database is in: what memory of it is kept by."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, DateTime, Select, Table, bindparam, func, select

from data.database import tables


def state(connection: Connection, *, moment: datetime) -> tuple[Any, ...]:
    """The state of the database that results kept in memory belong to.

    What changes whenever anything is loaded, withdrawn, refused, made an edition or imported, or an embargo
    ends by `moment` (UTC). Numbers alone come again after a restore: with them stand digests and moments,
    which do not.
    """
    return tuple(connection.execute(_query(), {"moment": moment}).one())


@cache
def _query() -> Select[Any]:
    """Put together once: that takes longer than the answer."""
    load, edition, refusal = tables.load.c, tables.edition.c, tables.refusal.c
    action, boundary = tables.action.c, tables.boundary.c
    moment = bindparam("moment", type_=DateTime)
    parts = [
        *_newest(tables.load, load.digest, load.loaded_at),
        *_newest(tables.action, action.happened_at),
        *_newest(tables.refusal, refusal.digest, refusal.refused_at),
        *(select(func.count()).select_from(table) for table in (tables.load, tables.refusal)),
        select(func.count(load.withdrawn_at)),
        select(func.max(load.withdrawn_at)),
        select(func.count(edition.slug)),
        select(func.max(edition.created_at)),
        select(func.count(boundary.area_code)),
        select(func.max(boundary.imported_at)),
        *(
            select(func.max(until)).where(until <= moment)
            for until in (load.embargo_until, edition.embargo_until)
        ),
    ]
    return select(*(part.scalar_subquery() for part in parts))


def _newest(table: Table, *columns: Any) -> list[Select[Any]]:
    """The number of the newest row, and what else tells it from another of that number."""
    return [select(column).order_by(table.c.id.desc()).limit(1) for column in (table.c.id, *columns)]


def next_opening(connection: Connection, *, moment: datetime) -> datetime | None:
    """When the next embargo ends after `moment` (UTC); None where none waits."""
    found = [
        connection.execute(select(func.min(until)).where(until > moment)).scalar()
        for until in (tables.load.c.embargo_until, tables.edition.c.embargo_until)
    ]
    return min((opening for opening in found if opening is not None), default=None)
