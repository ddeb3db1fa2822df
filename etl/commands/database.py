"""The database of the settings, for commands; what can go wrong with it said in words."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.writing import why
from etl.commands.console import fail

if TYPE_CHECKING:
    from sqlalchemy import Engine

BUSY = "Basis data sedang dipakai proses lain, mungkin pemuatan berkas besar; coba lagi sebentar."
FULL = (
    "Ruang penyimpanan basis data, atau folder berkas sementara (TMPDIR), penuh. Yang belum selesai tidak "
    "tersimpan; kosongkan, lalu ulangi."
)
LOST = "Hubungan ke basis data terputus. Muatan masuk utuh atau tidak sama sekali; lihat status, lalu ulangi."
MOVE = (
    "Periksa izin dan foldernya, atau tunjuk tempat lain dengan PANTAU_DATABASE_URL. Tidak ada yang berubah."
)
CALL = "Pastikan servernya berjalan dan PANTAU_DATABASE_URL benar. Tidak ada yang berubah."
NO_ADDRESS = (
    "PANTAU_DATABASE_URL bukan alamat basis data yang dilayani; contoh: "
    "sqlite:///data/db/pantau.sqlite3 atau postgresql://nama:sandi@komputer/pantau"
)
NEWER = (
    "Basis data ini dibuat versi Pantau Jamsostek yang lebih baru. Perbarui program ini lebih dahulu. "
    "Tidak ada yang berubah."
)
OLDER = "Basis data ini dari versi lama. Jalankan dulu: python -m etl init (datanya tetap ada)."
NOT_READY = "Basis data belum siap. Jalankan dulu: python -m etl init"


@contextmanager
def database(*, make: bool = False) -> Iterator["Engine"]:
    """The engine. Unless it may be made, the database must have its tables. Every fault of the database ends
    the command with a sentence and code 1."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

    from data.engine import age
    from data.settings import Settings

    try:
        url = make_url(Settings().database_url)
        file = url.database if url.get_backend_name() == "sqlite" else None
        if not make and file and file != ":memory:" and not os.path.exists(file):
            fail(NOT_READY)
        with _closed_after(_made(str(Settings().database_url))) as engine:
            state = age(engine)
            if state == "new":
                fail(NEWER)
            if not make and state != "current":
                fail(NOT_READY if state == "none" else OLDER)
            yield engine
    except (ArgumentError, NoSuchModuleError):
        fail(NO_ADDRESS)
    except DatabaseError as error:
        fail(_explained(str(error.orig), where=_where(Settings().database_url)))


@contextmanager
def _closed_after(engine: "Engine") -> Iterator["Engine"]:
    try:
        yield engine
    finally:
        engine.dispose()


def _made(url: str) -> "Engine":
    """The engine; a folder that cannot be made for it, or a kind without a driver, ends the command."""
    from data.engine import make_engine

    try:
        return make_engine(url)
    except ImportError:
        fail(NO_ADDRESS)
    except OSError as error:
        fail(f"Folder untuk {_where(url)} tidak dapat dibuat: {why(error)}. {MOVE}")


def _where(url: str) -> str:
    """The database in words: its file, or its server without account and password."""
    from sqlalchemy import make_url

    address = make_url(url)  # it was read once before
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return f"{address.host or 'komputer ini'}:{address.port or 5432}, basis data {address.database}"


def _explained(fault: str, *, where: str = "basis data") -> str:
    """What a fault of the database means to who loads, and what to do."""
    for sign, words in (
        ("locked", BUSY),
        ("lock timeout", BUSY),
        ("readonly", f"Basis data {where} tidak boleh ditulisi; periksa izin berkas dan foldernya. {MOVE}"),
        ("unable to open", f"Basis data {where} tidak dapat dibuka atau ditulisi. {MOVE}"),
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
        ("connection is lost", LOST),
        ("closed the connection", LOST),
        ("closed unexpectedly", LOST),
        ("no such table", NOT_READY),
        ("does not exist", f"{NOT_READY} ({fault.strip()})"),
        ("resolve host", f"Basis data tidak dapat dihubungi: nama komputer di {where} tidak dikenal. {CALL}"),
        ("connection refused", f"Tidak ada PostgreSQL yang menjawab di {where}. {CALL}"),
        ("no such file", f"Tidak ada PostgreSQL yang menjawab di {where}. {CALL}"),
        ("starting up", f"PostgreSQL di {where} masih memulai; coba lagi sebentar."),
        ("timeout", f"PostgreSQL di {where} tidak menjawab. {CALL}"),
        ("password", f"PostgreSQL di {where} menolak akun atau sandinya; periksa PANTAU_DATABASE_URL."),
        ("connection", f"Basis data tidak dapat dihubungi: {' '.join(fault.split())}"),
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
