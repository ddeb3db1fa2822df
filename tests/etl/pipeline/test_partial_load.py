"""--sebagian: good rows in, refused rows kept, nothing lost; never where more than rows is wrong."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository import loads
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.etl.pipeline.test_load_file import TITLE, rows_in_all_tables
from tests.support.etl import books, stored

GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"


def part(engine: Engine, tmp_path: Path, *rows: str) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "b.csv", *rows), partial=True)


def values(engine: Engine) -> dict[str, int]:
    frame = loads.latest_counts(engine, "resmi")
    return {row.area_code: int(row.value) for row in frame.itertuples()}


def test_good_rows_stand_and_refused_ones_are_kept(areas_engine: Engine, tmp_path: Path) -> None:
    bad = '33.21,Demak,2026-08,PU,peserta_aktif,"12,5",,'
    report = part(areas_engine, tmp_path, GOOD, bad, ",Semarang,2026-08,PU,potensi,7,,")
    assert (report.outcome, report.rows_read, report.rows_accepted, report.rows_rejected) == (
        "loaded",
        3,
        1,
        2,
    )
    assert values(areas_engine) == {"33.19": 390}
    found = stored.rows(areas_engine, "rejected", "source_row", "cells", "reasons")
    assert [row[0] for row in found] == [3, 4]
    assert json.loads(found[0][1]) == {
        "A": "33.21", "B": "Demak", "C": "2026-08", "D": "PU", "E": "peserta_aktif", "F": "12,5",
    }  # fmt: skip
    assert found[0][2].startswith("Jumlah orang harus bilangan bulat, tertulis 12,5")
    assert "Kabupaten Semarang (33.22) atau Kota Semarang (33.74)" in found[1][2]
    load = loads.loads(areas_engine).iloc[0]
    assert (load["rows_accepted"], load["rows_rejected"], load["errors"]) == (1, 2, 2)


def test_the_same_part_twice_changes_nothing_and_the_whole_is_another_load(
    areas_engine: Engine, tmp_path: Path
) -> None:
    rows = (GOOD, "33.1,,2026-08,PU,peserta_aktif,5,,")
    first = part(areas_engine, tmp_path, *rows)
    before = rows_in_all_tables(areas_engine)
    again = part(areas_engine, tmp_path, *rows)
    assert (again.outcome, again.load_id) == ("already", first.load_id)
    whole = load_file(areas_engine, tmp_path / "b.csv")
    assert whole.refused
    assert rows_in_all_tables(areas_engine) == before


def test_without_a_fault_it_is_the_whole_load(areas_engine: Engine, tmp_path: Path) -> None:
    first = part(areas_engine, tmp_path, GOOD)
    assert (first.rows_rejected, first.found("warning")[0].rule) == (0, "wilayah_tidak_ada")
    assert load_file(areas_engine, tmp_path / "b.csv").load_id == first.load_id


def test_rows_that_contradict_each_other_are_all_refused(areas_engine: Engine, tmp_path: Path) -> None:
    pair = ("33.20,,2026-08,PU,peserta_aktif,5,,", "33.20,,2026-08,PU,peserta_aktif,6,,")
    same = ("33.21,,2026-08,PU,peserta_aktif,8,,", "33.21,,2026-08,PU,peserta_aktif,8,,")
    report = part(areas_engine, tmp_path, GOOD, *pair, *same)
    assert values(areas_engine) == {"33.19": 390, "33.21": 8}
    refused = stored.rows(areas_engine, "rejected", "source_row", "reasons")
    assert [row for row, _ in refused] == [3, 4, 6]
    assert "Baris 3, 4 menyebut hal yang sama dengan isi berbeda" in refused[0][1]
    assert report.rows_accepted == 2


@pytest.mark.parametrize(
    ("title", "heads", "rule"),
    [
        ("Posisi September 2026 (dalam ribuan)", ("Kab/Kota", "Peserta PU"), "satuan_ribuan"),
        ("Rekap tanpa bulan", ("Kab/Kota", "Peserta PU"), "bulan_keliru"),
        ("Posisi September 2026", ("Kab/Kota", "Peserta PU", "Peserta PU"), "kolom_ganda"),
    ],
)
def test_what_is_wrong_with_the_whole_refuses_the_whole(
    areas_engine: Engine, tmp_path: Path, title: str, heads: tuple[str, ...], rule: str
) -> None:
    rows = [
        [title],
        heads,
        ["Kab. Kudus", *[10] * (len(heads) - 1)],
        ["Kab. Atlantis", *[5] * (len(heads) - 1)],
    ]
    before = rows_in_all_tables(areas_engine)
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows), partial=True)
    assert report.refused
    assert rule in {issue.rule for issue in report.found("error")}
    assert rows_in_all_tables(areas_engine) == before


def test_a_rekap_row_goes_as_a_whole_and_its_total_is_not_checked(
    areas_engine: Engine, tmp_path: Path
) -> None:
    pati = ["Kab. Pati", "200.000", "300.000", "11.111", None, "12.5", "50", "60", None, None]
    total = ["479.223", "440.885", "76.051", None, "223.408", "9.178", "21.623", None, None]
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS, pati], title=TITLE, total=total)
    report = load_file(areas_engine, path, partial=True)
    assert report.outcome == "loaded"
    assert set(loads.latest_counts(areas_engine, "resmi")["area_code"]) == {"33.19"}
    ((sheet, row, cells),) = stored.rows(areas_engine, "rejected", "sheet", "source_row", "cells")
    assert (sheet, row, json.loads(cells)["B"]) == ("Rekap", 8, "Kab. Pati")
    told = [f.source_row for f in report.issues if f.rule == "jumlah_tercetak"]
    assert told == [7]  # Kudus printed 485.049 itself; the row JUMLAH, which counts Pati in, says nothing


def test_nothing_good_is_a_refusal(areas_engine: Engine, tmp_path: Path) -> None:
    report = part(areas_engine, tmp_path, "33.1,,2026-08,PU,peserta_aktif,5,,")
    assert report.refused
    assert [issue.rule for issue in report.found("error")] == ["kode_terpotong", "tidak_ada_angka"]
