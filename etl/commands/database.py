"""The database of the settings, for commands; what can go wrong with it said in words."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.console import fail

if TYPE_CHECKING:
    from sqlalchemy import Engine

BUSY = "Basis data sedang dipakai proses lain, mungkin pemuatan berkas besar; coba lagi sebentar."
FULL = "Ruang penyimpanan basis data penuh. Tidak ada yang berubah; kosongkan, lalu ulangi."
LOST = "Hubungan ke basis data terputus. Muatan masuk utuh atau tidak sama sekali; lihat status, lalu ulangi."
NOT_READY = "Basis data belum siap. Jalankan dulu: python -m etl init"


@contextmanager
def database(*, make: bool = False) -> Iterator["Engine"]:
    """The engine. Unless it may be made, the database must have its tables. Every fault of the database ends
    the command with a sentence and code 1."""
    from sqlalchemy import inspect, make_url
    from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

    from data.engine import make_engine
    from data.settings import Settings

    try:
        url = make_url(Settings().database_url)
        file = url.database if url.get_backend_name() == "sqlite" else None
        if not make and file and file != ":memory:" and not Path(file).exists():
            fail(NOT_READY)
        engine = make_engine(str(Settings().database_url))
        if not make and not inspect(engine).has_table("load"):
            fail(NOT_READY)
        yield engine
        engine.dispose()
    except (ArgumentError, NoSuchModuleError):
        fail("PANTAU_DATABASE_URL bukan alamat basis data; contoh: sqlite:///data/db/pantau.sqlite3")
    except DatabaseError as error:
        fail(_explained(str(error.orig)))
    except OSError as error:
        fail(f"Folder basis data tidak dapat dibuat: {error.strerror}.")


def _explained(fault: str) -> str:
    for sign, words in (
        ("locked", BUSY),
        ("lock timeout", BUSY),
        ("readonly", "Basis data tidak boleh ditulisi; periksa izin berkas dan foldernya."),
        ("unable to open", "Berkas basis data tidak dapat dibuka; periksa folder dan izinnya."),
        ("not a database", "Berkas basis data rusak atau bukan SQLite; pulihkan dari cadangan."),
        ("malformed", "Berkas basis data rusak; pulihkan dari cadangan."),
        ("full", FULL),
        ("no space", FULL),
        (
            "disk i/o",
            "Basis data tidak dapat ditulis sampai selesai: ruang atau jatah penyimpanan penuh, atau "
            "cakramnya rusak. Tidak ada yang berubah; periksa, lalu ulangi.",
        ),
        ("file too large", FULL),
        ("terminat", LOST),
        ("shutting down", LOST),
        ("closed the connection", LOST),
        ("closed unexpectedly", LOST),
        ("no such table", NOT_READY),
        ("does not exist", f"{NOT_READY} ({fault.strip()})"),
        ("connection", f"Basis data tidak dapat dihubungi: {fault.strip()}"),
    ):
        if sign in fault.lower():
            return words
    return f"Basis data menolak: {fault.strip()}"


def operator() -> str:
    """Who loads: PANTAU_OPERATOR, or the name of the account."""
    from data.settings import Settings

    try:
        return Settings().operator or getpass.getuser()
    except (OSError, KeyError):
        return "tidak diketahui"
