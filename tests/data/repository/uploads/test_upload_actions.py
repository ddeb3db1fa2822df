"""Two people publish: who may do what to an upload, in the product and, behind its back, in the database."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import Account, find
from data.repository.audit.trail import check, records
from data.repository.uploads import queue, upload_actions, uploads
from data.repository.uploads.upload_actions import DeedError

MARK = "1 0 0"


def who(database: AccountDatabase, name: str) -> Account:
    found = find(database, name)
    assert found is not None
    return found


def sent(database: AccountDatabase, name: str, *, digest: str = "d", areas: str = "33.19") -> int:
    """An upload of this account that was read, and may be submitted."""
    account = who(database, name)
    number, new = uploads.add(
        database,
        account,
        digest=digest,
        file_name="a.xlsx",
        stored="ab12",
        size=5,
        period="",
        collection="resmi",
    )
    assert new
    job = queue.claim(database)
    assert job is not None
    assert queue.finish(database, job, "read", report={}, areas=areas, figures=MARK)
    return number


def row(database: AccountDatabase, number: int) -> tuple[str, int]:
    upload = tables.upload.c
    with database.engine.connect() as connection:
        found = connection.execute(select(upload.state, upload.version).where(upload.id == number)).one()
    return str(found.state), int(found.version)


def submitted(database: AccountDatabase, name: str) -> tuple[int, int]:
    number = sent(database, name)
    upload_actions.submit(database, who(database, name), number, row(database, number)[1])
    return number, row(database, number)[1]


def refused(reason: str, deed, *arguments, **named) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DeedError) as error:
        deed(*arguments, **named)
    assert error.value.reason == reason


def test_one_submits_another_publishes(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    upload_actions.publish(account_database, who(account_database, "terbit"), number, version, figures=MARK)
    assert row(account_database, number) == ("publishing", version + 1)
    kinds = [record["kind"] for record in records(account_database, most=4)]
    assert kinds == ["upload.publish", "upload.submit", "intake.read", "upload"]
    assert check(account_database).is_intact


def test_nobody_publishes_alone(account_database: AccountDatabase) -> None:
    """A publisher who brought a file in can do everything with it but decide on it."""
    number, version = submitted(account_database, "terbit")
    one = who(account_database, "terbit")
    refused("same_person", upload_actions.publish, account_database, one, number, version, figures=MARK)
    refused("same_person", upload_actions.return_, account_database, one, number, version, "tidak")
    for name in ("sunting", "kudus", "kepala"):
        other = who(account_database, name)
        with pytest.raises(DeedError):
            upload_actions.publish(account_database, other, number, version, figures=MARK)
    assert row(account_database, number) == ("submitted", version)
    upload_actions.publish(account_database, who(account_database, "terbit2"), number, version, figures=MARK)


def test_who_submits_for_somebody_else_does_not_publish_either(account_database: AccountDatabase) -> None:
    number = sent(account_database, "kudus")
    one = who(account_database, "terbit")
    upload_actions.submit(account_database, one, number, row(account_database, number)[1])
    version = row(account_database, number)[1]
    refused("same_person", upload_actions.publish, account_database, one, number, version, figures=MARK)
    upload_actions.publish(account_database, who(account_database, "terbit2"), number, version, figures=MARK)


@pytest.mark.parametrize("alone", ["account_id", "submitted_by"])
def test_the_database_itself_refuses_the_same_person(account_database: AccountDatabase, alone: str) -> None:
    number, _ = submitted(account_database, "sunting")
    statement = f"UPDATE upload SET state = 'publishing', decided_by = {alone} WHERE id = {number}"
    with pytest.raises(DatabaseError, match="two_people"), account_database.writing() as connection:
        connection.execute(text(statement))
    for state in ("publishing", "published"):
        with pytest.raises(DatabaseError, match="somebody"), account_database.writing() as connection:
            connection.execute(text(f"UPDATE upload SET state = '{state}' WHERE id = {number}"))


@pytest.mark.parametrize(
    "change", ["account_id = 4", "submitted_by = 4", "submitted_by = NULL", "digest = 'other'"]
)
def test_who_brought_it_in_cannot_be_rewritten(account_database: AccountDatabase, change: str) -> None:
    """Else one person could be made two by an UPDATE in between."""
    number, _ = submitted(account_database, "sunting")
    with pytest.raises(DatabaseError, match="stands"), account_database.writing() as connection:
        connection.execute(text(f"UPDATE upload SET {change} WHERE id = {number}"))


def test_a_decision_stands(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    upload_actions.return_(account_database, who(account_database, "terbit"), number, version, "salah bulan")
    for change in ("decided_by = 4", "decided_by = NULL"):
        with pytest.raises(DatabaseError, match="stands"), account_database.writing() as connection:
            connection.execute(text(f"UPDATE upload SET {change} WHERE id = {number}"))


def test_of_two_publishers_at_once_one_comes_first(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    upload_actions.publish(account_database, who(account_database, "terbit"), number, version, figures=MARK)
    other = who(account_database, "terbit2")
    refused("stale", upload_actions.publish, account_database, other, number, version, figures=MARK)
    refused("stale", upload_actions.return_, account_database, other, number, version, "terlambat")


def test_a_stale_tab_and_a_replayed_form_do_nothing(account_database: AccountDatabase) -> None:
    number = sent(account_database, "sunting")
    one, version = who(account_database, "sunting"), row(account_database, number)[1]
    upload_actions.submit(account_database, one, number, version)
    refused("stale", upload_actions.submit, account_database, one, number, version)
    upload_actions.read_again(
        account_database, one, number, version + 1
    )  # read anew: what was seen is no more
    refused(
        "stale",
        upload_actions.publish,
        account_database,
        who(account_database, "terbit"),
        number,
        version + 1,
        figures=MARK,
    )


def test_figures_that_changed_are_looked_at_again(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    publisher = who(account_database, "terbit")
    refused("figures", upload_actions.publish, account_database, publisher, number, version, figures="2 0 0")
    upload_actions.read_again(account_database, publisher, number, version)
    job = queue.claim(account_database)
    assert job is not None
    assert job["submitted_by"] is not None
    queue.finish(account_database, job, "submitted", figures="2 0 0")
    upload_actions.publish(account_database, publisher, number, version + 2, figures="2 0 0")


def test_an_area_official_submits_own_areas_only(account_database: AccountDatabase) -> None:
    official = who(account_database, "kudus")
    for digest, areas, may in (
        ("a", "33.19", True),
        ("b", "33.19 33.20", False),
        ("c", "", False),
        ("f", "33 33.19", False),  # the province's, or of no area
    ):
        number = sent(account_database, "kudus", digest=digest, areas=areas)
        version = row(account_database, number)[1]
        if may:
            upload_actions.submit(account_database, official, number, version)
        else:
            refused("areas", upload_actions.submit, account_database, official, number, version)
    theirs = sent(account_database, "sunting", digest="e")
    version = row(account_database, theirs)[1]
    for deed in (upload_actions.submit, upload_actions.cancel, upload_actions.read_again):
        refused("stale", deed, account_database, official, theirs, version)
    assert uploads.find(account_database, theirs, official) is None
    assert {one.account for one in uploads.listed(account_database, official)} == {"kudus"}


def test_the_same_file_waits_once(account_database: AccountDatabase) -> None:
    """Sent twice by one it is one upload; by two people, only one of them can submit it."""
    first = sent(account_database, "sunting")
    again, new = uploads.add(
        account_database,
        who(account_database, "sunting"),
        digest="d",
        file_name="b.xlsx",
        stored="cd34",
        size=5,
        period="",
        collection="resmi",
    )
    assert (again, new) == (first, False)
    other = sent(account_database, "terbit")
    upload_actions.submit(
        account_database, who(account_database, "terbit"), other, row(account_database, other)[1]
    )
    version = row(account_database, first)[1]
    refused(
        "waiting", upload_actions.submit, account_database, who(account_database, "sunting"), first, version
    )
    assert row(account_database, first)[0] == "read"


def test_withdrawing_wants_a_publisher_and_a_reason(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    publisher = who(account_database, "terbit")
    upload_actions.publish(account_database, publisher, number, version, figures=MARK)
    job = queue.claim(account_database)
    assert job is not None
    queue.finish(account_database, job, "published", load_id=7)
    refused(
        "role",
        upload_actions.withdraw,
        account_database,
        who(account_database, "sunting"),
        number,
        version + 2,
        "x",
    )
    refused("reason", upload_actions.withdraw, account_database, publisher, number, version + 2, "  ")
    upload_actions.withdraw(account_database, publisher, number, version + 2, "salah bulan")
    assert row(account_database, number)[0] == "withdrawing"


def test_an_account_sends_only_so_much(
    account_database: AccountDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "A_DAY", 2)
    for digest in ("a", "b"):
        sent(account_database, "sunting", digest=digest)
    with pytest.raises(uploads.TooManyUploadsError):
        sent(account_database, "sunting", digest="c")
    sent(account_database, "terbit", digest="c")
    monkeypatch.setattr(uploads, "A_DAY", 50)
    monkeypatch.setattr(uploads, "KEPT_BYTES", 10)
    with pytest.raises(uploads.TooManyUploadsError):
        sent(account_database, "sunting", digest="c")


def test_a_job_is_taken_once_and_again_after_a_crash(account_database: AccountDatabase) -> None:
    number, version = submitted(account_database, "sunting")
    upload_actions.publish(account_database, who(account_database, "terbit"), number, version, figures=MARK)
    job = queue.claim(account_database)
    assert job is not None
    assert (job["id"], job["uploader"]) == (number, "sunting")
    assert queue.claim(account_database) is None
    queue.release_all(account_database)  # another intake process starts
    assert queue.claim(account_database) is not None
    with account_database.writing() as connection:  # meanwhile it became another
        connection.execute(update(tables.upload).values(version=99))
    assert not queue.finish(account_database, job, "published", load_id=1)


def test_the_intake_is_there_while_a_job_goes_on(
    account_database: AccountDatabase, later: Callable[..., None]
) -> None:
    """It says so between jobs only; one it holds says so for as long as a job may take."""
    submitted(account_database, "sunting")
    assert not queue.alive(account_database)
    queue.seen(account_database)
    later(seconds=31)
    assert not queue.alive(account_database)
    number = sent(account_database, "kudus", digest="e")
    upload_actions.read_again(
        account_database, who(account_database, "kudus"), number, row(account_database, number)[1]
    )
    assert not queue.alive(account_database)
    assert queue.claim(account_database) is not None
    later(minutes=10, seconds=29)
    assert queue.alive(account_database)
    later(seconds=1)
    assert not queue.alive(account_database)
