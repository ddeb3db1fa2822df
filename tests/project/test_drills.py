"""One small case of each drill of `make drill`, which runs the long ones before a release; only there
`network` runs: a lost cable is noticed after a minute, however small the case."""

import sys
from pathlib import Path

import pytest

from scripts import dev
from scripts.drills import (
    failover,
    full_disk,
    growth,
    killed_loads,
    point_in_time,
    readers,
    restore,
    soak,
)
from scripts.drills.__main__ import DRILLS, main
from tests.project.files import REPOSITORY

pytestmark = pytest.mark.slow


def test_growth(tmp_path: Path) -> None:
    assert growth.drill(tmp_path, loads=4).startswith("4 muatan")


def test_many_readers(tmp_path: Path) -> None:
    assert readers.drill(tmp_path, readers=4, loads=3, months=1).startswith("4 pembaca, 3 muatan")


def test_killed_loads(tmp_path: Path) -> None:
    assert killed_loads.drill(tmp_path, kills=2).startswith("2 kali dihentikan")


def test_a_restore(tmp_path: Path, database_url: str) -> None:
    """On PostgreSQL in the empty database of this test."""
    url = None if database_url.startswith("sqlite") else database_url
    assert "jawaban sama" in restore.drill(tmp_path, months=2, loads=1, url=url, areas=1)


def test_a_full_disk(tmp_path: Path) -> None:
    assert full_disk.drill(tmp_path, places=3).startswith("3 kali penuh")


def test_a_soak(tmp_path: Path) -> None:
    assert soak.drill(tmp_path, minutes=1, readers=2, length=3).startswith("1 menit")


def test_back_to_a_moment(tmp_path: Path) -> None:
    assert "jawaban sama" in point_in_time.drill(tmp_path, months=1, loads=2)


def test_a_lost_primary(tmp_path: Path) -> None:
    assert failover.drill(tmp_path, readers=3, loads=2).startswith("3 pembaca")


def test_a_drill_that_fails_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_folder: Path) -> str:
        raise AssertionError("muatan tidak utuh")

    monkeypatch.setitem(DRILLS, "growth", fails)
    assert main(["growth"]) == 1
    assert capsys.readouterr().out.startswith("growth: GAGAL: muatan tidak utuh")


def test_every_drill_is_run() -> None:
    named = {path.stem for path in (REPOSITORY / "scripts" / "drills").glob("*.py")}
    assert named - {"__init__", "__main__", "clusters", "cut_work", "database"} == set(DRILLS)


def test_dev_starts_again_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start leaves a mark; the first one changes a file of the code, a document changes nothing."""
    code = tmp_path / "data"
    code.mkdir()
    (code / "a.py").write_text("1")
    monkeypatch.setattr(dev, "LOOK_EVERY", 0)
    looks = iter(
        [None, lambda: (code / "README.md").write_text("x"), lambda: (code / "b.py").write_text("2"), None]
    )
    seen = dev.stamps

    def changed(root: Path) -> dict[Path, int]:
        if change := next(looks):
            change()
        return seen(root)

    monkeypatch.setattr(dev, "stamps", changed)
    assert dev.watch(sys.executable, "-c", "import time; time.sleep(60)", root=tmp_path, rounds=3) == 2


def test_dev_ends_what_it_started() -> None:
    process = dev.start(sys.executable, "-c", "import time; time.sleep(60)")
    dev.stop(process)
    assert process.returncode is not None
