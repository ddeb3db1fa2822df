"""Plausibility across rows and against what stands already: told with both figures, never mended."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.counts.packed import Kind
from data.dates import now
from data.repository import loads
from data.repository.load_writer import withdraw
from etl.checks import plausibility
from etl.checks.load_report import LoadReport
from etl.model import Issue
from etl.pipeline.load_file import load_file
from tests.support.etl import books
from tests.support.etl.large_files import ALWAYS, NEVER


def load(engine: Engine, path: Path, *rows: str) -> LoadReport:
    report = load_file(engine, books.baku(path, *rows))
    assert report.outcome == "loaded", report.issues
    return report


def told(report: LoadReport, rule: str) -> list[Issue]:
    return [issue for issue in report.issues if issue.rule == rule]


def test_brebes_parts_and_printed_total(areas_engine: Engine, tmp_path: Path) -> None:
    parts = {"PU": 196_234, "BPU": 374_505, "JAKON": 86_260, "TOTAL": 606_996}
    rows = [f"33.29,,2024-07,{segment},potensi,{people},," for segment, people in parts.items()]
    (issue,) = told(load(areas_engine, tmp_path / "a.csv", *rows), "jumlah_tercetak")
    assert issue.source_row == 5
    assert issue.message == (
        "Kabupaten Brebes: potensi TOTAL tercetak 606.996, jumlah bagiannya 656.999 (selisih -50.003)."
    )


@pytest.mark.parametrize("total", [60, 67])
def test_a_total_may_count_the_migrant_workers_or_not(
    areas_engine: Engine, tmp_path: Path, total: int
) -> None:
    parts = {"PU": 10, "BPU": 20, "JAKON": 30, "PMI": 7, "TOTAL": total}
    rows = [f"33.29,,2024-07,{segment},potensi,{people},," for segment, people in parts.items()]
    assert not told(load(areas_engine, tmp_path / "a.csv", *rows), "jumlah_tercetak")


def rekap(
    engine: Engine, path: Path, printed: object, *, active: int = 14_177, eligible: int = 338_681
) -> list[Issue]:
    row = ["Kab. Kendal", eligible, None, None, None, active, None, None, None, printed]
    rows = [
        ["Posisi September 2026"],
        ["Kab/Kota", "Potensi", None, None, None, "Peserta aktif", None, None, None, "%"],
        row,
    ]
    report = load_file(engine, books.plain(path, rows))
    assert report.outcome == "loaded", report.issues
    return told(report, "persen_tercetak")


def test_kendal_printed_percent(areas_engine: Engine, tmp_path: Path) -> None:
    (issue,) = rekap(areas_engine, tmp_path / "a.xlsx", "7%")
    assert issue.message == (
        "Kab. Kendal: cakupan TOTAL tercetak 7 %, hitung ulang 4,19 %. Yang dipakai hasil hitung ulang."
    )


@pytest.mark.parametrize(
    "printed", ["4%", "4,2", "4,19 %", "4,18", 4.19, 0.0419, 4.185944, 0.04185944, "0,0419", None, "-"]
)
def test_rounded_cut_off_or_in_percent_format_it_is_right(
    areas_engine: Engine, tmp_path: Path, printed: object
) -> None:
    assert not rekap(areas_engine, tmp_path / "a.xlsx", printed)


@pytest.mark.parametrize("printed", ["4,3", 4.3, "6%", 0.06, "0,0419 %"])
def test_more_than_the_last_printed_place_off_it_is_told(
    areas_engine: Engine, tmp_path: Path, printed: object
) -> None:
    assert rekap(areas_engine, tmp_path / "a.xlsx", printed)


def test_column_totals_of_all_and_of_a_region(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Peserta aktif PU"],
        ["Kab. Kudus", 10],
        ["Kab. Pati", 20],
        ["Jumlah Eks Karesidenan Pati", 31],
        ["Kab. Kebumen", 5],
        ["TOTAL", "36"],
        ["Rata-rata", 12],
    ]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    assert [issue.message for issue in told(report, "jumlah_tercetak")] == [
        "Jumlah Eks Karesidenan Pati: peserta aktif PU tercetak 31, jumlah bagiannya 30 (selisih 1). "
        "Yang disimpan bagiannya.",
        "TOTAL: peserta aktif PU tercetak 36, jumlah bagiannya 35 (selisih 1). Yang disimpan bagiannya.",
    ]


def test_above_potensi(areas_engine: Engine, tmp_path: Path) -> None:
    rows = ["33.74,,2026-09,PU,potensi,1000,,", "33.74,,2026-09,PU,peserta_aktif,1001,,"]
    (issue,) = told(load(areas_engine, tmp_path / "a.csv", *rows), "melebihi_potensi")
    assert issue.message == (
        "Kota Semarang: peserta aktif PU 1.001 melebihi potensi 1.000; disimpan apa adanya."
    )


def test_above_the_potensi_that_stands_from_an_earlier_month(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", "33.74,,2026-01,PU,potensi,1000,,")
    report = load(areas_engine, tmp_path / "b.csv", "33.74,,2026-09,PU,peserta_aktif,1001,,")
    assert told(report, "melebihi_potensi")
    report = load(areas_engine, tmp_path / "c.csv", "33.74,,2026-09,PU,peserta_aktif,1000,,")
    assert not told(report, "melebihi_potensi")


@pytest.mark.parametrize(
    ("before", "now", "jump"),
    [
        (4000, 5000, False),
        (4000, 5001, True),
        (4000, 2999, True),
        (100, 600, False),
        (100, 601, True),
        (0, 501, True),
    ],
)
def test_a_jump_is_more_than_a_quarter_and_500_people(
    areas_engine: Engine, tmp_path: Path, before: int, now: int, jump: bool
) -> None:
    load(areas_engine, tmp_path / "a.csv", f"33.74,,2026-08,BPU,peserta_aktif,{before},,")
    report = load(areas_engine, tmp_path / "b.csv", f"33.74,,2026-09,BPU,peserta_aktif,{now},,")
    assert bool(told(report, "lonjakan")) is jump


def test_a_jump_is_told_with_both_months(areas_engine: Engine, tmp_path: Path) -> None:
    rows = ["33.74,,2026-08,BPU,peserta_aktif,4000,,", "33.74,,2026-09,BPU,peserta_aktif,6000,,"]
    (issue,) = told(load(areas_engine, tmp_path / "a.csv", *rows), "lonjakan")
    assert issue.message == (
        "Kota Semarang: peserta aktif BPU dari 4.000 (Agustus 2026) menjadi 6.000 (50,00 %); pastikan benar."
    )


def test_potensi_that_changes_within_a_year(areas_engine: Engine, tmp_path: Path) -> None:
    """Pati: 511,111 became 599,061 and coverage fell from 39 to 29 % for that alone."""
    load(
        areas_engine,
        tmp_path / "a.csv",
        "33.18,,2025-12,TOTAL,potensi,500000,,",
        "33.18,,2026-03,TOTAL,potensi,511111,,",
    )
    report = load(areas_engine, tmp_path / "b.csv", "33.18,,2026-06,TOTAL,potensi,599061,,")
    (issue,) = told(report, "potensi_berubah")
    assert issue.message == (
        "Kabupaten Pati: potensi Juni 2026 berubah di tengah tahun (TOTAL 511.111 -> 599.061); "
        "perubahan cakupan bulan ini bukan capaian."
    )


def test_a_new_potensi_in_january_is_as_it_should_be(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.csv", "33.18,,2025-12,TOTAL,potensi,511111,,")
    report = load(areas_engine, tmp_path / "b.csv", "33.18,,2026-01,TOTAL,potensi,599061,,")
    assert not told(report, "potensi_berubah")


def test_missing_areas_are_named(areas_engine: Engine, tmp_path: Path) -> None:
    from etl.parsing.areas import district_names

    codes = [code for code, _ in district_names() if code not in ("33.19", "33.76")]
    rows = [f"{code},,2026-09,PU,potensi,5,," for code in codes]
    (issue,) = told(load(areas_engine, tmp_path / "a.csv", *rows), "wilayah_tidak_ada")
    assert issue.message == "September 2026: 33 dari 35 daerah ada; tidak ada: Kabupaten Kudus, Kota Tegal."


def test_only_what_a_file_is_held_against_is_asked_for(areas_engine: Engine, tmp_path: Path) -> None:
    """Potensi from the beginning, anything else from a year before; other areas and kinds not at all."""
    load(
        areas_engine,
        tmp_path / "a.csv",
        *(f"33.19,,2024-{month:02},PU,potensi,{month},," for month in (1, 2, 3, 4)),
        *(f"33.19,,2024-{month:02},PU,peserta_aktif,{month},," for month in (1, 2, 3, 4)),
        "33.18,,2024-02,PU,peserta_aktif,9,,",
        "33.19,,2024-02,BPU,peserta_aktif,9,,",
    )
    active = Kind("PU", "", "active_participants", "tak_disebut")
    eligible = active._replace(measure="eligible_workers")
    frame = pd.DataFrame([{**active._asdict(), "period": date(2024, 3, 31)}])
    spans = plausibility.needed(frame)
    last = 2024 * 12 + 2
    assert (spans[active], spans[eligible]) == ((last - 12, last), (0, last))
    assert spans[active._replace(basis="nik")] == (last - 12, last)
    assert {kind.segment for kind in spans} == {"PU"}
    found = loads.latest_counts(areas_engine, "resmi", spans=spans, areas={"33.19"})
    assert found[["measure", "area_code", "segment", "value"]].to_numpy().tolist() == [
        ["active_participants", "33.19", "PU", 1],
        ["active_participants", "33.19", "PU", 2],
        ["active_participants", "33.19", "PU", 3],
        ["eligible_workers", "33.19", "PU", 1],
        ["eligible_workers", "33.19", "PU", 2],
        ["eligible_workers", "33.19", "PU", 3],
    ]
    outside = {active: (2030 * 12, 2030 * 12)}
    assert loads.latest_counts(areas_engine, "resmi", spans=outside, areas={"33.19"}).empty


SECRET = ("33.21,,2026-08,PU,peserta_aktif,54321,,", "33.21,,2026-08,PU,potensi,100777,,")
PUBLIC = ("33.21,,2026-09,PU,peserta_aktif,120000,,",)


@pytest.mark.parametrize("big", [ALWAYS, NEVER])
def test_a_load_is_held_only_against_what_its_readers_may_see(
    areas_engine: Engine, tmp_path: Path, *, big: int
) -> None:
    """What is told of a load is public with it: of one that opens later it must not say a word."""
    until = now() + timedelta(days=9)
    load_file(areas_engine, books.baku(tmp_path / "a.csv", *SECRET), embargo_until=until)
    file = books.baku(tmp_path / "b.csv", *PUBLIC)
    for embargo, compared in [(None, False), (until - timedelta(days=1), False), (until, True)]:
        report = load_file(areas_engine, file, embargo_until=embargo, big=big)
        quoted = " ".join(loads.issues(areas_engine, int(report.load_id or 0))["message"])
        assert ("54.321" in quoted, "100.777" in quoted) == (compared, compared), quoted
        withdraw(areas_engine, int(report.load_id or 0), "lagi")
