"""What is written in the browser: who may write about which areas, and where it goes from there.

A statement is an upload whose file we made: rows of a format that files use. All but agreements go the way of
every file, to a second person; the database holds that too.
"""

from collections.abc import Collection

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import Account
from data.repository.uploads import uploads
from data.repository.uploads.forms import AT_ONCE, Form
from data.repository.uploads.quarantine import Arrival
from data.repository.uploads.upload_actions import DeedError

COLLECTION = "resmi"


def may_write(who: Account, areas: Collection[str]) -> bool:
    """Whether somebody may write about these areas: area officials about their own, others about all."""
    return who.may("upload") and bool(areas) and (who.may("see_all") or set(areas) <= set(who.areas))


def write(
    database: AccountDatabase,
    who: Account,
    form: Form,
    arrival: Arrival,
    *,
    title: str,
    areas: Collection[str],
    about: str = "",
    seen: str = "",
) -> int:
    """Hand a statement, whose file has been written to `arrival`, to the intake process; the upload's number.

    `about`: what it says, in a line. `seen`: of what stands at once, which row of which load it takes the
    place of (see etl.intake.statement).
    Raises DeedError (role, areas) and TooManyUploadsError; then nothing is kept.
    """
    try:
        if not who.may("upload"):
            raise DeedError("role")
        if not may_write(who, areas):
            raise DeedError("areas")
        arrival.keep()
        number, new = uploads.add(
            database,
            who,
            digest=arrival.digest,
            file_name=title,
            stored=arrival.name,
            size=arrival.size,
            period="",
            collection=COLLECTION,
            form=form,
            state="stating" if form in AT_ONCE else "received",
            figures=seen,
            report={"tulisan": about},
        )
    except BaseException:
        arrival.drop()
        raise
    if not new:
        arrival.drop()
    return number
