"""Editions of meetings: one person asks for one to be made, hidden or opened, another decides.

The intake process does it. Each deed checks role, person and state where it is done; that the two people
are two is also held by the database itself, unless the office lets one publish.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.accounts.one_person import needs_second
from data.repository.audit.trail import record

Kind = Literal["create", "embargo", "open"]
State = Literal["proposed", "doing", "done", "returned", "cancelled", "failed"]
Reason = Literal["role", "stale", "same_person", "figures", "waiting", "reason", "slug", "title", "until"]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 60
INTAKE = "proses pemasuk"


class EditionError(Exception):
    """What is not done, and why.

    `reason`: role, stale (it is another by now), same_person, figures (they changed since they were shown),
    waiting (something is asked of that edition already), reason (none is given), slug, title or until (what
    was typed cannot be used).
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class EditionDeed:
    """What is asked of an edition; people by the names of their accounts, moments in UTC."""

    id: int
    kind: Kind
    slug: str
    title: str
    collection: str
    embargo_until: datetime | None
    proposed_by: str
    proposed_at: datetime
    state: State
    version: int
    figures: str
    decided_by: str | None
    decided_at: datetime | None
    reason: str


def propose(
    database: AccountDatabase,
    who: Account,
    kind: str,
    *,
    slug: str,
    title: str,
    collection: str,
    until: datetime | None = None,
) -> int:
    """Ask for an edition to be made (seen from `until` on, else at once), hidden until then, or opened now.

    Whether there is such an edition is the caller's to know. Raises EditionError.
    """
    if not who.may("see_all"):
        raise EditionError("role")
    if kind not in get_args(Kind) or not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise EditionError("slug")
    if not title.strip():
        raise EditionError("title")
    if (until is None and kind == "embargo") or (until is not None and until <= now()):
        raise EditionError("until")
    try:
        with database.writing() as connection:
            made = connection.execute(
                insert(tables.edition_deed).values(
                    kind=kind,
                    slug=slug,
                    title=title.strip()[:160],
                    collection=collection,
                    embargo_until=None if kind == "open" else until,
                    proposed_by=who.id,
                    proposed_at=now(),
                    state="proposed",
                    version=1,
                    figures="",
                    reason="",
                )
            )
            assert made.inserted_primary_key is not None
            number = int(made.inserted_primary_key[0])
            record(database, connection, f"edition.{kind}", slug, actor=who.name, usulan=number)
            return number
    except IntegrityError as error:
        raise EditionError("waiting") from error


def approve(
    database: AccountDatabase, who: Account, number: int, version: int, *, shown: str, figures: str
) -> None:
    """Decide that it is done: the intake process does it next.

    `shown`: the state of the figures when the page was made, `figures`: now. Raises EditionError.
    """
    with database.writing() as connection:
        row = _to_decide(connection, who, number)
        if shown != figures:
            raise EditionError("figures")
        decided = {"decided_by": who.id, "decided_at": now(), "figures": figures, "reason": ""}
        _move(connection, number, version, "doing", **decided)
        alone = {"satu_orang": True} if row["proposed_by"] == who.id else {}
        record(database, connection, "edition.approve", row["slug"], actor=who.name, usulan=number, **alone)


def return_(database: AccountDatabase, who: Account, number: int, version: int, reason: str) -> None:
    """Give it back with a reason. Raises EditionError."""
    if not reason.strip():
        raise EditionError("reason")
    with database.writing() as connection:
        row = _to_decide(connection, who, number)
        why = reason.strip()[:500]
        _move(connection, number, version, "returned", decided_by=who.id, decided_at=now(), reason=why)
        record(database, connection, "edition.return", row["slug"], actor=who.name, usulan=number, alasan=why)


def cancel(database: AccountDatabase, who: Account, number: int, version: int) -> None:
    """Take back what one asked for oneself. Raises EditionError."""
    with database.writing() as connection:
        row = _row(connection, number)
        if row["proposed_by"] != who.id or not who.may("see_all"):
            raise EditionError("role")
        _move(connection, number, version, "cancelled")
        record(database, connection, "edition.cancel", row["slug"], actor=who.name, usulan=number)


def edition_deeds(database: AccountDatabase, *, most: int = 30) -> list[EditionDeed]:
    """The newest, newest first; for who may see all."""
    deed = tables.edition_deed
    one, other = tables.account.alias("one"), tables.account.alias("other")
    query = (
        select(deed, one.c.name.label("proposer"), other.c.name.label("decider"))
        .join(one, one.c.id == deed.c.proposed_by)
        .outerjoin(other, other.c.id == deed.c.decided_by)
        .order_by(deed.c.id.desc())
        .limit(most)
    )
    with database.engine.connect() as connection:
        return [_proposal(row) for row in connection.execute(query).mappings()]


def claim(database: AccountDatabase) -> EditionDeed | None:
    """The next for the intake process, the oldest first; taken until `finish` or `release_all`."""
    deed = tables.edition_deed.c
    waits = (deed.state == "doing") & deed.claimed_at.is_(None)
    with database.engine.connect() as connection:
        number = connection.execute(select(deed.id).where(waits).order_by(deed.id).limit(1)).scalar()
    if number is None:
        return None
    with database.writing() as connection:
        connection.execute(update(tables.edition_deed).where(deed.id == number).values(claimed_at=now()))
    return next((one for one in edition_deeds(database, most=1_000) if one.id == number), None)


def release_all(database: AccountDatabase) -> None:
    """After a start: what an intake process that is no more had taken is there to be taken again."""
    deed = tables.edition_deed
    with database.writing() as connection:
        connection.execute(update(deed).values(claimed_at=None).where(deed.c.state == "doing"))


def finish(database: AccountDatabase, done: EditionDeed, state: State, reason: str = "") -> None:
    """What became of it; back to `proposed` it is decided on again."""
    deed = tables.edition_deed
    changes: dict[str, Any] = {"state": state, "reason": reason, "version": done.version + 1}
    if state == "proposed":
        changes |= {"decided_by": None, "decided_at": None}
    with database.writing() as connection:
        query = update(deed).where(deed.c.id == done.id, deed.c.version == done.version)
        if connection.execute(query.values(claimed_at=None, **changes)).rowcount == 1:
            record(database, connection, f"edition.{state}", done.slug, actor=INTAKE, usulan=done.id)


def _row(connection: Connection, number: int) -> Any:
    deed = tables.edition_deed
    row = connection.execute(select(deed).where(deed.c.id == number)).mappings().first()
    if row is None:
        raise EditionError("stale")
    return row


def _to_decide(connection: Connection, who: Account, number: int) -> Any:
    row = _row(connection, number)
    if not who.may("publish"):
        raise EditionError("role")
    if needs_second(connection, who, row["proposed_by"]):
        raise EditionError("same_person")
    return row


def _move(connection: Connection, number: int, version: int, state: State, **changes: Any) -> None:
    deed = tables.edition_deed
    done = connection.execute(
        update(deed)
        .where(deed.c.id == number, deed.c.version == version, deed.c.state == "proposed")
        .values(state=state, version=version + 1, claimed_at=None, **changes)
    )
    if done.rowcount != 1:
        raise EditionError("stale")


def _proposal(row: Any) -> EditionDeed:
    names = ("id", "kind", "slug", "title", "collection", "embargo_until", "proposed_at", "state", "version")
    more = ("figures", "decided_at", "reason")
    return EditionDeed(
        proposed_by=row["proposer"],
        decided_by=row["decider"],
        **{name: row[name] for name in (*names, *more)},
    )
