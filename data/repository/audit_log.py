"""What was done to loads and editions, by whom and why. Written in the transaction of the deed itself."""

from sqlalchemy import Connection, insert

from data.database import tables
from data.dates import now


def record(
    connection: Connection, kind: str, subject: str, *, actor: str = "", note: str | None = None
) -> None:
    """Add a line to the list of actions.

    `kind`: withdraw, edition, publish, embargo, boundaries, forget. `subject`: the number of the load, the
    slug of the edition, the digest of the file or the refusal.
    """
    row = {"happened_at": now(), "actor": actor, "kind": kind, "subject": subject, "note": note}
    connection.execute(insert(tables.action).values(**row))
