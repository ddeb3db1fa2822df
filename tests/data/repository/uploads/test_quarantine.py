"""Files in quarantine: names made here, closed to others, whole or not there."""

import hashlib
from pathlib import Path

import pytest

from data.repository.uploads import quarantine
from data.repository.uploads.quarantine import Arrival, TooLargeError, erase, marked_path, path_of


def test_a_file_that_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "karantina"
    with Arrival(folder) as arrival:
        arrival.write(b"abc")
        arrival.write(b"def")
        arrival.keep()
    assert (arrival.size, arrival.digest) == (6, hashlib.sha256(b"abcdef").hexdigest())
    path = path_of(str(folder), arrival.name)
    assert path.read_bytes() == b"abcdef"
    assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    marked_path(str(folder), arrival.name).write_bytes(b"x")
    erase(str(folder), arrival.name)
    assert list(folder.iterdir()) == []


def test_what_is_not_kept_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Arrival(tmp_path) as arrival:
        arrival.write(b"abc")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(quarantine, "LARGEST", 5)
    arrival = Arrival(tmp_path)
    arrival.write(b"abc")
    with pytest.raises(TooLargeError):
        arrival.write(b"def")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../akun.kunci", "a/b", "", "a.b", "..", "ä"])
def test_no_path_is_made_of_anything_else(name: str) -> None:
    with pytest.raises(ValueError, match="no name made here"):
        path_of("karantina", name)
