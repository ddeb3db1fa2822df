"""edition create, publish, embargo, compare on the command line."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data.database import tables
from data.repository.editions import create_edition
from etl.pipeline.load_file import load_file
from tests.etl.commands.test_commands import Run, run  # noqa: F401  (a fixture)
from tests.support.cheaper import Begin
from tests.support.etl import books


@pytest.fixture
def two(run: Run, areas_engine: Engine, tmp_path: Path, begin: Begin) -> Run:  # noqa: F811
    """Kudus loaded twice, with an edition between: 223.396 PU participants, then 223.400."""
    cells = list(books.KUDUS)
    revised = [cell if cell != "223.396" else "223.400" for cell in cells]
    assert cells != revised

    def load() -> None:
        load_file(areas_engine, books.rekap(tmp_path / "a.xlsx", [cells]))
        create_edition(areas_engine, "dulu", title="Dulu", collection="resmi")
        load_file(areas_engine, books.rekap(tmp_path / "b.xlsx", [revised]))

    begin("two editions", areas_engine, load)
    return run


def test_what_changed_between_two_editions(two: Run) -> None:
    shown = two("edition", "compare", "dulu", "resmi-terkini")
    assert shown.returncode == 0, shown.stderr
    assert "dulu -> resmi-terkini: 1 sel berbeda" in shown.stdout
    (line,) = [line for line in shown.stdout.splitlines() if "33.19" in line]
    shown_cells = "33.19 Kabupaten Kudus 2026-09 PU peserta_aktif berubah 223.396 223.400"
    assert " ".join(line.split()) == shown_cells
    told = json.loads(two("edition", "compare", "dulu", "resmi-terkini", "--json").stdout)
    assert told["sel"] == [
        {
            "kode_wilayah": "33.19",
            "wilayah": "Kabupaten Kudus",
            "periode": "2026-09",
            "segmen": "PU",
            "ukuran": "peserta_aktif",
            "perubahan": "berubah",
            "lama": 223_396,
            "baru": 223_400,
        }
    ]
    assert "angka yang sama" in two("edition", "compare", "dulu", "dulu").stdout
    unknown = two("edition", "compare", "dulu", "entah")
    assert (unknown.returncode, "edisi 'entah' tidak ada" in unknown.stderr) == (1, True)


def test_a_withdrawal_says_what_comes_back(two: Run) -> None:
    done = two("withdraw", "2", "--alasan", "salah kolom")
    assert "Muatan 2 ditarik. 1 angka kembali ke nilai sebelumnya, 0 angka tidak lagi ada." in done.stdout
    assert two("withdraw", "9", "--alasan", "x").returncode == 1


def test_an_embargo_in_local_time_is_kept_in_utc(
    two: Run, areas_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = two("edition", "embargo", "dulu", "--sampai", "2099-01-20 08:00")
    assert "Edisi dulu tersembunyi sampai 2099-01-20 08.00 WIB." in done.stdout
    query = select(tables.edition.c.embargo_until).where(tables.edition.c.slug == "dulu")
    with areas_engine.connect() as connection:
        assert connection.execute(query).scalar() == datetime(2099, 1, 20, 1)
    monkeypatch.setenv("PANTAU_PREVIEW", "true")
    assert "terbit, embargo sampai 2099-01-20 08.00 WIB" in two("editions").stdout
    assert "tidak lagi diembargo" in two("edition", "embargo", "dulu", "--cabut").stdout


def test_a_draft_is_published_once(two: Run) -> None:
    two("edition", "create", "nanti", "--judul", "Nanti", "--rancangan")
    assert "rancangan" in two("editions").stdout
    assert "Edisi nanti terbit." in two("edition", "publish", "nanti").stdout
    again = two("edition", "publish", "nanti")
    assert (again.returncode, "sudah terbit" in again.stderr) == (1, True)


def test_a_wrong_embargo_changes_nothing(two: Run) -> None:
    for words, told in (
        (["dulu", "--sampai", "besok"], "bukan saat: 'besok'; tulis misalnya '2026-11-25 08:00' (WIB)"),
        (["dulu", "--sampai", "2020-01-01"], "--sampai: 2020-01-01 00.00 WIB sudah lewat"),
        (["dulu"], "Sebut salah satu: --sampai SAAT, atau --cabut."),
        (["entah", "--cabut"], "edisi 'entah' tidak ada"),
        (["resmi-terkini", "--cabut"], "selalu memperlihatkan yang terbaru"),
    ):
        done = two("edition", "embargo", *words)
        assert (done.returncode, told in done.stderr) == (1, True), done.stderr
        assert "embargo sampai" not in two("editions").stdout


def test_an_edition_of_nothing_is_not_made(run: Run) -> None:  # noqa: F811
    for words, told in (
        (["--judul", "X", "--koleksi", "entah"], "Koleksi 'entah' tidak ada; pilih resmi"),
        (["--judul", "  "], "Judul tidak boleh kosong."),
    ):
        done = run("edition", "create", "baru", *words)
        assert (done.returncode, told in done.stderr) == (1, True), done.stderr


def test_a_target_that_changed_is_named(two: Run, areas_engine: Engine, tmp_path: Path) -> None:
    head = "skema,judul_skema,dokumen,wilayah,segmen,tahun,nilai,satuan,basis,sumber"
    for percent in (47, 48):
        row = f"nks,NKS,NKS 1,Kab. Kudus,PU,2026,{percent},persen,potensi,NKS"
        load_file(areas_engine, books.baku(tmp_path / f"{percent}.csv", row, header=head))
        if percent == 47:
            create_edition(areas_engine, "tengah", title="Tengah", collection="resmi")
    done = two("edition", "compare", "tengah", "resmi-terkini")
    (line,) = [line for line in done.stdout.splitlines() if "33.19" in line]
    assert " ".join(line.split()) == "target 33.19 Kabupaten Kudus nks, PU, 2026 berubah 47 % 48 %"
    assert "angka yang sama" not in done.stdout
    (fact,) = json.loads(two("edition", "compare", "tengah", "resmi-terkini", "--json").stdout)["fakta"]
    assert (fact["lama"], fact["baru"]) == ("47 %", "48 %")


def test_what_is_under_embargo_is_compared_and_told_only_in_a_preview(
    two: Run, areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third delivery, 777.001 PU participants and a printed total that no longer fits, open in 2098."""
    cells = [cell if cell != "223.396" else "777.001" for cell in books.KUDUS]
    embargo = datetime(2098, 1, 1)
    load_file(areas_engine, books.rekap(tmp_path / "c.xlsx", [cells]), embargo_until=embargo)
    create_edition(areas_engine, "nanti", title="Nanti", collection="resmi", embargo_until=embargo)
    live = two("edition", "compare", "dulu", "resmi-terkini")
    assert ("223.400" in live.stdout, "777.001" in live.stdout) == (True, False)
    for words, why in (
        (("edition", "compare", "dulu", "nanti"), "edisi 'nanti' masih rancangan atau diembargo"),
        (("status", "3"), "Muatan 3 di bawah embargo, temuannya juga"),
    ):
        done = two(*words)
        assert (done.returncode, "777" in done.stdout + done.stderr) == (1, False)
        assert why in done.stderr
        assert "PANTAU_PREVIEW=true" in done.stderr
    told = two("status").stdout
    assert ("1 muatan di bawah embargo tidak ditampilkan" in told, "2098" in told) == (True, False)
    monkeypatch.setenv("PANTAU_PREVIEW", "true")
    assert "berlaku, embargo sampai 2098-01-01 07.00 WIB" in two("status").stdout
    assert "777.001" in two("edition", "compare", "dulu", "nanti").stdout
    assert "777.001" in two("status", "3").stdout


