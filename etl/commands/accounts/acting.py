"""Who works on the command line: once there is an administrator, an account that signs in here, too."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from etl.commands.console import console, fail
from etl.commands.database import operator

if TYPE_CHECKING:
    from data.database.accounts.opening import AccountDatabase
    from data.repository.accounts.accounts import Account
    from data.repository.accounts.roles import Right

AccountOption = Annotated[
    str, typer.Option("--akun", metavar="NAMA", help="Akun yang bekerja; bawaannya PANTAU_OPERATOR.")
]
EmergencyOption = Annotated[
    str | None,
    typer.Option("--darurat", metavar="ALASAN", help="Seorang diri, tanpa orang kedua; tercatat di audit."),
]
ADDRESS = "perintah"  # from where attempts to sign in come
UNREADABLE = "Akun tidak dapat diperiksa, jadi tidak ada yang dilakukan. Bila mendesak: --darurat ALASAN."
WRONG = "Nama, sandi, atau kode keliru; tidak ada yang dilakukan."
TOO_MANY = "Terlalu banyak percobaan masuk. Tunggu 15 menit; tidak ada yang dilakukan."
NO_CODES = "Akun ini harus memasang kode sekali pakai dahulu, di /akun/kode."
NOT_YOURS = "Peran akun {name} tidak mencakup tindakan ini; tidak ada yang dilakukan."
ONLY_ALONE = (
    "Ini tidak dapat menunggu orang kedua. Bila memang perlu: --darurat ALASAN, oleh seorang penerbit."
)


@dataclass(frozen=True)
class Acting:
    """In whose name something is done, and whether at once.

    `account` is None where nobody needs one: no administrator can sign in yet or, in an emergency, nobody.
    """

    name: str
    accounts: "AccountDatabase | None" = None
    account: "Account | None" = None
    emergency: str = ""
    two_people: bool = True

    @property
    def needs_second(self) -> bool:
        """Whether another person has to decide."""
        return self.account is not None and not self.emergency and self.two_people

    @property
    def why_alone(self) -> str:
        """Why what is done here has no second person; empty where it has one, or nobody needs one."""
        from data.repository.load_index import BY_RULE

        return self.emergency or (BY_RULE if self.account is not None and not self.two_people else "")


@contextmanager
def acting(name: str, emergency: str | None, *rights: "Right", alone: bool = True) -> Iterator[Acting]:
    """Ask who works, where there are accounts with an administrator; the account must have one of the rights.

    In an emergency it must be a publisher's. What cannot wait for a second person says `alone=False`: then
    only an emergency goes on, or a publisher where the office lets one person publish. Whatever is wrong ends
    the command before anything is done.
    """
    from data.database.accounts.opening import open_accounts
    from data.database.faults import UnusableError
    from data.repository.accounts.accounts import administrators
    from data.repository.accounts.one_person import needs_second, one_person
    from data.repository.load_index import BY_RULE
    from data.settings import Settings

    reason = (emergency or "").strip()[:500]
    if emergency is not None and reason in ("", BY_RULE):
        fail("--darurat memerlukan alasan.")
    try:
        known = open_accounts(Settings())
    except UnusableError as fault:
        if not reason:
            fail(f"{fault} {UNREADABLE}")
        yield Acting(operator(), emergency=reason)
        return
    if known is None:
        yield Acting(operator(), emergency=reason)
        return
    try:
        with known.engine.connect() as connection:
            founded = administrators(connection) > 0
        if not founded:
            yield Acting(operator(), emergency=reason)
            return
        if not alone and not reason and one_person(known) is None:
            fail(ONLY_ALONE)
        found = _signed_in(known, name)
        if not any(found.may(right) for right in (("publish",) if reason else rights)):
            fail(NOT_YOURS.format(name=found.name))
        with known.engine.connect() as connection:
            second = needs_second(connection, found, found.id)
        yield Acting(found.name, known, found, reason, second)
    finally:
        known.engine.dispose()


def _signed_in(known: "AccountDatabase", name: str) -> "Account":
    """The account whose name, password and code are given: typed, or the next lines of the input."""
    from data.repository.accounts import sessions
    from data.repository.accounts.accounts import account_of
    from data.repository.accounts.passwords import BusyError
    from data.repository.accounts.sign_in import TooManyAttemptsError, sign_in
    from data.settings import Settings

    name = name or Settings().operator or _prompt("Akun", hidden=False)
    password = _prompt(f"Sandi {name}")
    code = _prompt("Kode sekali pakai (kosongkan bila akun ini tidak memakainya)")
    try:
        token = sign_in(known, name, password, code, address=ADDRESS)
    except (TooManyAttemptsError, BusyError):
        fail(TOO_MANY)
    row = None if token is None else sessions.resume(known, token)
    if token is None or row is None:
        fail(WRONG)
    with known.writing() as connection:
        sessions.end(connection, token)
    found = account_of(row)
    if found.must_have_codes and not found.has_codes:
        fail(NO_CODES)
    return found


def _prompt(words: str, *, hidden: bool = True) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    if hidden:
        return getpass(f"{words}: ")
    console(stderr=True).print(f"{escape(words)}: ", end="")
    return input().strip()
