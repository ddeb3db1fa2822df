"""The audit: append-only in the database itself, and a chain that shows what was done behind its back."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import check, record


def _fill(database: AccountDatabase) -> str:
    for number in range(3):
        with database.writing() as connection:
            record(database, connection, "uji", str(number), actor="sunting", nilai=number)
    return check(database).head


def behind_its_back(engine: Engine, statement: str) -> None:
    """As who may do anything to the database, but has not the key."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_no_update"))
            connection.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_append_only"))
        connection.execute(text(statement))


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'lain'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_it(account_database: AccountDatabase, statement: str) -> None:
    _fill(account_database)
    with pytest.raises(DatabaseError, match="append-only"), account_database.writing() as connection:
        connection.execute(text(statement))
    assert check(account_database).is_intact


def test_an_untouched_chain_is_whole(account_database: AccountDatabase) -> None:
    found = check(account_database, head=_fill(account_database))
    assert (found.is_intact, found.records, len(found.head)) == (True, 5 + 3, 64)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET actor = 'lain' WHERE id = 7", 7),
        ("UPDATE audit SET detail = '{\"nilai\": 9}' WHERE id = 6", 6),
        ("DELETE FROM audit WHERE id = 6", 6),
        ("UPDATE audit SET digest = previous WHERE id = 8", 8),
    ],
)
def test_what_was_changed_is_seen(account_database: AccountDatabase, statement: str, broken: int) -> None:
    _fill(account_database)
    behind_its_back(account_database.engine, statement)
    assert check(account_database).broken == broken


def test_a_cut_end_is_seen_by_a_head_that_was_noted(account_database: AccountDatabase) -> None:
    head = _fill(account_database)
    behind_its_back(account_database.engine, "DELETE FROM audit WHERE id = 8")
    assert check(account_database).is_intact
    assert not check(account_database, head=head).is_intact


def test_another_key_makes_another_chain(account_database: AccountDatabase) -> None:
    _fill(account_database)
    forger = AccountDatabase(account_database.engine, b"x" * 32)
    assert check(forger).broken == 1


def test_a_deed_that_fails_leaves_no_record(account_database: AccountDatabase) -> None:
    before = check(account_database)

    def fail() -> None:
        with account_database.writing() as connection:
            record(account_database, connection, "uji", "x", actor="sunting")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert check(account_database) == before
