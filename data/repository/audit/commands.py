"""What was done to the figures from the command line, as it goes into the audit."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import record
from data.repository.load_index import BY_RULE


@dataclass(frozen=True)
class Mark:
    """The newest load and the newest deed at a moment."""

    load: int
    action: int


def mark(engine: Engine) -> Mark:
    """Where the figures are now."""
    with engine.connect() as connection:
        newest = [
            connection.execute(select(func.max(table.c.id))).scalar() or 0
            for table in (tables.load, tables.action)
        ]
    return Mark(*newest)


def record_since(
    database: AccountDatabase, engine: Engine, since: Mark, *, operator: str, emergency: str = ""
) -> int:
    """Record the loads and deeds of an operator since a mark; how many there were.

    `emergency`: why they were done without a second person; BY_RULE where one person may.
    """
    load, action = tables.load.c, tables.action.c
    loads = select(load.id, load.digest, load.collection).where(
        load.id > since.load, load.loaded_by == operator
    )
    deeds = select(action.kind, action.subject).where(action.id > since.action, action.actor == operator)
    with engine.connect() as connection:
        found: list[tuple[str, str, dict[str, Any]]] = [
            ("command.load", str(row.id), {"digest": row.digest, "koleksi": row.collection})
            for row in connection.execute(loads.order_by(load.id))
        ]
        found += [
            (f"command.{row.kind}", row.subject, {}) for row in connection.execute(deeds.order_by(action.id))
        ]
    more: dict[str, Any] = {"darurat": emergency} if emergency else {}
    if emergency == BY_RULE:
        more = {"satu_orang": True}
    if found:
        with database.writing() as connection:
            for kind, subject, detail in found:
                record(database, connection, kind, subject, actor=f"perintah:{operator}", **detail, **more)
    return len(found)
