"""python -m etl export: a file whole or not at all, without a server."""

import argparse
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dashboards.office.export_command import ENDINGS, _counted, main, put
from dashboards.office.slides.deck import write_deck
from data.database.engine import make_engine
from data.repository.store import Store
from tests.support.running import run_etl

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(full_url: str) -> Store:
    return Store(make_engine(full_url, read_only=True))


def test_the_command_writes_what_the_address_serves(full_url: str, tmp_path: Path) -> None:
    path = tmp_path / "nota.docx"
    done = run_etl(full_url, "export", "nota", "--keluar", str(path), "--periode", "2026-09")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"✓ {path} ditulis (")
    assert "SIMULASI: semua angka rekaan." in done.stdout
    assert ZipFile(path).testzip() is None
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["deck", "--keluar=x.pptx", "--periode=2031-01"],
            "--periode 2031-01 tidak dikenal. Yang ada: 2023",
        ),
        (
            ["deck", "--keluar=x.pptx", "--edisi=rahasia"],
            "--edisi rahasia tidak dikenal. Yang ada: simul",
        ),
        (["deck", "--keluar=x.pptx", "--daerah=33.99"], "--daerah 33.99 tidak dikenal; tulis semua"),
        (
            ["deck", "--keluar=x.pptx", "--metrik=cakupan"],
            "--metrik cakupan tidak dikenal. Yang ada: ",
        ),
        (["deck", "--keluar=x.pptx", "--skema=nks"], "--skema nks tidak dikenal. Yang ada: "),
        (["nota", "--keluar=x.docx", "--bahasa=jv"], "--bahasa jv tidak dikenal. Yang ada: id, en."),
        (["deck", "--keluar=x.pdf"], "--keluar untuk deck harus berakhiran .pptx."),
        (["rapor", "--keluar=x.pdf", "--daerah=33.21,33.20"], "Beberapa daerah menjadi ZIP"),
        (["workbook", "--keluar=x.xlsx", "--daerah=33.21,33.20"], "Buku kerja memuat satu daerah"),
        (["nota", "--keluar=tiada/x.docx"], "folder tiada tidak ada"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(
    store: Store,
    words: list[str],
    told: str,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(store, words) == 1
    assert told in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_whole_when_a_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapat.pptx"
    path.write_bytes(b"lama")

    def full(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(KeyboardInterrupt):
        put(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_rapor_of_some_areas_and_of_one(store: Store, tmp_path: Path) -> None:
    archive, single = tmp_path / "rapor.zip", tmp_path / "rapor.pdf"
    assert main(store, ["rapor", f"--keluar={archive}", "--daerah=33.21,33.74", "--periode=2026-09"]) == 0
    with ZipFile(archive) as found:
        assert found.namelist() == ["rapor-33.21-2026-09.pdf", "rapor-33.74-2026-09.pdf"]
        assert "SIMULASI" in PdfReader(io.BytesIO(found.read(found.namelist()[0]))).pages[0].extract_text()
    assert main(store, ["rapor", f"--keluar={single}", "--daerah=33.21", "--periode=2026-09"]) == 0
    assert "Demak" in PdfReader(single).pages[0].extract_text()


def test_progress_counts_what_is_made_and_nothing_else(store: Store) -> None:
    heard: list[tuple[int, int]] = []
    write_deck(store, search="daerah=33.21", progress=lambda done, total: heard.append((done, total)))
    assert heard == [(done, len(heard)) for done in range(1, len(heard) + 1)]
    assert len(heard) > 8
    counted = {
        kind: _counted(argparse.Namespace(jenis=kind, keluar=f"x{ending}"))
        for kind, endings in ENDINGS.items()
        for ending in endings[-1:]
    }
    assert counted == {"rapor": True, "deck": True, "laporan": False, "nota": False, "workbook": False} | {
        "surat": True,
        "tenggat": False,
    }


def test_workbook_of_one_area(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "demak.xlsx"
    assert main(store, ["workbook", f"--keluar={path}", "--daerah=33.21"]) == 0
    assert ZipFile(path).testzip() is None


def test_without_a_database_the_command_says_what_to_do(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path / 'tiada.sqlite3'}", str(tmp_path / "x.pptx")
    done = run_etl(url, "export", "deck", "--keluar", path)
    assert done.returncode == 1
    assert "Jalankan dulu: python -m etl init" in done.stderr
    assert not (tmp_path / "x.pptx").exists()
