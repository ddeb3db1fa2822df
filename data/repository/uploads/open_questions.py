"""Answers to what a file leaves open (33.10 or 33.01? 48.118 or 4.811?): kept with it, by whom and when.

They are declared corrections of this file alone; the file itself is never changed. Of several answers to one
question the last counts, and all stay readable.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now, wib
from data.repository.accounts.accounts import Account
from data.repository.accounts.roles import ROLE_WORDS
from data.repository.audit.trail import record
from data.repository.uploads.readings import keep_reading
from data.repository.uploads.upload_actions import DeedError, move, seen
from data.repository.uploads.uploads import Upload

STATES = ("read", "refused")
EMPTY = "kosong"


@dataclass(frozen=True)
class GivenAnswer:
    """Which area a row of a file means: `find` is what it says, `account` who answered, `at` when (UTC)."""

    sheet: str | None
    row: int
    find: str
    area: str
    account: str
    role: str
    office: str
    at: datetime


def questions(upload: Upload) -> dict[int, dict[str, Any]]:
    """The findings of a file that have candidates or readings, by their place among all of its findings."""
    found = upload.report.get("temuan", {}).get("daftar", [])
    return {
        number: one
        for number, one in enumerate(found)
        if one.get("bacaan") or (one.get("calon") and one["isi"] and one["baris"])
    }


def choices(question: dict[str, Any]) -> list[str]:
    """What may be answered to a question: codes of areas, or counts of people (EMPTY: no figure)."""
    if reading := question.get("bacaan"):
        return [EMPTY if people is None else str(people) for people in reading["orang"]]
    return [one["kode"] for one in question.get("calon", ())]


def answer(
    database: AccountDatabase, who: Account, upload: Upload, version: int, chosen: Mapping[int, str]
) -> None:
    """Keep what somebody chose (question -> one of its `choices`) and have the file read again.

    Only a choice of the question is taken; `upload` is as it was shown, of this `version`. Raises
    DeedError.
    """
    asked = questions(upload)
    if not chosen:
        raise DeedError("nothing")
    if any(code not in choices(asked.get(n, {})) for n, code in chosen.items()):
        raise DeedError("stale")
    with database.writing() as connection:
        row = seen(connection, who, upload.id)
        if row["state"] not in STATES or row["stored"] is None:
            raise DeedError("stale")
        move(connection, upload.id, version, row["state"], "received")
        for number, code in chosen.items():
            question = asked[number]
            if cell := question.get("bacaan"):
                keep_reading(connection, who, upload.id, cell, None if code == EMPTY else int(code))
                continue
            connection.execute(
                insert(tables.upload_answer).values(
                    upload_id=upload.id,
                    sheet=question["lembar"],
                    source_row=question["baris"],
                    find=question["isi"],
                    area_code=code,
                    account_id=who.id,
                    answered_at=now(),
                )
            )
        record(database, connection, "upload.answer", str(upload.id), actor=who.name, jawaban=len(chosen))


def answers(database: AccountDatabase, number: int) -> list[GivenAnswer]:
    """The answers of an upload that count, in the order of its rows."""
    given, account = tables.upload_answer, tables.account
    query = (
        select(given, account.c.name, account.c.role, account.c.office)
        .join(account, account.c.id == given.c.account_id)
        .where(given.c.upload_id == number)
        .order_by(given.c.id)
    )
    found: dict[tuple[str | None, int], GivenAnswer] = {}
    with database.engine.connect() as connection:
        for row in connection.execute(query).mappings():
            found[row["sheet"], row["source_row"]] = GivenAnswer(
                sheet=row["sheet"],
                row=row["source_row"],
                find=row["find"],
                area=row["area_code"],
                account=row["name"],
                role=row["role"],
                office=row["office"],
                at=row["answered_at"],
            )
    return sorted(found.values(), key=lambda one: (one.sheet or "", one.row))


def for_the_job(database: AccountDatabase, number: int) -> list[dict[str, Any]]:
    """The same as the intake process hands them on: role and office, for everybody to read, and no name."""
    return [
        {
            "sheet": one.sheet,
            "row": one.row,
            "find": one.find,
            "area": one.area,
            "by": " ".join(filter(None, [ROLE_WORDS[one.role], one.office])),
            "on": f"{wib(one.at):%Y-%m-%d}",
        }
        for one in answers(database, number)
    ]
