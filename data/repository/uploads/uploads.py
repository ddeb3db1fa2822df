"""Uploads as values: added, found and listed, as far as somebody may see them."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record
from data.repository.uploads.forms import AT_ONCE

State = Literal[
    "received", "read", "refused", "failed", "cancelled", "submitted", "returned",
    "publishing", "published", "withdrawing", "withdrawn", "stating", "stated",
]  # fmt: skip
OPEN: tuple[State, ...] = ("received", "read", "refused", "submitted", "publishing", "stating")
A_DAY = 50  # uploads of one account
WRITTEN_A_DAY = 400  # forms of one account: a meeting notes an agreement a minute
KEPT_BYTES = 500_000_000  # of one account in quarantine
SHOWN = 100


class TooManyUploadsError(Exception):
    """An account has sent as much as it may."""


@dataclass(frozen=True)
class Upload:
    """A file on its way; people by the names of their accounts."""

    id: int
    file_name: str
    stored: str | None
    size: int
    period: str
    collection: str
    account: str
    uploaded_at: datetime
    state: State
    version: int
    report: dict[str, Any]
    areas: tuple[str, ...]
    figures: str
    submitted_by: str | None
    submitted_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    withdrawn_by: str | None
    load_id: int | None
    form: str
    options: dict[str, Any]

    @property
    def waits_for_intake(self) -> bool:
        """Whether the intake process has to do something."""
        return self.state in ("received", "publishing", "withdrawing", "stating")


_PEOPLE = {name: tables.account.alias(name) for name in ("account", "submitted", "decided", "withdrawn")}


def _query() -> Select[Any]:
    upload = tables.upload
    people = {
        "account": upload.c.account_id,
        "submitted": upload.c.submitted_by,
        "decided": upload.c.decided_by,
        "withdrawn": upload.c.withdrawn_by,
    }
    joined: Any = upload
    for name, column in people.items():
        joined = joined.outerjoin(_PEOPLE[name], _PEOPLE[name].c.id == column)
    names = [_PEOPLE[name].c.name.label(f"name_{name}") for name in people]
    return select(upload, *names).select_from(joined)


def _upload(row: Row[Any]) -> Upload:
    cells = row._mapping
    return Upload(
        id=cells["id"],
        file_name=cells["file_name"],
        stored=cells["stored"],
        size=cells["size"],
        period=cells["period"],
        collection=cells["collection"],
        account=cells["name_account"],
        uploaded_at=cells["uploaded_at"],
        state=cells["state"],
        version=cells["version"],
        report=json.loads(cells["report"] or "{}"),
        areas=tuple(cells["areas"].split()),
        figures=cells["figures"],
        submitted_by=cells["name_submitted"],
        submitted_at=cells["submitted_at"],
        decided_by=cells["name_decided"],
        decided_at=cells["decided_at"],
        reason=cells["reason"],
        withdrawn_by=cells["name_withdrawn"],
        load_id=cells["load_id"],
        form=cells["form"],
        options=json.loads(cells["options"] or "{}"),
    )


def find(database: AccountDatabase, number: int, who: Account) -> Upload | None:
    """An upload; None where there is none, or it is somebody else's and not one's business."""
    with database.engine.connect() as connection:
        row = connection.execute(_query().where(tables.upload.c.id == number)).first()
    found = None if row is None else _upload(row)
    return found if found is not None and (who.may("see_all") or found.account == who.name) else None


def listed(
    database: AccountDatabase,
    who: Account,
    *,
    states: tuple[State, ...] = (),
    own: bool = False,
    at_once: bool = False,
    most: int | None = SHOWN,
) -> list[Upload]:
    """The newest uploads that somebody may see or, with `own`, has sent; newest first (`most` None: all).

    With `at_once` what needs no second person, and nothing else; without it all the rest.
    """
    query = _query().order_by(tables.upload.c.id.desc()).limit(most)
    kind = tables.upload.c.form
    query = query.where(kind.in_(AT_ONCE) if at_once else kind.not_in(AT_ONCE))
    if own or not who.may("see_all"):
        query = query.where(tables.upload.c.account_id == who.id)
    if states:
        query = query.where(tables.upload.c.state.in_(states))
    with database.engine.connect() as connection:
        return [_upload(row) for row in connection.execute(query)]


def add(
    database: AccountDatabase,
    who: Account,
    *,
    digest: str,
    file_name: str,
    stored: str,
    size: int,
    period: str,
    collection: str,
    form: str = "",
    state: State = "received",
    figures: str = "",
    report: dict[str, Any] | None = None,
    options: dict[str, Any] | None = None,
    submitted: bool = False,
) -> tuple[int, bool]:
    """Note a file that has arrived; its number, and whether it is new.

    `form`: which of our forms it was written with (data.repository.uploads.statements); empty for a file.
    `options`: options of the command line (names of the arguments of etl.pipeline.load_file). `submitted`:
    once it is read it waits for a second person.
    The same file of the same account that is still on its way is the same upload: a form that is sent twice
    makes one. Raises TooManyUploadsError.
    """
    upload, moment = tables.upload.c, now()
    how = json.dumps(options, sort_keys=True) if options else ""
    with database.writing() as connection:
        same = select(upload.id).where(
            upload.account_id == who.id,
            upload.digest == digest,
            upload.period == period,
            upload.options == how,
            upload.state.in_(OPEN),
        )
        if (known := connection.execute(same).scalar()) is not None:
            return int(known), False
        _within_bounds(connection, who, size, written=bool(form))
        made = connection.execute(
            insert(tables.upload).values(
                digest=digest,
                file_name=file_name,
                stored=stored,
                size=size,
                period=period,
                collection=collection,
                account_id=who.id,
                uploaded_at=moment,
                state=state,
                version=1,
                report=json.dumps(report, ensure_ascii=False) if report else "",
                areas="",
                figures=figures,
                reason="",
                form=form,
                options=how,
                submitted_by=who.id if submitted else None,
                submitted_at=moment if submitted else None,
            )
        )
        assert made.inserted_primary_key is not None
        number = int(made.inserted_primary_key[0])
        record(database, connection, "upload", str(number), actor=who.name, digest=digest, size=size)
        if submitted:
            record(database, connection, "upload.submit", str(number), actor=who.name)
        return number, True


def require_room(database: AccountDatabase, who: Account) -> None:
    """Raise TooManyUploadsError before anything is read of a file that could not be kept."""
    with database.engine.connect() as connection:
        _within_bounds(connection, who, 0)


def _within_bounds(connection: Connection, who: Account, size: int, *, written: bool = False) -> None:
    upload = tables.upload.c
    mine = upload.account_id == who.id
    kind = upload.form != "" if written else upload.form == ""
    today = select(func.count()).where(mine, kind, upload.uploaded_at > now() - timedelta(days=1))
    kept = select(func.coalesce(func.sum(upload.size), 0)).where(mine, upload.stored.is_not(None))
    if connection.execute(today).scalar_one() >= (WRITTEN_A_DAY if written else A_DAY):
        raise TooManyUploadsError
    if connection.execute(kept).scalar_one() + size > KEPT_BYTES:
        raise TooManyUploadsError
