"""The first administrator without a terminal: an address that `make run` prints."""

from etl.commands.console import console
from etl.commands.database import accounts_database
from etl.commands.users import invitation_address


def offer() -> None:
    """Make the second database where it is missing, and print an address until an administrator exists.

    Nothing is done where PANTAU_ACCOUNTS_URL is empty: nobody signs in there.
    """
    from data.repository.accounts.invitations import invite_first
    from data.settings import Settings

    if not Settings().accounts_url:
        return
    with accounts_database(make=True) as known:
        token = invite_first(known)
    if token is not None:
        out = console()
        out.print("Membaca tidak perlu akun. Administrator pertama, dalam 15 menit, dibuat di:")
        out.print(invitation_address(token), markup=False, soft_wrap=True)
