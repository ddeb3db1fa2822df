"""One person may publish where an administrator has said so; before and after, the database refuses it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data.database.accounts.opening import MIGRATIONS, AccountDatabase
from data.database.engine import begin_writing
from data.repository.accounts import one_person
from data.repository.accounts.accounts import AccountError
from data.repository.audit.trail import check, records
from data.repository.drafts import edition_proposals
from data.repository.uploads import upload_actions
from tests.data.repository.uploads.test_upload_actions import MARK, refused, row, sent, submitted, who

UPLOAD = "UPDATE upload SET state = 'publishing', decided_by = account_id WHERE id = {}"
EDITION = "UPDATE edition_deed SET state = 'doing', decided_by = proposed_by WHERE id = {}"


def behind(database: AccountDatabase, statement: str) -> None:
    with database.writing() as connection:
        connection.execute(text(statement))


def say(database: AccountDatabase, *, allowed: bool) -> None:
    one_person.say(database, who(database, "kepala"), allowed=allowed)


def proposed(database: AccountDatabase, slug: str) -> int:
    return edition_proposals.propose(
        database, who(database, "terbit"), "create", slug=slug, title="M", collection="resmi"
    )


def test_refused_before_allowed_while_it_is_said_and_refused_again(account_database: AccountDatabase) -> None:
    one, (number, version) = who(account_database, "terbit"), submitted(account_database, "terbit")
    back, other = (sent(account_database, "terbit", digest=digest) for digest in ("back", "other"))
    edition = proposed(account_database, "a")
    for statement in (UPLOAD.format(number), EDITION.format(edition)):
        with pytest.raises(DatabaseError, match="two_people"):
            behind(account_database, statement)
    assert one_person.one_person(account_database) is None

    say(account_database, allowed=True)
    found = one_person.one_person(account_database)
    assert found is not None
    assert found.by == "kepala"
    upload_actions.publish(account_database, one, number, version, figures=MARK)
    edition_proposals.approve(account_database, one, edition, 1, shown=MARK, figures=MARK)
    told = {record["kind"]: record["detail"] for record in records(account_database, most=2)}
    assert {kind: detail["satu_orang"] for kind, detail in told.items()} == {
        "upload.publish": True,
        "edition.approve": True,
    }
    upload_actions.submit(account_database, one, back, row(account_database, back)[1])
    upload_actions.return_(account_database, one, back, row(account_database, back)[1], "salah bulan")

    say(account_database, allowed=False)
    assert one_person.one_person(account_database) is None
    behind(account_database, f"UPDATE upload SET state = 'published' WHERE id = {number}")  # decided: goes on
    behind(account_database, f"UPDATE edition_deed SET state = 'done' WHERE id = {edition}")
    with pytest.raises(DatabaseError, match="two_people"):  # what was returned alone is not published by that
        behind(account_database, f"UPDATE upload SET state = 'published' WHERE id = {back}")
    upload_actions.submit(account_database, one, other, row(account_database, other)[1])
    again, version = proposed(account_database, "b"), row(account_database, other)[1]
    refused("same_person", upload_actions.publish, account_database, one, other, version, figures=MARK)
    with pytest.raises(edition_proposals.EditionError, match="same_person"):
        edition_proposals.approve(account_database, one, again, 1, shown=MARK, figures=MARK)
    for statement in (UPLOAD.format(other), EDITION.format(again)):
        with pytest.raises(DatabaseError, match="two_people"):
            behind(account_database, statement)
    kinds = [record["kind"] for record in records(account_database, most=30)]
    assert (kinds.count("one_person.allowed"), kinds.count("one_person.ended")) == (1, 1)
    assert check(account_database).is_intact


def test_only_administrators_say_it_and_nobody_unsays_it(account_database: AccountDatabase) -> None:
    for name in ("kudus", "sunting", "terbit"):
        with pytest.raises(AccountError, match="role"):
            one_person.say(account_database, who(account_database, name), allowed=True)
        said = f"(account_id, allowed, said_at) VALUES ({who(account_database, name).id}, true, '2026-01-01')"
        with pytest.raises(DatabaseError, match="administrator"):
            behind(account_database, f"INSERT INTO one_person {said}")
    say(account_database, allowed=True)
    say(account_database, allowed=True)  # so already: a form sent twice
    for change in ("UPDATE one_person SET allowed = false", "DELETE FROM one_person"):
        with pytest.raises(DatabaseError, match="append-only"):
            behind(account_database, change)
    kinds = [record["kind"] for record in records(account_database, most=30)]
    assert kinds.count("one_person.allowed") == 1


def test_an_editor_decides_nothing_alone(account_database: AccountDatabase) -> None:
    say(account_database, allowed=True)
    number, version = submitted(account_database, "sunting")
    one = who(account_database, "sunting")
    refused("role", upload_actions.publish, account_database, one, number, version, figures=MARK)


def test_what_stood_before_is_there_after_the_older_version_and_back(
    account_database: AccountDatabase,
) -> None:
    """SQLite makes the tables anew: rows, what points to them, numbers, indexes and triggers come along."""
    from alembic import command
    from alembic.config import Config

    number, _ = submitted(account_database, "sunting")
    who_sent = who(account_database, "sunting").id
    behind(
        account_database,
        "INSERT INTO upload_answer (upload_id, source_row, find, area_code, account_id, answered_at) "
        f"VALUES ({number}, 1, 'Tegal', '33.28', {who_sent}, '2026-01-01')",
    )
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    for move, to in ((command.downgrade, "0011"), (command.upgrade, "head")):
        with begin_writing(account_database.engine) as connection:
            config.attributes["connection"] = connection
            move(config, to)
        with pytest.raises(DatabaseError, match="two_people"):
            behind(account_database, UPLOAD.format(number))
        with pytest.raises(DatabaseError, match="stands"):
            behind(account_database, f"UPDATE upload SET account_id = 4 WHERE id = {number}")
    assert row(account_database, number)[0] == "submitted"
    other = sent(account_database, "terbit")
    assert other == number + 1
    version = row(account_database, other)[1]
    refused(
        "waiting", upload_actions.submit, account_database, who(account_database, "terbit"), other, version
    )
