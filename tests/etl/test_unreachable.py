"""A database that cannot be reached or written: where, and what to do, through the real command line."""

import shutil
from pathlib import Path

import pytest

from etl.commands.database import _explained
from tests.etl.test_sent import SENT
from tests.running import run_etl


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("tetap", "utf-8")
    done = run_etl(f"sqlite:///{tmp_path}/berkas/a.sqlite3", "init")
    assert done.returncode == 1
    assert "berkas, bukan folder" in done.stderr
    assert "PANTAU_DATABASE_URL" in done.stderr
    assert (tmp_path / "berkas").read_text("utf-8") == "tetap"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no place here that not even root may write")
def test_a_place_nobody_may_write() -> None:
    """/proc: the tests may run as root, whom permissions do not stop."""
    done = run_etl("sqlite:////proc/a.sqlite3", "init")
    assert done.returncode == 1
    assert "/proc/a.sqlite3 tidak dapat dibuka atau ditulisi" in done.stderr.replace("\n", " ")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    """No PostgreSQL listens in this folder; the account's secret is not repeated."""
    shutil.copy(SENT / "rekap.xls", tmp_path / "a.xls")
    url = f"postgresql+psycopg://saya:rahasia@/data?host={tmp_path}"
    done = run_etl(url, "load", str(tmp_path / "a.xls"))
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "Tidak ada PostgreSQL yang menjawab di komputer ini:5432, basis data data." in said
    assert "Pastikan servernya berjalan" in said
    assert "rahasia" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("the connection is lost", "Hubungan ke basis data terputus"),
        ("attempt to write a readonly database", "tidak boleh ditulisi"),
        ("failed to resolve host 'x'", "nama komputer di"),
        ('FATAL: password authentication failed for user "x"', "menolak akun atau sandinya"),
        ("FATAL: the database system is starting up", "masih memulai"),
    ],
)
def test_faults_in_words(fault: str, said: str) -> None:
    assert said in _explained(fault)
