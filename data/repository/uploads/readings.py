"""Which counts cells of a file mean (48.118 or 4.811?), said by a person: kept with it, by whom and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now, wib
from data.repository.accounts.accounts import Account
from data.repository.accounts.roles import ROLE_WORDS


@dataclass(frozen=True)
class GivenReading:
    """How many people a cell of a file means (None: no figure); `find` is what it says, `at` is UTC."""

    sheet: str | None
    row: int
    column: int
    find: str
    people: int | None
    account: str
    role: str
    office: str
    at: datetime


def keep_reading(
    connection: Connection, who: Account, upload: int, asked: dict[str, Any], people: int | None
) -> None:
    """Keep what somebody chose for the cell that was `asked` about; in the caller's transaction."""
    connection.execute(
        insert(tables.upload_reading).values(
            upload_id=upload,
            sheet=asked["lembar"],
            source_row=asked["baris"],
            source_column=asked["kolom"],
            find=asked["isi"],
            people=people,
            account_id=who.id,
            answered_at=now(),
        )
    )


def given_readings(database: AccountDatabase, number: int) -> list[GivenReading]:
    """The readings of an upload that count, the last for each cell, in the order of its rows."""
    given, account = tables.upload_reading, tables.account
    query = (
        select(given, account.c.name, account.c.role, account.c.office)
        .join(account, account.c.id == given.c.account_id)
        .where(given.c.upload_id == number)
        .order_by(given.c.id)
    )
    found: dict[tuple[str | None, int, int], GivenReading] = {}
    with database.engine.connect() as connection:
        for row in connection.execute(query).mappings():
            found[row["sheet"], row["source_row"], row["source_column"]] = GivenReading(
                sheet=row["sheet"],
                row=row["source_row"],
                column=row["source_column"],
                find=row["find"],
                people=row["people"],
                account=row["name"],
                role=row["role"],
                office=row["office"],
                at=row["answered_at"],
            )
    return sorted(found.values(), key=lambda one: (one.sheet or "", one.row, one.column))


def readings_for_the_job(database: AccountDatabase, number: int) -> list[dict[str, Any]]:
    """The same as the intake process hands them on: role and office, for everybody to read, and no name."""
    return [
        {
            "sheet": one.sheet,
            "row": one.row,
            "column": one.column,
            "find": one.find,
            "people": one.people,
            "by": " ".join(filter(None, [ROLE_WORDS[one.role], one.office])),
            "on": f"{wib(one.at):%Y-%m-%d}",
        }
        for one in given_readings(database, number)
    ]