def test_withdrawing_a_list_says_what_goes_and_what_stays_away(
    two: Run, areas_engine: Engine, tmp_path: Path
) -> None:
    head = "wilayah,tahun,dana,kelompok,pekerja,bulan_iuran,anggaran_rp,sumber"
    row = "Kab. Klaten,2026,APBD,nelayan,{},,,DPA"
    load_file(areas_engine, books.baku(tmp_path / "a.csv", row.format(5), header=head))
    load_file(areas_engine, books.baku(tmp_path / "b.csv", row.format(7), header=head), replaces=3)
    done = two("withdraw", "4", "--alasan", "keliru").stdout
    assert "Pendanaan: 1 hilang." in done
    assert "Muatan 3, yang digantikannya, tetap ditarik" in done


def test_what_is_under_embargo_is_only_counted(
    run: Run,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """status and editions print how many, and all of it where preview is asked for."""
    open_, shut = (
        books.baku(tmp_path / f"{name}.csv", f"33.19,,2026-0{at},PU,peserta_aktif,{at}90,,")
        for at, name in enumerate(("terbuka", "tertutup"), 7)
    )
    assert run("load", str(open_)).returncode == 0
    assert run("load", str(shut), "--embargo", "2099-01-20 08:00").returncode == 0
    made = run("edition", "create", "diam", "--judul", "Belum Saatnya", "--embargo", "2099-01-20 08:00")
    assert made.returncode == 0, made.stderr
    status, editions = run("status").stdout, run("editions").stdout
    assert "terbuka.csv" in status
    assert "Tersimpan: 1 angka" in status
    assert "1 muatan di bawah embargo tidak ditampilkan" in status
    assert "1 edisi di bawah embargo tidak ditampilkan" in status
    assert "1 edisi di bawah embargo tidak ditampilkan" in editions
    for word in ("tertutup.csv", "diam", "Belum Saatnya", "2099", "20 Januari"):
        assert word not in status + editions
    monkeypatch.setenv("PANTAU_PREVIEW", "true")
    status, editions = run("status").stdout, run("editions").stdout
    assert "Tersimpan: 2 angka" in status
    for word in ("tertutup.csv", "Belum Saatnya"):
        assert word in status
    assert "Belum Saatnya" in editions
    assert "tidak ditampilkan" not in status + editions
