"""A file that is written whole stays through a power cut; `make drill ARGS=power_cut` cuts it."""

import os
from pathlib import Path

import pytest

from data.atomic_file import atomic_write
from data.repository.uploads.quarantine import Arrival


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the disk, and renames, in their order."""
    done: list[str] = []
    fsync, replace, rename = os.fsync, Path.replace, Path.rename

    def reached(handle: int) -> None:
        fsync(handle)
        done.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")

    def put(path: Path, target: Path) -> Path:
        done.append("name")
        return replace(path, target)

    def named(path: Path, target: Path) -> Path:
        done.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", reached)
    monkeypatch.setattr(Path, "replace", put)
    monkeypatch.setattr(Path, "rename", named)
    return done


def test_content_then_name_then_folder(tmp_path: Path, steps: list[str]) -> None:
    with atomic_write(tmp_path / "a.zip") as waiting:
        waiting.write_bytes(b"x")
    assert steps == ["file", "name", "folder"]
    assert (tmp_path / "a.zip").read_bytes() == b"x"


def test_a_file_that_is_refused_needs_no_disk(tmp_path: Path, steps: list[str]) -> None:
    with pytest.raises(ValueError, match="no"), atomic_write(tmp_path / "a.zip"):
        raise ValueError("no")
    assert steps == []


def test_an_upload_in_quarantine(tmp_path: Path, steps: list[str]) -> None:
    arrival = Arrival(tmp_path / "karantina")
    arrival.write(b"x")
    arrival.keep()
    assert steps == ["file", "name", "folder"]
