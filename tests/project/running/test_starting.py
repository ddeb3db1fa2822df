"""`python app.py` on a database that it cannot serve: a sentence that says what to do, code 1, and nothing
made or changed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from data.database.engine import make_engine, migrate
from data.settings import ROOT
from tests.support.running import call_etl

pytestmark = pytest.mark.slow


def start(url: str, **settings: str) -> str:
    """What a start that fails says."""
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT.parent,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PORT": "1", **settings},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def revised(file: Path, revision: str) -> Path:
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()
    return file


def test_a_mistyped_path_makes_nothing(tmp_path: Path) -> None:
    said = start(f"sqlite:///{tmp_path}/salah/pantau.sqlite3")
    assert f"Tidak ada berkas basis data di {tmp_path}/salah/pantau.sqlite3" in said
    assert "python -m etl init" in said
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "kosong").touch()
    (tmp_path / "catatan").write_text("bukan basis data " * 400, "utf-8")
    other = sqlite3.connect(tmp_path / "lain")
    other.execute("CREATE TABLE resep (nama)")
    other.commit()
    other.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "Basis data belum siap. Jalankan dulu: python -m etl init" in start(f"sqlite:///{tmp_path}/kosong")
    assert "rusak atau bukan SQLite" in start(f"sqlite:///{tmp_path}/catatan")
    assert "basis data program lain, bukan milik Pantau Jamsostek" in start(f"sqlite:///{tmp_path}/lain")
    assert "Tidak ada berkas basis data di" in start(f"sqlite:///{tmp_path}")  # a folder
    refused = call_etl(f"sqlite:///{tmp_path}/lain", "init")
    assert (refused.returncode, "basis data program lain" in refused.stderr) == (1, True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("0003", "Basis data ini dari versi lama. Jalankan dulu: python -m etl init (datanya tetap ada)."),
        ("9999", "versi Pantau Jamsostek yang lebih baru. Perbarui program ini"),
        ("ae1027a6acf", "basis data program lain, bukan milik Pantau Jamsostek"),
    ],
)
def test_a_schema_of_another_version(tmp_path: Path, revision: str, said: str) -> None:
    assert said in start(f"sqlite:///{revised(tmp_path / 'x.sqlite3', revision)}")


def test_a_schema_with_holes(full_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(full_file, tmp_path / "x.sqlite3"))
    connection = sqlite3.connect(file)
    connection.execute("ALTER TABLE action RENAME TO tindakan")
    connection.commit()
    connection.close()
    said = start(f"sqlite:///{file}")
    assert "tidak lengkap (no such table: action); pulihkan dari cadangan" in said


def test_settings_that_are_none(tmp_path: Path) -> None:
    assert "PANTAU_DATABASE_URL bukan alamat basis data" in start("entah")
    assert "PANTAU_LANGUAGE=fr" in start("sqlite://", PANTAU_LANGUAGE="fr")
    nobody = f"postgresql://saya:rahasia@/data?host={tmp_path}"
    said = start(nobody)
    assert "Tidak ada PostgreSQL yang menjawab di komputer ini:5432, basis data data." in said
    assert "rahasia" not in said
