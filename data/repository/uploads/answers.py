"""Answers to what a file leaves open (33.10 or 33.01? Kab. or Kota?): kept with it, by whom and when.

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
from data.repository.audit.trail import record
from data.repository.uploads.deeds import DeedError, move, seen
from data.repository.uploads.uploads import Upload

ROLES = {
    "area": "pejabat daerah",
    "editor": "penyunting",
    "publisher": "penerbit",
    "administrator": "administrator",
}
STATES = ("read", "refused")


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
    """The findings of a file that have candidates, by their place among all of its findings."""
    found = upload.report.get("temuan", {}).get("daftar", [])
    return {
        number: one for number, one in enumerate(found) if one.get("calon") and one["isi"] and one["baris"]
    }


def answer(
    database: AccountDatabase, who: Account, upload: Upload, version: int, chosen: Mapping[int, str]
) -> None:
    """Keep what somebody chose (question -> area code) and have the file read again. Raises DeedError.

    Only a candidate of the question is taken; `upload` is as it was shown, of this `version`.
    """
    asked = questions(upload)
    if not chosen:
        raise DeedError("nothing")
    if any(
        code not in {one["kode"] for one in asked.get(n, {}).get("calon", ())} for n, code in chosen.items()
    ):
        raise DeedError("stale")
    with database.writing() as connection:
        row = seen(connection, who, upload.id)
        if row["state"] not in STATES or row["stored"] is None:
            raise DeedError("stale")
        move(connection, upload.id, version, row["state"], "received")
        for number, code in chosen.items():
            question = asked[number]
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
            "by": " ".join(filter(None, [ROLES[one.role], one.office])),
            "on": f"{wib(one.at):%Y-%m-%d}",
        }
        for one in answers(database, number)
    ]
