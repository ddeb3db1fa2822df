"""New figures against those of the months before: how far back, and counted how."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.parsing.areas import district_names
from etl.pipeline.load_file import load_file
from tests.etl.checks.test_plausibility import load, told
from tests.support.clock import Clock
from tests.support.etl import books
from tests.support.etl.large_files import ALWAYS, NEVER


@pytest.mark.parametrize(("month", "jump"), [("2026-06", True), ("2025-09", True), ("2025-08", False)])
def test_a_jump_is_from_the_newest_figure_of_a_year(
    areas_engine: Engine, tmp_path: Path, month: str, *, jump: bool
) -> None:
    """Quarterly data have no month before."""
    load(areas_engine, tmp_path / "a.csv", f"33.74,,{month},BPU,peserta_aktif,21386,,")
    file = books.baku(tmp_path / "b.csv", "33.74,,2026-09,BPU,peserta_aktif,42386,,")
    for big in (NEVER, ALWAYS):
        report = load_file(areas_engine, file, big=big, dry_run=True)
        found = [issue.message for issue in told(report, "lonjakan")]
        name = {"2026-06": "Juni 2026", "2025-09": "September 2025"}.get(month)
        message = (
            f"Kota Semarang: peserta aktif BPU dari 21.386 ({name}) menjadi 42.386 (98,20 %); pastikan benar."
        )
        assert found == ([message] if jump else [])


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_another_way_of_counting_is_told_with_both(areas_engine: Engine, tmp_path: Path, *, big: int) -> None:
    load(
        areas_engine,
        tmp_path / "a.csv",
        "33.18,,2026-06,PU,potensi,100,,",
        "33.19,,2026-06,PU,potensi,200,,",
    )
    rows = [
        "33.18,,2026-09,PU,potensi,130,,nik",
        "33.19,,2026-09,PU,potensi,230,,nik",
        "33.19,,2026-10,PU,potensi,230,,nik",
    ]
    header = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,program,basis"
    report = load_file(areas_engine, books.baku(tmp_path / "b.csv", *rows, header=header), big=big)
    (issue,) = told(report, "basis_berubah")
    assert issue.message == (
        "Potensi September 2026 dihitung 'NIK (tempat tinggal)', Juni 2026 'tidak disebut' (2 daerah, "
        "jumlahnya 300 -> 360); selisihnya dapat berasal dari cara menghitung, bukan capaian. Samakan "
        "basisnya, atau terangkan di rapat."
    )


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_a_month_that_has_not_ended_is_provisional(
    areas_engine: Engine, tmp_path: Path, clock: Clock, *, big: int
) -> None:
    """29 November, 20.00 in Jawa Tengah: October has ended, November ends tomorrow."""
    clock(datetime(2026, 11, 29, 13))
    rows = [f"33.18,,{month},PU,peserta_aktif,7,," for month in ("2026-10", "2026-11")]
    report = load_file(areas_engine, books.baku(tmp_path / "a.csv", *rows), big=big)
    (issue,) = told(report, "tengah_bulan")
    assert "belum berakhir" in issue.message
    assert "hari ini 29 " in issue.message
    with areas_engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT provisional FROM observation ORDER BY period")
        assert [bool(row[0]) for row in stored] == [False, True]


@pytest.mark.parametrize(("same", "told_of"), [(10, True), (9, False)])
def test_the_figures_of_the_month_before_sent_once_more(
    areas_engine: Engine, tmp_path: Path, same: int, *, told_of: bool
) -> None:
    names = [name for _, name in district_names()][:12]
    for month, rest in (("Agustus", 5_000), ("September", 5_001)):
        people = [5_000 if place < same else rest for place in range(12)]
        rows = [f"Posisi {month} 2026"], ["Daerah", "Aktif PU"], *map(list, zip(names, people, strict=True))
        report = load_file(areas_engine, books.plain(tmp_path / f"{month}.xlsx", rows))
    message = (
        "Peserta aktif PU September 2026 sama persis dengan angka sebelumnya di 10 dari 12 daerah; mungkin "
        "berkas bulan lalu terkirim lagi dengan judul baru. Pastikan bulannya."
    )
    assert [issue.message for issue in told(report, "angka_sama")] == [message] * told_of


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_bases_that_stand_beside_each_other_are_told(
    areas_engine: Engine, tmp_path: Path, *, big: int
) -> None:
    """Two areas by NIK stand; a branch office brings one of them and another: only the other stands apart."""
    header = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,program,basis"
    first = [f"{code},,2026-09,BPU,peserta_aktif,700,,nik" for code in ("33.18", "33.19")]
    assert load_file(areas_engine, books.baku(tmp_path / "a.csv", *first, header=header), big=big).load_id
    second = [f"{code},,2026-09,BPU,peserta_aktif,900,,cabang" for code in ("33.19", "33.20")]
    report = load_file(areas_engine, books.baku(tmp_path / "b.csv", *second, header=header), big=big)
    (issue,) = told(report, "basis_campur")
    assert issue.message.startswith(
        "Peserta aktif September 2026 hanya ada menurut 'kantor cabang' di sebagian daerah (BPU 1 daerah), "
        "sedang kebanyakan daerah 'NIK (tempat tinggal)'. Dasar tidak dicampur"
    )
    third = [f"{code},,2026-10,BPU,peserta_aktif,900,,cabang" for code in ("33.19", "33.20")]
    alone = load_file(areas_engine, books.baku(tmp_path / "c.csv", *third, header=header), big=big)
    assert not told(alone, "basis_campur")
