"""What areas answer about a draft: append-only; of several answers of an area the last counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record
from data.repository.drafts.links import Link, is_valid_link
from data.repository.drafts.rounds import WAITS, DraftError

Verdict = Literal["right", "wrong", "silent"]
MOST = 20  # answers of an area to one question
LONGEST_WORDS, LONGEST_NAME = 1_000, 120


@dataclass(frozen=True)
class Answer:
    """What an area said, when (UTC), and who for it; `account` is empty for a link and for silence."""

    area: str
    at: datetime
    verdict: Verdict
    words: str
    account: str
    person: str
    office: str
    by_link: bool


def answer_signed_in(
    database: AccountDatabase, who: Account, number: int, area: str, verdict: str, words: str
) -> None:
    """The answer of an area official for an own area. Raises DraftError."""
    if area not in who.areas or not who.may("answer"):
        raise DraftError("role")
    with database.writing() as connection:
        _add(
            connection, number, area, verdict, words, account_id=who.id, person=who.person, office=who.office
        )
        record(
            database, connection, "draft.answer", str(number), actor=who.name, daerah=area, jawaban=verdict
        )


def answer_by_link(
    database: AccountDatabase, link: Link, verdict: str, words: str, *, person: str, office: str
) -> None:
    """The answer of who was sent a link, who says name and office. Raises DraftError."""
    if not person.strip() or not office.strip():
        raise DraftError("name")
    with database.writing() as connection:
        if not is_valid_link(connection, link):
            raise DraftError("over")
        said = {"person": _short(person), "office": _short(office)}
        _add(connection, link.round_id, link.area, verdict, words, link_id=link.id, **said)
        detail = {"daerah": link.area, "jawaban": verdict, "tautan": link.id, "orang": said["person"]}
        record(
            database,
            connection,
            "draft.answer",
            str(link.round_id),
            actor="",
            kantor=said["office"],
            **detail,
        )


def answers(database: AccountDatabase, number: int) -> list[Answer]:
    """Every answer of a round, in order."""
    answer, account = tables.draft_answer, tables.account
    query = (
        select(answer, account.c.name)
        .select_from(answer.outerjoin(account, account.c.id == answer.c.account_id))
        .where(answer.c.round_id == number)
        .order_by(answer.c.id)
    )
    with database.engine.connect() as connection:
        return [
            Answer(
                area=row["area_code"],
                at=row["answered_at"],
                verdict=row["verdict"],
                words=row["words"],
                account=row["name"] or "",
                person=row["person"],
                office=row["office"],
                by_link=row["link_id"] is not None,
            )
            for row in connection.execute(query).mappings()
        ]


def latest(found: Iterable[Answer]) -> dict[str, Answer]:
    """Of each area the answer that counts."""
    return {one.area: one for one in found}


def _short(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST_NAME]


def _add(connection: Connection, number: int, area: str, verdict: str, words: str, **who: str | int) -> None:
    said = words.replace("\0", "").strip()[:LONGEST_WORDS]
    if verdict not in ("right", "wrong"):
        raise DraftError("verdict")
    if verdict == "wrong" and not said:
        raise DraftError("words")
    if verdict == "right" and said:
        raise DraftError("both")
    asked, shown, answer = tables.draft_round, tables.draft_area.c, tables.draft_answer
    state = select(tables.upload.c.state).where(tables.upload.c.id == asked.c.upload_id).scalar_subquery()
    query = (
        select(asked.c.until, asked.c.closed_at, state)
        .join(tables.draft_area, shown.round_id == asked.c.id)
        .where(asked.c.id == number, shown.area_code == area)
    )
    row = connection.execute(query).first()
    if row is None:
        raise DraftError("role")
    until, closed_at, waits = row
    if closed_at is not None or until <= now() or (waits is not None and waits not in WAITS):
        raise DraftError("over")
    own = (answer.c.round_id == number) & (answer.c.area_code == area)
    if connection.execute(select(func.count()).select_from(answer).where(own)).scalar_one() >= MOST:
        raise DraftError("many")
    connection.execute(
        insert(answer).values(
            round_id=number,
            area_code=area,
            answered_at=now(),
            verdict=verdict,
            words=said,
            **who,
        )
    )
