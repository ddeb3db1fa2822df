"""`python -m etl` as a user meets it: Indonesian, exit codes, never a traceback."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.database.engine import make_engine, migrate
from data.settings import ROOT
from etl.parsing.areas import ensure_areas
from tests.support.etl import books
from tests.support.running import call_etl, run_etl

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Error|Missing|Got|argument|option|Invalid|default|required)\b"
)


@pytest.fixture
def run(areas_engine: Engine) -> Run:
    url = areas_engine.url.render_as_string(hide_password=False)
    return lambda *arguments: call_etl(url, *arguments)


@pytest.fixture
def kudus(tmp_path: Path) -> Path:
    return books.rekap(tmp_path / "kudus.xlsx", [books.KUDUS], total=books.KUDUS[1:])


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        *[
            [name, "--help"]
            for name in ("init", "load", "status", "withdraw", "editions", "edition", "simulate")
        ],
        ["template", "--help"],
        *[["edition", name, "--help"] for name in ("create", "publish", "embargo", "compare")],
    ],
)
def test_help_is_indonesian_all_through(words: list[str]) -> None:
    done = call_etl("sqlite://", *words)
    assert done.returncode == 0
    assert "Pakai: python -m etl" in done.stdout
    assert not ENGLISH.findall(done.stdout)


def test_help_answers_without_pandas_or_a_database() -> None:
    code = (
        "import sys, runpy; sys.argv = ['etl', '--help']\ntry: runpy.run_module('etl', run_name='__main__')\n"
    )
    code += "except SystemExit: pass\nprint([m for m in ('pandas', 'sqlalchemy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["loda"], "Perintah 'loda' tidak ada. Maksudnya 'load'?"),
        (["load"], "Argumen BERKAS belum disebut."),
        (["load", "a.xlsx", "--nope"], "Opsi --nope tidak ada."),
        (["withdraw", "satu", "--alasan", "x"], "Nilai MUATAN keliru: harus bilangan bulat."),
        (["withdraw", "1"], "Opsi --alasan belum disebut."),
        (["load", "a.xlsx", "--periode"], "Opsi --periode perlu diikuti nilainya."),
        (["status", "1", "2"], "Ada yang berlebih: 2"),
    ],
)
def test_a_wrong_call_is_told_in_indonesian(words: list[str], told: str) -> None:
    done = call_etl("sqlite://", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert not ENGLISH.findall(done.stderr)


def test_a_file_goes_in_once(run: Run, areas_engine: Engine, kudus: Path) -> None:
    """The first time in a process of its own, as a user would."""
    done = run_etl(areas_engine.url.render_as_string(hide_password=False), "load", str(kudus))
    assert done.returncode == 0, done.stderr
    assert "sumber rekap: lembar Rekap, baris 4: kolom daerah dan 8 kolom potensi atau peserta" in done.stdout
    assert "2 baris dibaca, 1 dipakai · 1 daerah · September 2026 · 6 angka" in done.stdout
    assert "✓ Dimuat sebagai muatan 1, koleksi resmi." in done.stdout
    again = run("load", str(kudus))
    assert again.returncode == 0
    assert "Berkas yang sama sudah dimuat (muatan 1); tidak ada yang berubah." in again.stdout


def test_a_refused_file_ends_with_1_and_a_issue_a_line(run: Run, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "a.xlsx", [["Semarang", *books.KUDUS[1:]]])
    done = run("load", str(path))
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "wilayah_ganda" in line]
    for part in (
        "galat",
        "Rekap",
        " 7 ",
        "Semarang",
        "bisa Kabupaten Semarang (33.22) atau Kota Semarang (33.74)",
    ):
        assert part in line
    assert "✗ Ditolak: 1 galat. Tidak ada angka yang berubah" in done.stdout
    assert "Muatan 1 tidak ada." in run("status", "1").stderr


def test_dry(run: Run, kudus: Path) -> None:
    done = run("load", str(kudus), "--kering")
    assert done.returncode == 0
    assert "Uji saja (--kering): berkas dapat dimuat; tidak ada yang disimpan." in done.stdout
    assert "Tersimpan: belum ada" in run("status").stdout


def test_status_editions_and_withdrawal(run: Run, kudus: Path) -> None:
    run("load", str(kudus))
    status = run("status")
    assert status.returncode == 0
    assert "kudus.xlsx" in status.stdout
    assert "uji" in status.stdout
    assert "Tersimpan: 6 angka · " in status.stdout
    assert "wilayah_tidak_ada" in run("status", "1").stdout
    made = run("edition", "create", "monev-2026-09", "--judul", "Monev September")
    assert "Edisi monev-2026-09 dibuat: koleksi resmi sampai muatan 1." in made.stdout
    taken = run("edition", "create", "monev-2026-09", "--judul", "Lagi")
    assert (taken.returncode, "sudah ada" in taken.stderr) == (1, True)
    assert "sampai muatan 1" in run("editions").stdout
    assert "Muatan 1 ditarik." in run("withdraw", "1", "--alasan", "salah kolom").stdout
    assert "ditarik: salah kolom" in run("status").stdout
    assert run("withdraw", "1", "--alasan", "lagi").returncode == 1


def test_a_template_that_loads(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    done = run("template", "rekap", "--keluar", str(path), "--periode", "2026-09")
    assert done.returncode == 0, done.stderr
    assert "tidak_ada_angka" in run("load", str(path)).stdout
    assert "Templat 'x' tidak ada; pilih rekap, baku, " in run("template", "x").stderr
    assert run("template", "rekap", "--keluar", str(tmp_path / "tak" / "ada.xlsx")).returncode == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["load", "{tmp}/tidak-ada.xlsx"], "berkas_tidak_ada"),
        (["load", "{tmp}"], "bukan_berkas"),
        (["load", "{tmp}/a.xlsx", "--periode", "Sep-26"], "tahun dua angka ditolak"),
        (
            ["load", "{tmp}/a.xlsx", "--koleksi", "lain"],
            "Koleksi 'lain' tidak ada; pilih resmi, terbit, simulasi.",
        ),
        (["load", "{tmp}/a.xlsx", "--sumber", "lain"], "sumber_tak_dikenal"),
        (["edition", "create", "A B", "--judul", "x"], "Nama edisi 'A B' keliru"),
        (["withdraw", "9", "--alasan", " "], "Alasan tidak boleh kosong"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_1(
    run: Run, tmp_path: Path, words: list[str], told: str
) -> None:
    done = run(*(word.format(tmp=tmp_path) for word in words))
    assert done.returncode == 1
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_before_init(tmp_path: Path, kudus: Path) -> None:
    url = f"sqlite:///{tmp_path / 'belum' / 'ada.sqlite3'}"
    for words in (["status"], ["load", str(kudus)], ["editions"], ["withdraw", "1", "--alasan", "x"]):
        done = call_etl(url, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert "Basis data belum siap. Jalankan dulu: python -m etl init" in done.stderr
    assert not (tmp_path / "belum").exists()


def test_databases_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "rusak.sqlite3").write_bytes(b"bukan sqlite " * 100)
    done = call_etl(f"sqlite:///{tmp_path / 'rusak.sqlite3'}", "status")
    assert (done.returncode, "rusak atau bukan SQLite" in done.stderr) == (1, True)
    done = call_etl("entah", "status")
    assert (done.returncode, "bukan alamat basis data" in done.stderr) == (1, True)


def test_a_locked_database_is_told(tmp_path: Path, kudus: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sibuk.sqlite3'}"
    engine = make_engine(url)
    migrate(engine)
    ensure_areas(engine)
    engine.dispose()
    other = sqlite3.connect(tmp_path / "sibuk.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    environment = {**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_BUSY_SECONDS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "etl", "load", str(kudus)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT.parent,
    )
    other.close()
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        "✗ Basis data sedang dipakai proses lain, mungkin pemuatan berkas besar; coba lagi sebentar.",
    )


def test_without_a_target_the_next_step_is_said(run: Run, tmp_path: Path) -> None:
    done = run("load", str(books.baku(tmp_path / "a.csv", "33.19,,2026-09,PU,peserta_aktif,7,,")))
    hint = "Belum ada target 2026"
    assert hint in done.stdout
    assert hint in run("status").stdout
    head = "skema,judul_skema,dokumen,wilayah,segmen,tahun,nilai,satuan,basis,sumber"
    row = "nks,NKS,NKS 1,Kab. Kudus,PU,2026,40,persen,potensi,NKS"
    assert hint not in run("load", str(books.baku(tmp_path / "b.csv", row, header=head))).stdout
    assert hint not in run("status").stdout
