"""A round: the areas are asked whether their figures of one draft are right, until a moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record

Reason = Literal["role", "over", "until", "empty", "asked", "words", "both", "name", "many", "verdict"]
LONGEST = timedelta(days=60)
WAITS = ("submitted", "received")  # states of an upload that nobody has decided on
CLOCK = "batas waktu"


class DraftError(Exception):
    """What is not done, and why.

    `reason`: role (not one's right or area), over (it is not asked any more), until (no moment to come),
    empty (no area is in the draft), asked (it is asked already), words (what is wrong is not said), both
    (right, and yet something is wrong), name (a link's answer names nobody), many (too many answers or
    links), verdict (no answer at all).
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Round:
    """A question to areas; moments are UTC. `decided`: its file was published or returned meanwhile."""

    id: int
    upload_id: int | None
    edition: str | None
    title: str
    opened_by: str
    opened_at: datetime
    until: datetime
    closed_at: datetime | None
    decided: bool
    areas: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether an answer is taken now."""
        return self.closed_at is None and not self.decided and self.until > now()


def _query() -> Select[Any]:
    asked, upload, account = tables.draft_round, tables.upload, tables.account
    joined = asked.join(account, account.c.id == asked.c.opened_by)
    joined = joined.outerjoin(upload, upload.c.id == asked.c.upload_id)
    return select(asked, account.c.name.label("opener"), upload.c.state).select_from(joined)


def _round(connection: Connection, row: Row[Any]) -> Round:
    area, cells = tables.draft_area.c, row._mapping
    codes = select(area.area_code).where(area.round_id == cells["id"]).order_by(area.area_code)
    return Round(
        id=cells["id"],
        upload_id=cells["upload_id"],
        edition=cells["edition"],
        title=cells["title"],
        opened_by=cells["opener"],
        opened_at=cells["opened_at"],
        until=cells["until"],
        closed_at=cells["closed_at"],
        decided=cells["state"] is not None and cells["state"] not in WAITS,
        areas=tuple(connection.execute(codes).scalars()),
    )


def open_round(
    database: AccountDatabase,
    who: Account,
    figures: Mapping[str, dict[str, Any]],
    *,
    title: str,
    until: datetime,
    upload_id: int | None = None,
    edition: str | None = None,
) -> int:
    """Ask these areas, each about its figures (data.changes.draft); the number of the round.

    Raises DraftError.
    """
    moment = now()
    if not who.may("see_all"):
        raise DraftError("role")
    if not moment < until <= moment + LONGEST:
        raise DraftError("until")
    if not figures:
        raise DraftError("empty")
    try:
        with database.writing() as connection:
            _close_due(database, connection)
            if upload_id is not None and _state(connection, upload_id) not in WAITS:
                raise DraftError("over")
            made = connection.execute(
                insert(tables.draft_round).values(
                    upload_id=upload_id,
                    edition=edition,
                    title=title[:160],
                    opened_by=who.id,
                    opened_at=moment,
                    until=until,
                )
            )
            assert made.inserted_primary_key is not None
            number = int(made.inserted_primary_key[0])
            connection.execute(
                insert(tables.draft_area),
                [
                    {"round_id": number, "area_code": code, "figures": json.dumps(shown, ensure_ascii=False)}
                    for code, shown in figures.items()
                ],
            )
            record(
                database,
                connection,
                "draft.ask",
                str(number),
                actor=who.name,
                until=f"{until:%Y-%m-%d %H:%M}",
            )
    except IntegrityError as error:
        raise DraftError("asked") from error
    return number


def _state(connection: Connection, upload_id: int) -> str | None:
    upload = tables.upload.c
    return connection.execute(select(upload.state).where(upload.id == upload_id)).scalar()


def find(database: AccountDatabase, number: int, who: Account | None = None) -> Round | None:
    """A round; None where there is none, or where it asks none of the areas of `who` (None: anybody's)."""
    with database.engine.connect() as connection:
        row = connection.execute(_query().where(tables.draft_round.c.id == number)).first()
        found = None if row is None else _round(connection, row)
    return found if found is not None and (who is None or own_areas(found, who)) else None


def listed(database: AccountDatabase, who: Account, *, most: int = 50) -> list[Round]:
    """The rounds that somebody has to do with, the newest first."""
    query = _query().order_by(tables.draft_round.c.id.desc())
    if not who.may("see_all"):
        area = tables.draft_area.c
        asked = select(area.round_id).where(area.area_code.in_(who.areas))
        query = query.where(tables.draft_round.c.id.in_(asked))
    with database.engine.connect() as connection:
        return [_round(connection, row) for row in connection.execute(query.limit(most)).all()]


def of_upload(database: AccountDatabase, upload_id: int) -> list[Round]:
    """The rounds about a file, the newest first."""
    query = _query().where(tables.draft_round.c.upload_id == upload_id)
    with database.engine.connect() as connection:
        rows = connection.execute(query.order_by(tables.draft_round.c.id.desc())).all()
        return [_round(connection, row) for row in rows]


def own_areas(asked: Round, who: Account) -> tuple[str, ...]:
    """The areas of a round that somebody may look at."""
    if who.may("see_all"):
        return asked.areas
    return tuple(code for code in asked.areas if code in who.areas) if who.may("drafts") else ()


def figures_of(database: AccountDatabase, number: int, area: str) -> dict[str, Any]:
    """What an area is shown; the caller knows that it may be."""
    shown = tables.draft_area.c
    query = select(shown.figures).where(shown.round_id == number, shown.area_code == area)
    with database.engine.connect() as connection:
        found: dict[str, Any] = json.loads(connection.execute(query).scalar_one())
    return found


def close(database: AccountDatabase, who: Account, number: int) -> None:
    """End a round before its moment; silence is recorded. Raises DraftError."""
    if not who.may("see_all"):
        raise DraftError("role")
    asked = tables.draft_round
    with database.writing() as connection:
        done = connection.execute(
            update(asked)
            .where(asked.c.id == number, asked.c.closed_at.is_(None), asked.c.until > now())
            .values(until=now())
        )
        if done.rowcount != 1:
            raise DraftError("over")
        record(database, connection, "draft.close", str(number), actor=who.name)
        _close_due(database, connection)


def close_due(database: AccountDatabase) -> None:
    """Record as silence that an area has not answered by the moment it was asked until."""
    asked = tables.draft_round.c
    due = select(asked.id).where(asked.closed_at.is_(None), asked.until <= now())
    with database.engine.connect() as connection:
        if connection.execute(due).first() is None:
            return
    with database.writing() as connection:
        _close_due(database, connection)


def _close_due(database: AccountDatabase, connection: Connection) -> None:
    asked, area, answer, moment = tables.draft_round, tables.draft_area.c, tables.draft_answer, now()
    due = select(asked.c.id).where(asked.c.closed_at.is_(None), asked.c.until <= moment)
    for number in connection.execute(due).scalars().all():
        answered = select(answer.c.area_code).where(answer.c.round_id == number)
        query = select(area.area_code).where(area.round_id == number, area.area_code.not_in(answered))
        silent = sorted(connection.execute(query).scalars())
        for code in silent:
            connection.execute(
                insert(answer).values(
                    round_id=number,
                    area_code=code,
                    answered_at=moment,
                    verdict="silent",
                    words="",
                    person="",
                    office="",
                )
            )
        connection.execute(update(asked).where(asked.c.id == number).values(closed_at=moment))
        record(database, connection, "draft.closed", str(number), actor=CLOCK, diam=silent)
