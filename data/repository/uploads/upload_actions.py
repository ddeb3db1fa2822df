"""What people do to an upload: submit, take back, publish, return, withdraw, have it read again.

Each deed checks role, person and state where it is done, in one transaction with its record in the audit.
That the two people are two is also held by the database itself, unless the office lets one publish.
"""

from typing import Any, Literal

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.accounts.one_person import needs_second
from data.repository.audit.trail import record
from data.repository.uploads.uploads import State

Reason = Literal["role", "stale", "same_person", "areas", "figures", "waiting", "reason", "nothing"]


class DeedError(Exception):
    """A deed that is not done.

    `reason`: role (not one's right), stale (the upload is another by now), same_person, areas (not one's
    own), figures (they changed since it was read), waiting (the same file waits already), reason (none
    is given), nothing (no question was answered).
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


def submit(database: AccountDatabase, who: Account, number: int, version: int) -> None:
    """Put a file that was read before a second person. Raises DeedError."""
    try:
        with database.writing() as connection:
            row = seen(connection, who, number)
            areas = set(row["areas"].split())
            if not who.may("see_all") and not (areas and areas <= set(who.areas)):
                raise DeedError("areas")
            move(connection, number, version, "read", "submitted", submitted_by=who.id, submitted_at=now())
            record(database, connection, "upload.submit", str(number), actor=who.name)
    except IntegrityError as error:
        raise DeedError("waiting") from error


def cancel(database: AccountDatabase, who: Account, number: int, version: int) -> None:
    """Take one's own upload back before anybody has decided. Raises DeedError."""
    with database.writing() as connection:
        row = seen(connection, who, number)
        if row["account_id"] != who.id:
            raise DeedError("role")
        if row["state"] not in ("read", "refused", "submitted"):
            raise DeedError("stale")
        move(connection, number, version, row["state"], "cancelled")
        record(database, connection, "upload.cancel", str(number), actor=who.name)


def read_again(database: AccountDatabase, who: Account, number: int, version: int) -> None:
    """Have a file compared with the figures as they are now; who has submitted it stays. Raises DeedError."""
    with database.writing() as connection:
        row = seen(connection, who, number)
        if row["state"] not in ("read", "submitted"):
            raise DeedError("stale")
        try:
            move(connection, number, version, row["state"], "received")
        except IntegrityError as error:
            raise DeedError("waiting") from error
        record(database, connection, "upload.read_again", str(number), actor=who.name)


def publish(database: AccountDatabase, who: Account, number: int, version: int, *, figures: str) -> None:
    """Decide that a submitted file is published: the intake process does it next.

    `figures`: their state now, which must be the one the person was shown. Raises DeedError.
    """
    with database.writing() as connection:
        row = _decided(connection, who, number)
        if row["figures"] != figures:
            raise DeedError("figures")
        _decide(connection, who, number, version, "publishing")
        detail = {"digest": row["digest"], **({"satu_orang": True} if who.id in _own(row) else {})}
        record(database, connection, "upload.publish", str(number), actor=who.name, **detail)


def return_(database: AccountDatabase, who: Account, number: int, version: int, reason: str) -> None:
    """Give a submitted file back with a reason. Raises DeedError."""
    with database.writing() as connection:
        _decided(connection, who, number)
        _decide(connection, who, number, version, "returned", reason=_required_reason(reason))
        record(
            database,
            connection,
            "upload.return",
            str(number),
            actor=who.name,
            reason=_required_reason(reason),
        )


def withdraw(database: AccountDatabase, who: Account, number: int, version: int, reason: str) -> None:
    """Take a published file out again, as `python -m etl withdraw` does. Raises DeedError."""
    with database.writing() as connection:
        seen(connection, who, number)
        if not who.may("publish"):
            raise DeedError("role")
        changes = {"reason": _required_reason(reason), "withdrawn_by": who.id}
        move(connection, number, version, "published", "withdrawing", **changes)
        record(
            database,
            connection,
            "upload.withdraw",
            str(number),
            actor=who.name,
            reason=_required_reason(reason),
        )


def withdrawn_outside(database: AccountDatabase, who: Account, load_id: int, reason: str) -> None:
    """Note at the upload, if there is one, that its load was taken out by the command line."""
    upload = tables.upload
    with database.writing() as connection:
        done = connection.execute(
            update(upload)
            .where(upload.c.load_id == load_id, upload.c.state == "published")
            .values(
                state="withdrawn",
                version=upload.c.version + 1,
                withdrawn_by=who.id,
                reason=_required_reason(reason),
            )
        )
        if done.rowcount:
            record(database, connection, "upload.withdrawn", str(load_id), actor=who.name)


def _required_reason(reason: str) -> str:
    if not reason.strip():
        raise DeedError("reason")
    return reason.strip()[:500]


def seen(connection: Connection, who: Account, number: int) -> Any:
    """The row of an upload that somebody may handle. Raises DeedError."""
    row = connection.execute(select(tables.upload).where(tables.upload.c.id == number)).mappings().first()
    if row is None or not (who.may("see_all") or row["account_id"] == who.id):
        raise DeedError("stale")
    if not who.may("upload"):
        raise DeedError("role")
    return row


def _decided(connection: Connection, who: Account, number: int) -> Any:
    row = seen(connection, who, number)
    if not who.may("publish"):
        raise DeedError("role")
    if needs_second(connection, who, *_own(row)):
        raise DeedError("same_person")
    return row


def _own(row: Any) -> tuple[int | None, int]:
    """Whose it is: who submitted it and who brought it in."""
    return row["submitted_by"], row["account_id"]


def _decide(
    connection: Connection, who: Account, number: int, version: int, state: State, **more: Any
) -> None:
    move(connection, number, version, "submitted", state, decided_by=who.id, decided_at=now(), **more)


def move(
    connection: Connection, number: int, version: int, before: str, after: State, **changes: Any
) -> None:
    """From one state to the next, if it is still as the person saw it: of two at once one comes first."""
    upload = tables.upload
    done = connection.execute(
        update(upload)
        .where(upload.c.id == number, upload.c.version == version, upload.c.state == before)
        .values(state=after, version=version + 1, claimed_at=None, **changes)
    )
    if done.rowcount != 1:
        raise DeedError("stale")
