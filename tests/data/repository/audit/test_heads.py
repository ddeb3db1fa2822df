"""Heads of the audit in a file outside the database: a change of either and a cut end are seen."""

from datetime import datetime
from pathlib import Path

import pytest

from data.database.accounts.opening import AccountDatabase
from data.repository.audit.heads import BrokenHeadsError, append_head, check_with, read_heads
from data.repository.audit.trail import record
from tests.data.repository.audit.test_trail import behind_its_back

MOMENT = datetime(2026, 12, 1, 1)


def _note(database: AccountDatabase, path: Path, times: int) -> None:
    for number in range(times):
        with database.writing() as connection:
            record(database, connection, "uji", str(number), actor="sunting")
        append_head(database, path, moment=MOMENT)


def test_each_head_stands_where_it_was(account_database: AccountDatabase, tmp_path: Path) -> None:
    path = tmp_path / "ada" / "kepala.jsonl"
    assert read_heads(account_database, path) == []
    _note(account_database, path, 3)
    assert append_head(account_database, path, moment=MOMENT).records == 8
    heads = read_heads(account_database, path)
    assert [one.records for one in heads] == [6, 7, 8]
    assert check_with(account_database, heads).is_intact
    with path.open("a") as file:
        file.write('{"saat": "2026')  # the machine died here
    _note(account_database, path, 1)
    assert [one.records for one in read_heads(account_database, path)] == [6, 7, 8, 9]


def test_a_cut_end_of_the_chain_is_seen(account_database: AccountDatabase, tmp_path: Path) -> None:
    path = tmp_path / "kepala.jsonl"
    _note(account_database, path, 3)
    behind_its_back(account_database.engine, "DELETE FROM audit WHERE id = 8")
    found = check_with(account_database, read_heads(account_database, path))
    assert (found.is_intact, found.missing_head) == (False, True)
    with pytest.raises(BrokenHeadsError):
        append_head(account_database, path, moment=MOMENT)
    assert len(path.read_text().splitlines()) == 3


@pytest.mark.parametrize(("taken", "put", "line"), [(0, [], 1), (1, [], 2), (1, [0], 2), (2, ["x"], 3)])
def test_a_changed_file_is_seen(
    account_database: AccountDatabase, tmp_path: Path, taken: int, put: list[int | str], line: int
) -> None:
    path = tmp_path / "kepala.jsonl"
    _note(account_database, path, 3)
    lines = path.read_text().splitlines()
    more = [one if isinstance(one, str) else lines[one] for one in put]
    path.write_text("\n".join([*lines[:taken], *more, *lines[taken + 1 :]]) + "\n")
    with pytest.raises(BrokenHeadsError) as found:
        read_heads(account_database, path)
    assert found.value.line == line


def test_another_key_signs_other_heads(account_database: AccountDatabase, tmp_path: Path) -> None:
    path = tmp_path / "kepala.jsonl"
    _note(account_database, path, 1)
    with pytest.raises(BrokenHeadsError):
        read_heads(AccountDatabase(account_database.engine, b"x" * 32), path)
