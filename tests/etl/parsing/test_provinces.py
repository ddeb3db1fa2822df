"""National tables and tables of other provinces; thousands that mean two numbers; JSON that is one page."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.support.etl import stored
from tests.support.etl.delivered import KINDS, LONG_KINDS, load_as

HEAD = ("Provinsi", "Kabupaten/Kota", "Tahun", "Jumlah Penduduk Miskin")
NATIONAL = [
    ("ACEH", "Kabupaten Simeulue", "2024", "17500"),
    ("JAWA TENGAH", "Cilacap", "2024", "186100"),
    ("JAWA TENGAH", "Kota Tegal", "2024", "19400"),
    ("JAWA TIMUR", "Magetan", "2024", "73100"),
    ("JAWA TIMUR", "Kabupaten Pacitan", "2024", "73200"),
]
OTHERS = ("Pacitan", "Ponorogo", "Trenggalek", "Tulungagung", "Blitar", "Kediri", "Malang", "Lumajang")


def figures(engine: Engine) -> list[tuple[Any, ...]]:
    return stored.rows(engine, "observation", "area_code", "value")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("column", ["Provinsi", "nama_provinsi", "PROPINSI", "Prov."])
def test_rows_of_other_provinces_are_left_out_and_counted(
    areas_engine: Engine, tmp_path: Path, kind: str, column: str
) -> None:
    report = load_as(areas_engine, tmp_path, kind, [(column, *HEAD[1:]), *NATIONAL])
    assert report.outcome == "loaded", report.issues
    assert figures(areas_engine) == [("33.01", 186_100), ("33.76", 19_400)]
    (told,) = [issue for issue in report.issues if issue.rule == "provinsi_lain"]
    assert told.message == "3 baris provinsi lain tidak dibaca (ACEH 1, JAWA TIMUR 2)."
    assert "Magelang" not in str(report.issues)


def test_the_column_of_provinces_may_stand_behind(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [(*row[1:], row[0]) for row in [HEAD, *NATIONAL]]
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.01", 186_100), ("33.76", 19_400)]


@pytest.mark.parametrize("own", ["33", "3300", "33.0", "33 JAWA TENGAH", "Prov. Jawa Tengah", "Jateng"])
def test_the_province_under_its_code_or_another_name(areas_engine: Engine, tmp_path: Path, own: str) -> None:
    rows = [("35", *NATIONAL[3][1:]), (own, *NATIONAL[1][1:])]
    load_as(areas_engine, tmp_path, "csv", [("Kode Provinsi", *HEAD[1:]), *rows])
    assert figures(areas_engine) == [("33.01", 186_100)]


def test_a_merged_province_is_that_of_the_rows_below(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [HEAD, NATIONAL[1], (None, *NATIONAL[2][1:]), NATIONAL[3], (None, *NATIONAL[4][1:])]
    load_as(areas_engine, tmp_path, "xlsx", rows)
    assert figures(areas_engine) == [("33.01", 186_100), ("33.76", 19_400)]


def test_the_row_of_the_province_itself_is_its_total(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [HEAD, ("JAWA TENGAH", "", "2024", "205499"), ("JAWA TIMUR", "", "2024", "9"), *NATIONAL[1:3]]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.01", 186_100), ("33.76", 19_400)]
    (told,) = [issue for issue in report.issues if issue.rule == "jumlah_tercetak"]
    assert (told.source_row, told.value) == (2, "205499")


def test_an_area_of_ours_under_another_province_is_refused(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [HEAD, NATIONAL[1], ("JAWA TENGA", "Kabupaten Banyumas", "2024", "205500")]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("domain_keliru", 3, "Provinsi")
    assert "padahal Kabupaten Banyumas ada di Jawa Tengah" in issue.message


def test_a_rekap_with_a_column_of_provinces(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Posisi September 2026", "", ""),
        ("Provinsi", "Kabupaten/Kota", "Peserta Aktif PU"),
        ("Jawa Tengah", "Kota Tegal", "5000"),
        ("DI Yogyakarta", "Kabupaten Bantul", "7000"),
    ]
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.76", 5000)]


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_a_long_file_with_a_column_of_provinces(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    head = ("provinsi", "wilayah", "periode", "segmen", "ukuran", "nilai")
    rows = [
        ("JAWA TENGAH", "Kota Tegal", "2026-09", "PU", "peserta_aktif", "5000"),
        ("JAWA TIMUR", "Kota Batu", "2026-09", "PU", "peserta_aktif", "6000"),
    ]
    load_as(areas_engine, tmp_path, kind, [head, *rows])
    assert figures(areas_engine) == [("33.76", 5000)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("column", [True, False])
def test_a_table_of_another_province_gets_one_sentence(
    areas_engine: Engine, tmp_path: Path, kind: str, column: bool
) -> None:
    rows = [("JAWA TIMUR", f"Kabupaten {name}", "2024", str(1000 + at)) for at, name in enumerate(OTHERS)]
    rows = [row if column else row[1:] for row in [HEAD, *rows]]
    (issue,) = load_as(areas_engine, tmp_path, kind, rows).found("error")
    assert issue.rule == "domain_keliru"
    assert "Jawa Tengah" in issue.message
    assert "provinsi lain" in issue.message
    assert "tidak satu pun dari 8 barisnya" in issue.message.casefold()


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_a_long_file_of_another_province_gets_one_sentence(
    areas_engine: Engine, tmp_path: Path, kind: str
) -> None:
    head = ("wilayah", "periode", "segmen", "ukuran", "nilai")
    rows = [(f"Kabupaten {name}", "2026-09", "PU", "peserta_aktif", "1000") for name in OTHERS]
    (issue,) = load_as(areas_engine, tmp_path, kind, [head, *rows]).found("error")
    assert issue.rule == "domain_keliru"


PORTAL = ("kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota")
PORTAL = (*PORTAL, "jumlah_penduduk_miskin", "satuan", "tahun")


@pytest.mark.parametrize("cell", ["186.080", "186,080", "7.210", "1.186.080"])
@pytest.mark.parametrize("kind", KINDS)
def test_thousands_that_mean_two_numbers_are_quoted(
    areas_engine: Engine, tmp_path: Path, kind: str, cell: str
) -> None:
    rows = [("Kabupaten/Kota", "Tahun", "Penduduk Miskin (ribu)"), ("Kabupaten Cilacap", "2024", cell)]
    (issue,) = load_as(areas_engine, tmp_path, kind, rows).found("error")
    assert (issue.rule, issue.source_row, issue.value) == ("satuan_ribuan", 2, cell)
    assert f"tertulis {cell} dalam ribuan" in issue.message.casefold()
    assert "ribu orang" in issue.message
    rows = [PORTAL, ("33", "JAWA TENGAH", "3301", "KABUPATEN CILACAP", cell, "RIBU ORANG", "2024")]
    (issue,) = load_as(areas_engine, tmp_path, kind, rows).found("error")
    assert (issue.rule, issue.source_column) == ("satuan_ribuan", "jumlah_penduduk_miskin")
    assert issue.value == cell


def test_a_unit_right_of_the_figures_counts(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [("Kab/Kota", "penduduk_miskin", "Tahun", "Satuan"), ("Kota Tegal", "19,4", "2024", "Ribu Jiwa")]
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.76", 19_400)]


RECORDS = [{"kab_kota": "Kota Tegal", "tahun": 2024, "jumlah_penduduk_miskin": 19400}]


@pytest.mark.parametrize(
    ("around", "said"),
    [
        (
            {"current_page": 1, "last_page": 4, "total": 35, "data": RECORDS},
            "halaman 1 dari 4 (1 dari 35 rekaman)",
        ),
        ({"success": True, "result": {"records": RECORDS, "total": 35, "limit": 1}}, "(1 dari 35 rekaman)"),
        ({"data": RECORDS, "meta": {"page": 2, "total_page": 7}}, "halaman 2 dari 7"),
        ({"data": RECORDS, "pagination": {"has_next": True}}, "satu halaman dari beberapa"),
        ({"data": RECORDS, "links": {"next": "https://contoh.id/?page=2"}}, "satu halaman dari beberapa"),
        ({"count": 35, "next": "https://contoh.id/?page=2", "results": RECORDS}, "(1 dari 35 rekaman)"),
    ],
)
def test_json_that_is_one_page_of_several_is_told(
    areas_engine: Engine, tmp_path: Path, around: dict[str, Any], said: str
) -> None:
    file = tmp_path / "halaman.json"
    file.write_text(json.dumps(around))
    report = load_file(areas_engine, file)
    (told,) = [issue for issue in report.issues if issue.rule == "satu_halaman"]
    assert told.severity == "warning"
    assert said in told.message
    assert figures(areas_engine) == [("33.76", 19_400)]
    assert stored.rows(areas_engine, "observation", "period") == [(date(2024, 12, 31),)]


@pytest.mark.parametrize(
    "around",
    [{"data": RECORDS, "total": 1, "last_page": 1, "next": None}, {"data": RECORDS, "total": 19400}, RECORDS],
)
def test_json_that_is_whole_is_not(areas_engine: Engine, tmp_path: Path, around: Any) -> None:
    file = tmp_path / "utuh.json"
    file.write_text(json.dumps(around))
    report = load_file(areas_engine, file)
    assert report.outcome == "loaded"
    assert "satu_halaman" not in {issue.rule for issue in report.issues}


@pytest.mark.parametrize("kind", KINDS)
def test_codes_of_other_provinces_beside_ours_are_left_out_and_counted(
    areas_engine: Engine, tmp_path: Path, kind: str
) -> None:
    rows = [
        ("Kode", "Kabupaten/Kota", "Tahun", "Jumlah Penduduk Miskin"),
        ("1101", "Simeulue", "2024", "17500"),
        ("3301", "Cilacap", "2024", "186100"),
        ("3520", "Magetan", "2024", "73100"),
    ]
    report = load_as(areas_engine, tmp_path, kind, rows)
    assert figures(areas_engine) == [("33.01", 186_100)]
    (told,) = [issue for issue in report.issues if issue.rule == "provinsi_lain"]
    assert told.message == "2 baris berkode provinsi lain tidak dibaca (1101, ...)."
    wrong = [*rows, ("3502", "Banyumas", "2024", "205500")]
    (issue,) = load_as(areas_engine, tmp_path, kind, wrong).found("error")
    assert (issue.rule, issue.source_row) == ("kode_tak_dikenal", 5)


def test_a_page_of_bps(areas_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "bps.json"
    file.write_text(json.dumps({"status": "OK", "data": [{"page": 1, "pages": 4, "total": 35}, RECORDS]}))
    (told,) = [one for one in load_file(areas_engine, file).issues if one.rule == "satu_halaman"]
    assert "halaman 1 dari 4 (1 dari 35 rekaman)" in told.message
    assert figures(areas_engine) == [("33.76", 19_400)]
