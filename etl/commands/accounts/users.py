"""users: who may sign in, from the command line."""

import os
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from data.definitions.registry import AREA_LEVEL
from etl.commands.accounts.acting import AccountOption, acting
from etl.commands.console import console, fail, table
from etl.commands.database import accounts_database, database, operator
from etl.commands.language import Command, group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.repository.accounts.roles import Role

users = group(help="Mengatur akun: siapa yang boleh masuk, dan sebagai apa.")

ROLE_WORDS: "dict[str, Role]" = {
    "daerah": "area",
    "penyunting": "editor",
    "penerbit": "publisher",
    "administrator": "administrator",
}
ERRORS = {
    "name": "Nama akun memakai 3 sampai 60 huruf kecil, angka, titik, atau tanda hubung: siti.aminah.",
    "taken": "Nama akun itu sudah dipakai; pilih nama lain.",
    "areas": "Hanya pejabat daerah (--peran daerah) yang memakai --daerah.",
    "no_areas": "Sebut daerahnya: --daerah {code}, boleh lebih dari sekali.",
    "unknown": "Akun itu tidak ada atau sudah dinonaktifkan; lihat python -m etl users list.",
    "last": "Itu administrator terakhir; buat administrator lain lebih dahulu.",
}
FIRST = (
    "[yellow]![/] Ini akun pertama di sini. Server yang sudah jalan belum punya halaman masuk, dan tautan di "
    "atas baru terbuka sesudah server dimulai lagi: systemctl restart pantau pantau-intake; di komputer "
    "sendiri hentikan (Ctrl+C), lalu make run lagi."
)
NameArgument = Annotated[str, typer.Argument(metavar="NAMA", help="Nama akun, lihat `users list`.")]


@users.callback()
def _users() -> None:
    """Mengatur akun. Sandi tidak pernah diketik di sini: pemilik akun membuatnya lewat tautan undangan."""


def actor() -> str:
    """How the audit names who works on the command line."""
    return f"perintah:{operator()}"


@users.command("add", cls=Command, options_metavar="[OPSI]")
def add(
    name: Annotated[str, typer.Argument(metavar="NAMA", help="Nama untuk masuk, mis. siti.aminah.")],
    role: Annotated[
        str, typer.Option("--peran", metavar="PERAN", help="daerah, penyunting, penerbit, administrator.")
    ] = "",
    admin: Annotated[
        bool, typer.Option("--admin", metavar="", help="Sama dengan --peran administrator.")
    ] = False,
    person: Annotated[str, typer.Option("--orang", metavar="TEKS", help="Nama orangnya.")] = "",
    office: Annotated[str, typer.Option("--kantor", metavar="TEKS", help="Kantornya.")] = "",
    areas: Annotated[
        list[str] | None, typer.Option("--daerah", metavar="KODE", help="Kode daerah pejabat daerah.")
    ] = None,
) -> None:
    """Buat akun, dan cetak tautan undangan yang berlaku 24 jam.

    [dim]python -m etl users add siti.aminah --peran penyunting --orang "Siti Aminah" --kantor Disnaker
    python -m etl users add siti.aminah --peran daerah --daerah KODE
    python -m etl users add kepala --admin[/]
    """
    from data.repository.accounts import accounts, invitations

    if admin and role not in ("", "administrator"):
        fail("--admin sama dengan --peran administrator; sebut salah satu.")
    role = "administrator" if admin else role
    if role not in ROLE_WORDS:
        fail(f"--peran {role!r} tidak dikenal; pilih {', '.join(ROLE_WORDS)}.")
    codes = areas or []
    _known_areas(codes)
    first = _nobody_yet()
    with accounts_database(make=True) as known:
        try:
            with known.writing() as connection:
                number = accounts.add(
                    known,
                    connection,
                    name,
                    person=person,
                    office=office,
                    role=ROLE_WORDS[role],
                    areas=codes,
                    actor=actor(),
                )
                token = invitations.invite(connection, number)
        except accounts.AccountError as error:
            fail(_words(error.reason))
    console().print(f"[green]✓[/] Akun [bold]{escape(name.strip().lower())}[/] dibuat ({role}).")
    _print_invitation(token)
    if first:
        console().print(FIRST, soft_wrap=True)


def _nobody_yet() -> bool:
    """Whether there is no second database yet: a server that runs now has no page to sign in."""
    from data.database.accounts.opening import open_accounts
    from data.database.faults import UnusableError
    from data.settings import Settings

    try:
        found = open_accounts(Settings())
    except UnusableError:  # older: a server that runs has its own; what is wrong is said when it is made
        return False
    if found is not None:
        found.engine.dispose()
    return found is None


def _known_areas(codes: "Sequence[str]") -> None:
    if not codes:
        return
    from data.repository.store import Store

    with database() as engine:
        areas = Store(engine).areas()
    known = set(areas.index[areas["level"] == AREA_LEVEL])
    if unknown := [code for code in codes if code not in known]:
        fail(
            f"Kode daerah {', '.join(unknown)} tidak dikenal; pakai kode Kemendagri, misalnya "
            f"{sorted(known)[0]}."
        )


