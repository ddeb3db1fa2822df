"""The second database: made from nothing, found again, refused where it is not ours; and its key."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from data.database.accounts import tables
from data.database.accounts.opening import make_accounts, open_accounts
from data.database.engine import make_engine
from data.database.faults import UnusableError
from tests.support.accounts import account_settings


def test_from_nothing_to_what_the_tables_declare(accounts_url: str, tmp_path: Path) -> None:
    settings = account_settings(tmp_path, accounts_url)
    assert open_accounts(settings) is None  # nobody signs in, and nothing is made by asking
    made = make_accounts(settings)
    names = {name for name in inspect(made.engine).get_table_names() if not name.startswith("sqlite_")}
    assert names == {*tables.metadata.tables, "alembic_version"}
    with made.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    found = open_accounts(settings)
    assert found is not None
    assert (found.key, len(found.key)) == (made.key, 32)
    assert (tmp_path / "akun.kunci").stat().st_mode & 0o777 == 0o600
    for one in (made, found):
        one.engine.dispose()


def test_empty_is_off(tmp_path: Path) -> None:
    settings = account_settings(tmp_path).model_copy(update={"accounts_url": ""})
    assert open_accounts(settings) is None
    with pytest.raises(UnusableError, match="PANTAU_ACCOUNTS_URL kosong"):
        make_accounts(settings)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    settings = account_settings(tmp_path)
    engine = make_engine(settings.accounts_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE resep (nama TEXT)"))
    engine.dispose()
    for opening in (open_accounts, make_accounts):
        with pytest.raises(UnusableError, match="bukan basis data akun"):
            opening(settings)
    assert not (tmp_path / "akun.kunci").exists()


def test_a_lost_or_broken_key_is_said(tmp_path: Path) -> None:
    settings = account_settings(tmp_path)
    make_accounts(settings).engine.dispose()
    key = tmp_path / "akun.kunci"
    kept = key.read_text("ascii")
    key.write_text("bukan kunci", "ascii")
    with pytest.raises(UnusableError, match="bukan kunci"):
        open_accounts(settings)
    key.unlink()
    for opening in (open_accounts, make_accounts):  # a new key would break the audit and every code
        with pytest.raises(UnusableError, match="Pulihkan kuncinya"):
            opening(settings)
    key.write_text(kept, "ascii")
    found = open_accounts(settings)
    assert found is not None
    found.engine.dispose()
