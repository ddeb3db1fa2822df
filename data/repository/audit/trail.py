"""The audit: each record carries the digest of the one before, made with the key outside the database.

So who can edit rows, but has no key, cannot rewrite history.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

from sqlalchemy import Connection, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now

BEGINNING = "0" * 64
PURPOSE = "audit"
_COLUMNS = ("id", "happened_at", "actor", "kind", "subject", "detail")


@dataclass(frozen=True)
class Checked:
    """What a check of the chain found: how many records, the digest of the last, the first broken one."""

    records: int
    head: str
    broken: int | None = None
    missing_head: bool = False

    @property
    def is_intact(self) -> bool:
        """Whether nothing was changed, taken out or put between."""
        return self.broken is None and not self.missing_head


def record(
    database: AccountDatabase,
    connection: Connection,
    kind: str,
    subject: str,
    *,
    actor: str,
    **detail: Any,
) -> None:
    """Add a record in the transaction of the deed itself, which holds the right to write.

    `actor`: the name of an account, `perintah:NAME` for the command line, empty for who has not signed in.
    Never a password, token or code in `detail`.
    """
    audit = tables.audit.c
    last = connection.execute(select(audit.id, audit.digest).order_by(audit.id.desc()).limit(1)).first()
    row = {
        "id": last.id + 1 if last else 1,
        "happened_at": now().isoformat(timespec="microseconds"),
        "actor": actor[:120],
        "kind": kind,
        "subject": subject[:120],
        "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
    }
    previous = last.digest if last else BEGINNING
    digest = _digest(database, row, previous)
    connection.execute(insert(tables.audit).values(**row, previous=previous, digest=digest))


def check(database: AccountDatabase, *, head: str = "", noted: Mapping[int, str] | None = None) -> Checked:
    """Walk the chain.

    With `head`, a digest that was noted earlier, it must still stand in the chain: only so is it seen that
    the newest records were cut off. `noted` says of some records by number which digest they must have.
    """
    left = dict(noted or {})
    previous, count, found = BEGINNING, 0, not head
    query = select(tables.audit).order_by(tables.audit.c.id)
    with (
        database.engine.connect().execution_options(yield_per=1_000) as connection,
        connection.execute(query) as rows,
    ):
        for row in rows.mappings():
            count += 1
            expected = _digest(database, {name: row[name] for name in _COLUMNS}, previous)
            chained = row["id"] == count and row["previous"] == previous
            if not chained or not compare_digest(row["digest"], expected):
                return Checked(count, previous, broken=count)
            previous = row["digest"]
            found = found or compare_digest(previous, head)
            if count in left and not compare_digest(left.pop(count), previous):
                return Checked(count, previous, missing_head=True)
    return Checked(count, previous, missing_head=not found or bool(left))


def records(database: AccountDatabase, *, most: int) -> list[dict[str, Any]]:
    """The newest records, newest first, `detail` as a dict."""
    query = select(tables.audit).order_by(tables.audit.c.id.desc()).limit(most)
    with database.engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
    return [{**row, "detail": json.loads(row["detail"])} for row in rows]


def _digest(database: AccountDatabase, row: dict[str, Any], previous: str) -> str:
    text = json.dumps([row[name] for name in _COLUMNS], ensure_ascii=False)
    return database.keyed(PURPOSE, f"{previous}\n{text}")