def _words(reason: str) -> str:
    from data.provinces.definition import province

    return ERRORS[reason].format(code=province().examples.code)


def invitation_address(token: str) -> str:
    """The address of an invitation, as far as the settings say where the product is served."""
    from data.settings import Settings

    base = Settings().base_url.rstrip("/") or f"http://127.0.0.1:{os.environ.get('PORT', '8050')}"
    return f"{base}/undangan/{token}"


def _print_invitation(token: str) -> None:
    out = console()
    out.print("Kirim tautan ini hanya kepada orangnya; berlaku 24 jam, sekali pakai:")
    out.print(invitation_address(token), markup=False, soft_wrap=True)


@users.command("list", cls=Command, options_metavar="[OPSI]")
def list_() -> None:
    """Daftar akun."""
    from data.repository.accounts.accounts import accounts

    words = {role: word for word, role in ROLE_WORDS.items()}
    with accounts_database() as known:
        rows = [
            [
                one.name,
                escape(one.person),
                escape(one.office),
                words[one.role],
                " ".join(one.areas),
                _account_state(one.disabled_at is not None, one.has_password),
                "ya" if one.has_codes else "belum" if one.must_have_codes else "tidak",
            ]
            for one in accounts(known)
        ]
    columns = ["Nama", "Orang", "Kantor", "Peran", "Daerah", "Keadaan", "Kode sekali pakai"]
    console().print(table("Akun", columns, rows))


def _account_state(disabled: bool, password: bool) -> str:
    return "nonaktif" if disabled else "aktif" if password else "diundang"


@users.command("disable", cls=Command, options_metavar="[OPSI]")
def disable(name: NameArgument) -> None:
    """Nonaktifkan akun: keluar di semua perangkat, saat itu juga.

    [dim]python -m etl users disable siti.aminah[/]
    """
    from data.repository.accounts import accounts

    with accounts_database() as known:
        try:
            accounts.disable(known, name, actor=actor())
        except accounts.AccountError as error:
            fail(_words(error.reason))
    console().print(f"[green]✓[/] Akun {escape(name)} nonaktif dan keluar di semua perangkat.")


@users.command("reset", cls=Command, options_metavar="[OPSI]")
def reset(name: NameArgument) -> None:
    """Cabut sandi dan kode sekali pakai, keluarkan di semua perangkat, dan cetak undangan baru.

    [dim]python -m etl users reset siti.aminah[/]
    """
    from data.repository.accounts import accounts, invitations

    with accounts_database() as known:
        try:
            token = invitations.reset(known, name, actor=actor())
        except accounts.AccountError as error:
            fail(_words(error.reason))
    console().print(f"[green]✓[/] Sandi dan kode akun {escape(name)} dicabut.")
    _print_invitation(token)


@users.command("satu-orang", cls=Command, options_metavar="[OPSI]")
def one_person(
    yes: Annotated[bool, typer.Option("--ya", metavar="", help="Satu orang boleh menerbitkan.")] = False,
    no: Annotated[bool, typer.Option("--tidak", metavar="", help="Dua orang lagi.")] = False,
    account: AccountOption = "",
) -> None:
    """Lihat atau ganti: apakah satu orang boleh menerbitkan. Yang mengganti administrator, dengan sandinya.

    [dim]python -m etl users satu-orang
    python -m etl users satu-orang --ya --akun kepala
    python -m etl users satu-orang --tidak --akun kepala[/]
    """
    from data.dates import wib
    from data.repository.accounts import one_person as rule

    if yes and no:
        fail("--ya dan --tidak bertentangan; sebut salah satu.")
    if yes or no:
        with acting(account, None, "accounts") as who:
            if who.accounts is None or who.account is None:
                fail(
                    "Belum ada administrator yang dapat masuk; sebelum itu tidak ada yang menunggu siapa pun."
                )
            rule.say(who.accounts, who.account, allowed=yes)
    with accounts_database() as known:
        found = rule.one_person(known)
    if found is None:
        console().print("Dua orang menerbitkan: yang mengajukan tidak dapat memutuskan.")
        return
    since = f"{wib(found.since):%Y-%m-%d %H:%M} WIB"
    console().print(f"Satu orang boleh menerbitkan, sejak {since}, menurut {escape(found.by)}.")


def offer_first() -> bool:
    """Make the second database where it is missing, and print an address until an administrator exists.

    False, and nothing is done, where PANTAU_ACCOUNTS_URL is empty: nobody signs in there.
    """
    from data.repository.accounts.invitations import invite_first
    from data.settings import Settings

    if not Settings().accounts_url:
        return False
    with accounts_database(make=True) as known:
        token = invite_first(known)
    if token is not None:
        out = console()
        out.print("Membaca tidak perlu akun. Administrator pertama, dalam 15 menit, dibuat di:")
        out.print(invitation_address(token), markup=False, soft_wrap=True)
    return True
