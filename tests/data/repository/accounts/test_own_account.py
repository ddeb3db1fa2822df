"""One's own password and codes: what happens at the same moment is not undone, other sessions end."""

from collections.abc import Callable

import pytest

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts, invitations, own_account, passwords
from tests.support.accounts import PASSWORD

NEW = "empat ekor bebek biru"


@pytest.mark.parametrize("deed", [invitations.reset, accounts.disable])
def test_a_reset_at_the_same_moment_stands(
    account_database: AccountDatabase, deed: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator resets or disables an account while its new password is being digested."""
    who, digest = accounts.find(account_database, "sunting"), passwords.digest
    assert who is not None

    def meanwhile(password: str) -> str:
        deed(account_database, "sunting", actor="uji")
        return digest(password)

    monkeypatch.setattr(passwords, "digest", meanwhile)
    found = own_account.change_password(account_database, who, PASSWORD, NEW, address="10.0.0.1")
    assert found is None
    now_is = accounts.find(account_database, "sunting")
    assert now_is is not None
    assert not now_is.has_password
