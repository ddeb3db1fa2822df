"""Opening the second database, and the key that is kept outside it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from hmac import digest as hmac
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from data.atomic_file import describe_os_error, reach_the_disk
from data.database.engine import age, begin_writing, make_engine, migrate
from data.database.faults import UnusableError, explained, where_of
from data.settings import Settings

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
KEY_BYTES = 32
NO_ADDRESS = "PANTAU_ACCOUNTS_URL bukan alamat basis data yang dilayani."
OFF = "Akun dimatikan: PANTAU_ACCOUNTS_URL kosong. Isi alamat basis data akun, lalu ulangi."
OLD = "Basis data akun {where} dari versi lama. Jalankan dulu: python -m etl init (akunnya tetap ada)."
STRANGE = (
    "Di {where} bukan basis data akun dari versi ini. Periksa PANTAU_ACCOUNTS_URL. Tidak ada yang berubah."
)
BAD_KEY = (
    "Berkas kunci {where} bukan kunci Pantau Jamsostek. Periksa PANTAU_ACCOUNTS_KEY. Tidak ada yang berubah."
)
LOST_KEY = (
    "Berkas kunci {where} tidak ada, padahal basis data akun sudah berisi. Pulihkan kuncinya dari cadangan, "
    "atau tunjuk tempatnya dengan PANTAU_ACCOUNTS_KEY."
)


@dataclass(frozen=True)
class AccountDatabase:
    """The second database and the key outside it; what is written goes through `writing`."""

    engine: Engine
    key: bytes

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the right to write from its first moment."""
        with begin_writing(self.engine) as connection:
            yield connection

    def keyed(self, purpose: str, text: str) -> str:
        """A digest of a text that only who has the key can make; another one for each purpose."""
        return hmac(self.key, f"{purpose}\n{text}".encode(), sha256).hex()

    @cached_property
    def cookie_key(self) -> str:
        """What signs cookies."""
        return self.keyed("cookie", "")


def open_accounts(settings: Settings) -> AccountDatabase | None:
    """The second database of the settings; None where there is none, which turns signing in off.

    Raises UnusableError where there is one that cannot be used.
    """
    if not settings.accounts_url or _missing(settings.accounts_url):
        return None
    with _in_words(settings.accounts_url):
        engine = make_engine(settings.accounts_url)
        found = age(engine, migrations=MIGRATIONS)
        if found == "none":
            engine.dispose()
            return None
        if found != "current":
            engine.dispose()
            words = OLD if found == "old" else STRANGE
            raise UnusableError(words.format(where=where_of(settings.accounts_url)))
        try:
            return AccountDatabase(engine, _key(Path(settings.accounts_key), make=False))
        except UnusableError:
            engine.dispose()
            raise


def make_accounts(settings: Settings) -> AccountDatabase:
    """The same, made or brought up where it is missing or old. Raises UnusableError."""
    if not settings.accounts_url:
        raise UnusableError(OFF)
    with _in_words(settings.accounts_url):
        engine = make_engine(settings.accounts_url)
        found = age(engine, migrations=MIGRATIONS)
        if found in ("new", "foreign"):
            engine.dispose()
            raise UnusableError(STRANGE.format(where=where_of(settings.accounts_url)))
        try:
            key = _key(Path(settings.accounts_key), make=found == "none")
        except UnusableError:
            engine.dispose()
            raise
        migrate(engine, migrations=MIGRATIONS)
        file = make_url(settings.accounts_url)
        if found == "none" and file.get_backend_name() == "sqlite":
            os.chmod(str(file.database), 0o600)
        return AccountDatabase(engine, key)


def bring_up(settings: Settings) -> None:
    """Bring an older second database to this version; where there is none, none is made."""
    if settings.accounts_url and not _missing(settings.accounts_url):
        with _in_words(settings.accounts_url):
            engine = make_engine(settings.accounts_url)
            try:
                if age(engine, migrations=MIGRATIONS) == "old":
                    migrate(engine, migrations=MIGRATIONS)
            finally:
                engine.dispose()


def _missing(url: str) -> bool:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise UnusableError(NO_ADDRESS) from error
    return address.get_backend_name() == "sqlite" and not os.path.exists(address.database or "")


def _key(path: Path, *, make: bool) -> bytes:
    """The key of a file; a new one where there is none and one may be made."""
    if make and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
        for written in (path, path.parent):  # before the database that is nothing without it
            reach_the_disk(written)
    try:
        text = path.read_text("ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError:
        raise UnusableError(LOST_KEY.format(where=path)) from None
    except ValueError:
        raise UnusableError(BAD_KEY.format(where=path)) from None
    if len(key) != KEY_BYTES:
        raise UnusableError(BAD_KEY.format(where=path))
    return key


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise UnusableError(NO_ADDRESS) from error
    except DatabaseError as error:
        raise UnusableError(explained(str(error.orig), where=where_of(url))) from error
    except OSError as error:
        words = f"Basis data akun atau kuncinya tidak dapat dibuka: {describe_os_error(error)}."
        raise UnusableError(words) from error
