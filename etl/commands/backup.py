"""backup and restore."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from etl.commands.accounts.acting import EmergencyOption
from etl.commands.console import console, fail

if TYPE_CHECKING:
    from data.backup.retention import Keep

KEEP = "7,4,12"


def backup(
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="FOLDER", help="Tempat cadangan; bawaannya PANTAU_BACKUPS."),
    ] = None,
    keep: Annotated[
        str,
        typer.Option(
            "--simpan", metavar="HARI,MINGGU,BULAN", help="Berapa hari, minggu, dan bulan yang disimpan."
        ),
    ] = KEEP,
    new_key: Annotated[
        Path | None,
        typer.Option("--kunci-baru", metavar="BERKAS", help="Hanya tulis kunci enkripsi baru ke sini."),
    ] = None,
) -> None:
    """Cadangkan basis data dan pengaturan ke satu berkas, selagi dipakai, lalu baca kembali.

    [dim]python -m etl backup
    python -m etl backup --folder /media/cadangan --simpan 14,8,24
    python -m etl backup --kunci-baru kunci.txt[/]
    """
    from data.atomic_file import describe_os_error
    from data.backup import archive
    from data.backup.encryption import write_new_key
    from data.backup.retention import superfluous
    from data.database.faults import UnusableError
    from data.repository.uploads import evidence, original_copies
    from data.settings import Settings, settings_file

    if new_key is not None:
        try:
            write_new_key(new_key)
        except UnusableError as fault:
            fail(str(fault))
        except OSError as error:
            fail(f"Kunci tidak dapat ditulis ke {new_key}: {describe_os_error(error)}.")
        console().print(
            f"[green]✓[/] Kunci baru: {escape(str(new_key))}. Tanpa kunci ini cadangan tidak dapat "
            "dibuka lagi: simpan salinannya di tempat lain."
        )
        return
    settings, kept = Settings(), _parse_retention(keep)
    place = folder or Path(settings.backups)
    with console(stderr=True).status("Menyalin basis data ..."):
        try:
            made = archive.make(
                settings.database_url,
                place,
                settings=settings_file(),
                accounts=settings.accounts_url,
                sealed=[Path(settings.quarantine) / of.FOLDER for of in (evidence, original_copies)],
                key=settings.backup_key,
            )
            old = superfluous(archive.backups(place), kept)
            for file in old:
                file.unlink()
        except UnusableError as fault:
            fail(str(fault))
        except OSError as error:
            fail(f"Cadangan di {place} tidak dapat ditulis: {describe_os_error(error)}.")
    out, left = console(), len(archive.backups(place))
    how = "terenkripsi, dibuka dan dibaca" if settings.backup_key else "dibaca"
    out.print(f"[green]✓[/] {escape(str(made))} ({_size(made)}), {how} kembali utuh.")
    out.print(f"{left} cadangan tersimpan, {len(old)} yang lama dihapus.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="CADANGAN", help="Berkas cadangan-….zip, atau .zip.age.")],
    replace: Annotated[
        bool, typer.Option("--timpa", help="Ganti basis data yang ada; yang lama disisihkan, tidak dihapus.")
    ] = False,
    to: Annotated[
        str, typer.Option("--ke", metavar="TEMPAT", help="Berkas SQLite atau alamat basis data lain.")
    ] = "",
    settings_to: Annotated[
        Path | None,
        typer.Option("--pengaturan", metavar="BERKAS", help="Tulis juga berkas pengaturan ke sini."),
    ] = None,
    accounts_to: Annotated[
        Path | None,
        typer.Option("--akun", metavar="BERKAS", help="Tulis juga salinan basis data akun ke sini."),
    ] = None,
    files_to: Annotated[
        Path | None,
        typer.Option(
            "--berkas", metavar="FOLDER", help="Tulis juga berkas terenkripsi (bukti, asli) ke sini."
        ),
    ] = None,
    account: Annotated[
        str, typer.Option("--oleh", metavar="NAMA", help="Akun yang bekerja; bawaannya PANTAU_OPERATOR.")
    ] = "",
    emergency: EmergencyOption = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--kunci", metavar="BERKAS", help="Kunci cadangan terenkripsi; bawaannya PANTAU_BACKUP_KEY."
        ),
    ] = None,
) -> None:
    """Pulihkan cadangan: seluruhnya, atau tidak sama sekali. Penghapusan yang dilakukan sesudahnya diulang.

    Sesudah ada administrator, mengganti yang dibaca orang adalah menerbitkan seorang diri: --darurat ALASAN.

    [dim]python -m etl restore cadangan-20261130T190000Z.zip --timpa
    python -m etl restore cadangan-20261130T190000Z.zip --ke coba.sqlite3
    python -m etl restore cadangan-20261130T190000Z.zip.age --kunci kunci.txt --timpa[/]
    """
    from datetime import datetime

    from data.atomic_file import describe_os_error
    from data.backup.encryption import readable
    from data.backup.restore import restore as put_back
    from data.backup.restore import restore_accounts, restore_sealed, restore_settings
    from data.database.faults import UnusableError, where_of
    from data.repository.audit.trail import record
    from data.settings import Settings
    from etl.commands.accounts.acting import acting
    from etl.parsing.dates import moment_text

    settings = Settings()
    url = (to if "://" in to else f"sqlite:///{Path(to).absolute()}") if to else settings.database_url
    in_force = _database_label(url) in map(
        _database_label, (settings.database_url, settings.read_database_url)
    )
    with (
        acting(account, emergency, "publish", alone=False) if in_force else nullcontext() as who,
        console(stderr=True).status("Memulihkan ..."),
    ):
        try:
            key = key_file.read_text("utf-8", "replace") if key_file else settings.backup_key
            with readable(file, key, Path(settings.backups)) as plain:
                if settings_to is not None:
                    restore_settings(plain, settings_to)
                if accounts_to is not None:
                    restore_accounts(plain, accounts_to)
                if files_to is not None:
                    restore_sealed(plain, files_to, erased=_erased_since())
                done = put_back(plain, url, Path(settings.backups), replace=replace)
        except UnusableError as fault:
            fail(str(fault))
        except OSError as error:
            fail(f"Tidak dapat dipulihkan: {describe_os_error(error)}. Basis data tidak berubah.")
        if who is not None and who.accounts is not None:
            with who.accounts.writing() as connection:
                detail = {"cadangan": done.about.made, "darurat": who.why_alone}
                name = f"perintah:{who.name}"
                record(who.accounts, connection, "command.restore", file.name[:120], actor=name, **detail)
    out, made = console(), moment_text(datetime.fromisoformat(done.about.made))
    out.print(f"[green]✓[/] {escape(where_of(url))} berisi keadaan {made} lagi.")
    if done.erased:
        out.print(f"{done.erased} penghapusan yang dilakukan sesudah cadangan itu diulang.")
    if done.former:
        out.print(f"Yang lama disisihkan: {escape(done.former)}. Hapus bila sudah tidak diperlukan.")


def _database_label(url: str) -> str:
    """An address in one way of writing it: a file of SQLite by its whole path."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        known = make_url(url)
    except ArgumentError:
        return url
    return str(Path(known.database or "").resolve()) if known.get_backend_name() == "sqlite" else url


def _erased_since() -> set[str]:
    """Encrypted files (folder/digest) that the accounts in force call erased; none where unreadable."""
    from data.database.accounts import tables
    from data.database.accounts.opening import open_accounts
    from data.database.accounts.original_copy import original_copy
    from data.database.faults import UnusableError
    from data.repository.uploads import evidence, original_copies
    from data.repository.uploads.encrypted_files import erased_digests
    from data.settings import Settings

    try:
        known = open_accounts(Settings())
    except UnusableError:
        return set()
    if known is None:
        return set()
    gone = set[str]()
    try:
        with known.engine.connect() as connection:
            for place, table in ((evidence, tables.evidence), (original_copies, original_copy)):
                folder = place.FOLDER.removeprefix(".")
                gone |= {f"{folder}/{digest}" for digest in erased_digests(connection, table)}
    finally:
        known.engine.dispose()
    return gone


def _parse_retention(words: str) -> "Keep":
    from data.backup.retention import Keep

    parts = [part.strip() for part in words.split(",")]
    if len(parts) != 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        fail(f"--simpan {words!r} harus tiga bilangan: hari, minggu, bulan. Contoh: --simpan {KEEP}")
    return Keep(*map(int, parts))


def _size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
