"""A database that cannot be reached or written: where, and what to do."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data.database import tables
from data.database.faults import explained
from tests.etl.readers.test_sent import SENT
from tests.support.etl.large_files import contents
from tests.support.running import call_etl


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("tetap", "utf-8")
    done = call_etl(f"sqlite:///{tmp_path}/berkas/a.sqlite3", "init")
    assert done.returncode == 1
    assert "berkas, bukan folder" in done.stderr
    assert "PANTAU_DATABASE_URL" in done.stderr
    assert (tmp_path / "berkas").read_text("utf-8") == "tetap"


def test_a_place_nobody_may_write() -> None:
    """/proc: the tests may run as root, whom permissions do not stop."""
    done = call_etl("sqlite:////proc/a.sqlite3", "init")
    assert done.returncode == 1
    assert "/proc/a.sqlite3 tidak dapat dibuka atau ditulisi" in done.stderr.replace("\n", " ")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    """No PostgreSQL listens in this folder; the account's secret is not repeated."""
    shutil.copy(SENT / "rekap.xls", tmp_path / "a.xls")
    url = f"postgresql+psycopg://saya:rahasia@/data?host={tmp_path}"
    done = call_etl(url, "load", str(tmp_path / "a.xls"))
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
    assert said in explained(fault)


@pytest.mark.parametrize("url", ["mysql://saya@komputer/data", "apa saja", "oracle:///data"])
def test_an_address_nobody_serves(url: str) -> None:
    done = call_etl(url, "init")
    assert (done.returncode, "bukan alamat basis data yang dilayani" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("revision", "command", "said"),
    [
        ("9999", "load", "versi Pantau Jamsostek yang lebih baru. Perbarui program ini"),
        ("9999", "init", "versi Pantau Jamsostek yang lebih baru. Perbarui program ini"),
        ("0005", "load", "dari versi lama. Jalankan dulu: python -m etl init"),
    ],
)
def test_a_database_of_another_version(
    areas_engine: Engine, database_url: str, tmp_path: Path, revision: str, command: str, said: str
) -> None:
    shutil.copy(SENT / "rekap.xlsx", tmp_path / "a.xlsx")
    with areas_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
    before = contents(areas_engine, *tables.metadata.tables)
    done = call_etl(database_url, command, *([str(tmp_path / "a.xlsx")] if command == "load" else []))
    assert (done.returncode, said in " ".join(done.stderr.split())) == (1, True)
    assert contents(areas_engine, *tables.metadata.tables) == before
