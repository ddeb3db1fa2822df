"""Files kept encrypted: what comes out is what went in, no byte can be changed, none is whole in memory."""

import hashlib
import io
import tracemalloc
from pathlib import Path

import pytest

from data.database.accounts.opening import AccountDatabase
from data.database.engine import make_engine
from data.repository.uploads.encrypted_files import OtherContentError, Sealed
from data.repository.uploads.stream_encryption import HEAD, PIECE, SALT_BYTES, TAG_BYTES


@pytest.fixture
def known() -> AccountDatabase:
    return AccountDatabase(make_engine("sqlite://"), b"k" * 32)


def _kept(folder: Sealed, content: bytes) -> tuple[str, Path]:
    digest = hashlib.sha256(content).hexdigest()
    folder.keep(digest, io.BytesIO(content))
    return digest, folder.folder / digest


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_went_in_comes_out(known: AccountDatabase, tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    digest, path = _kept(folder := Sealed(known, tmp_path / "asli", "original"), content)
    assert folder.content(digest) == content
    assert path.stat().st_mode & 0o077 == 0
    pieces = max(1, -(-size // PIECE))
    assert path.stat().st_size == len(HEAD) + SALT_BYTES + size + pieces * TAG_BYTES
    assert size < 32 or content[:32] not in path.read_bytes()
    assert Sealed(known, tmp_path / "asli", "evidence").content(digest) is None  # another key


def test_no_byte_is_changed_moved_or_cut_off_unnoticed(known: AccountDatabase, tmp_path: Path) -> None:
    folder = Sealed(known, tmp_path / "asli", "original")
    digest, path = _kept(folder, b"a" * PIECE + b"b" * PIECE + b"c" * 9)
    whole, start, piece = path.read_bytes(), len(HEAD) + SALT_BYTES, PIECE + TAG_BYTES
    first, second = whole[start : start + piece], whole[start + piece : start + 2 * piece]
    for spoilt in (
        whole[:-1],
        whole[: start + 2 * piece],  # without its last piece
        whole[: start + piece],
        whole[:start],
        whole[:start] + second + first + whole[start + 2 * piece :],
        whole[:start] + first + first + whole[start + 2 * piece :],
        whole + b"x",
        whole[: start + 5] + bytes([whole[start + 5] ^ 1]) + whole[start + 6 :],
        whole[: start - 1] + bytes([whole[start - 1] ^ 1]) + whole[start:],
        b"",
        HEAD,
    ):
        path.write_bytes(spoilt)
        assert folder.opened(digest) is None, len(spoilt)
    path.write_bytes(whole)
    assert folder.opened(digest) is not None


def test_what_is_not_what_was_digested_is_not_kept(known: AccountDatabase, tmp_path: Path) -> None:
    folder = Sealed(known, tmp_path / "asli", "original")
    with pytest.raises(OtherContentError):
        folder.keep("0" * 64, io.BytesIO(b"lain"))
    assert list((tmp_path / "asli").iterdir()) == []


def test_what_an_earlier_version_kept_is_read(known: AccountDatabase, tmp_path: Path) -> None:
    folder = Sealed(known, tmp_path / "asli", "original")
    digest, path = _kept(folder, b"isi")
    path.write_bytes(folder._fernet().encrypt(b"isi"))
    assert folder.content(digest) == b"isi"
    path.write_bytes(b"gAAAAA" + b"x" * 90)
    assert folder.content(digest) is None


def test_a_large_file_is_never_whole_in_memory(known: AccountDatabase, tmp_path: Path) -> None:
    source, size = tmp_path / "besar", 24_000_000
    with source.open("wb") as file:
        file.truncate(size)
    digest = hashlib.sha256(bytes(size)).hexdigest()
    folder = Sealed(known, tmp_path / "asli", "original")
    tracemalloc.start()
    try:
        with source.open("rb") as reading:
            folder.keep(digest, reading)
        found, count = folder.opened(digest), 0
        assert found is not None
        with found:
            while piece := found.read(8192):
                count += len(piece)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == size
    assert peak < 4_000_000
