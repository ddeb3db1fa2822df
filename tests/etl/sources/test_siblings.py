"""What once was stored wrong in silence, in other formats, columns and spellings than those it was met in."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.file_name import named_otherwise
from etl.pipeline.load_file import load_file
from tests.support.etl import stored
from tests.support.etl.delivered import load_as

OCTOBER = date(2026, 10, 31)
REKAP = ("Kabupaten/Kota", "Potensi PU", "Peserta Aktif PU")
CILACAP, BANYUMAS = ("Kab. Cilacap", "100000", "40000"), ("Kab. Banyumas", "110000", "42000")


def refused(engine: Engine, folder: Path, rows: Sequence[tuple[str, ...]], option: date | None = None) -> str:
    """The one error of a file that must not be stored."""
    report = load_as(engine, folder, "csv", rows, period=option)
    assert report.outcome == "refused"
    assert stored.rows(engine, "observation", "value") == []
    (error,) = [issue for issue in report.issues if issue.severity == "error"]
    return f"{error.rule}: {error.message}"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Masa", ("Agustus 2026", "September 2026")),
        ("Bulan Kepesertaan", ("Agustus 2026", "Agustus 2026")),
        ("Keterangan", ("2026-08", "2026-08")),
        ("Cut off", ("Agt 2026", "Agt 2026")),
        ("Masa", ("2024", "2024")),
    ],
)
def test_a_rekap_with_a_time_under_an_unknown_heading(
    areas_engine: Engine, tmp_path: Path, heading: str, cells: tuple[str, str]
) -> None:
    rows = [(*REKAP, heading), (*CILACAP, cells[0]), (*BANYUMAS, cells[1])]
    assert refused(areas_engine, tmp_path, rows, OCTOBER).startswith(
        f"kolom_waktu: Kolom D · {heading} tampak menyebut waktu, tetapi judulnya tidak dikenal"
    )


@pytest.mark.parametrize("left", [True, False])
def test_a_bps_table_with_a_year_under_an_unknown_heading(
    areas_engine: Engine, tmp_path: Path, left: bool
) -> None:
    rows = [("Masa", "Kode", "Kabupaten/Kota", "Penduduk Miskin"), ("2024", "3301", "Cilacap", "186080")]
    rows = rows if left else [(*row[1:], row[0]) for row in rows]
    said = refused(areas_engine, tmp_path, rows, date(2022, 12, 31))
    assert said.startswith("kolom_waktu: Kolom Masa tampak menyebut waktu")


def test_a_remark_that_names_a_month_is_no_time(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [(*REKAP, "Keterangan"), (*CILACAP, "menunggu rekonsiliasi Agustus 2026"), (*BANYUMAS, "")]
    report = load_as(areas_engine, tmp_path, "csv", rows, period=OCTOBER)
    assert report.outcome == "loaded", report.issues


@pytest.mark.parametrize("head", ["Sektor", "Kecamatan", "Jenis Kelamin", "Lapangan Usaha"])
def test_a_rekap_of_parts_of_an_area(areas_engine: Engine, tmp_path: Path, head: str) -> None:
    rows = [(REKAP[0], head, *REKAP[1:]), ("Kab. Cilacap", "bagian pertama", "1000", "100")]
    said = refused(areas_engine, tmp_path, rows, OCTOBER)
    assert said.startswith(f"dimensi_tak_dikenal: Kolom B · {head} memecah angka daerah (bagian pertama)")


@pytest.mark.parametrize(("head", "cell"), [("Sektor", "Semua sektor"), ("Kecamatan", "24")])
def test_a_column_that_parts_nothing(areas_engine: Engine, tmp_path: Path, head: str, cell: str) -> None:
    rows = [(REKAP[0], head, *REKAP[1:]), ("Kab. Cilacap", cell, "1000", "100")]
    assert load_as(areas_engine, tmp_path, "csv", rows, period=OCTOBER).outcome == "loaded"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("sektor", ("wilayah", "tanggal_data", "sektor", "potensi", "peserta_aktif")),
        (
            "pemberi_kerja",
            ("wilayah", "tanggal_data", "sektor", "status", "pemberi_kerja", "pekerja", "sebagian_dalam"),
        ),
        ("manfaat", ("wilayah", "periode", "segmen", "program", "kasus", "rupiah")),
    ],
)
def test_a_list_without_its_sources_is_no_rekap(
    areas_engine: Engine, tmp_path: Path, name: str, head: tuple[str, ...]
) -> None:
    row = ("Kabupaten Cilacap", "2026-09-30", *(["x"] * (len(head) - 4)), "1000", "100")
    said = refused(areas_engine, tmp_path, [head, row])
    assert f"Paling mirip {name}, tetapi kolom sumber tidak ada." in said


@pytest.mark.parametrize("said", ["ribu orang", "Ribuan", "juta", "x 1.000", "persen"])
def test_a_unit_that_the_format_does_not_read(areas_engine: Engine, tmp_path: Path, said: str) -> None:
    rows = [("wilayah", "periode", "segmen", "ukuran", "nilai", "satuan")]
    rows += [("Kabupaten Cilacap", "2026-09", "PU", "peserta_aktif", "186", said)]
    assert refused(areas_engine, tmp_path, rows).startswith(f"satuan_keliru: Kolom satuan berisi '{said}'")


@pytest.mark.parametrize("unit", ["ribu", "rb jiwa", "x1000", "000", "Thousand people"])
@pytest.mark.parametrize("cell", ["186080", "186 080"])
def test_thousands_of_people_that_no_district_has(
    areas_engine: Engine, tmp_path: Path, unit: str, cell: str
) -> None:
    rows = [("Kabupaten/Kota", "Tahun", f"Penduduk Miskin ({unit})"), ("Kabupaten Cilacap", "2024", cell)]
    said = refused(areas_engine, tmp_path, rows)
    assert said.startswith(f"satuan_ribuan: Tertulis {cell} dalam ribuan, berarti 186.080.000 orang")


@pytest.mark.parametrize("unit", ["ribu", "rb jiwa", "x1000", "000", "Thousand people"])
def test_thousands_with_a_decimal(areas_engine: Engine, tmp_path: Path, unit: str) -> None:
    rows = [("Kabupaten/Kota", "Tahun", f"Penduduk Miskin ({unit})"), ("Kabupaten Cilacap", "2024", "186,1")]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    assert report.outcome == "loaded", report.issues
    assert stored.rows(areas_engine, "observation", "area_code", "value") == [("33.01", 186_100)]


@pytest.mark.parametrize("head", ["Province", "Nama Wilayah Provinsi", "Provinsi Asal", "Kode Provinsi BPS"])
def test_other_provinces_under_other_headings(areas_engine: Engine, tmp_path: Path, head: str) -> None:
    rows = [(head, "Kab/Kota", "Tahun", "Penduduk Miskin"), ("JAWA TENGAH", "Cilacap", "2024", "186100")]
    report = load_as(areas_engine, tmp_path, "csv", [*rows, ("JAWA TIMUR", "Magetan", "2024", "73100")])
    assert report.outcome == "loaded", report.issues
    assert stored.rows(areas_engine, "observation", "area_code", "value") == [("33.01", 186_100)]


def test_other_provinces_as_sections(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [("Penduduk Miskin", ""), ("Kabupaten/Kota", "2024"), ("PROVINSI JAWA TENGAH", "")]
    rows += [("Kabupaten Cilacap", "186100"), ("PROVINSI JAWA TIMUR", ""), ("Kabupaten Magetan", "73100")]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    assert report.outcome == "loaded", report.issues
    assert stored.rows(areas_engine, "observation", "area_code", "value") == [("33.01", 186_100)]
    (told,) = [issue.message for issue in report.issues if issue.rule == "provinsi_lain"]
    assert told == "1 baris provinsi lain tidak dibaca (PROVINSI JAWA TIMUR 1)."


@pytest.mark.parametrize(
    "line",
    [
        "PROVINSI JAWA TENGAH POSISI SEPTEMBER",
        "Provinsi Jawa Tengah, menurut kabupaten",
        "Provinsi Jawa Tengah (Jateng)",
        "PROVINSI DAN KABUPATEN/KOTA",
        "Prov. Jateng",
    ],
)
def test_a_title_that_begins_with_provinsi_drops_no_row(
    areas_engine: Engine, tmp_path: Path, line: str
) -> None:
    rows = [(line, "", ""), REKAP, CILACAP]
    report = load_as(areas_engine, tmp_path, "semicolon", rows, period=date(2026, 9, 30))
    assert report.outcome == "loaded", report.issues
    assert stored.rows(areas_engine, "observation", "value") == [(100_000,), (40_000,)]


@pytest.mark.parametrize("line", ["PROVINSI JAWA TIMUR", "Prov. Jawa Timur", "JAWA TIMUR", "Propinsi: BALI"])
def test_a_table_of_another_province_by_its_title(areas_engine: Engine, tmp_path: Path, line: str) -> None:
    rows = [(line, "", ""), REKAP, ("Kab. Magetan", "100", "40")]
    said = refused(areas_engine, tmp_path, rows, date(2026, 9, 30))
    assert said.startswith(f"domain_keliru: Tabel ini tentang provinsi lain ({line} 1)")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rekap-agustus-2026.csv", "Agustus 2026"),
        ("rekap_2026-08.xlsx", "Agustus 2026"),
        ("Rekap Agt 2026 (final).xls", "Agustus 2026"),
        ("penduduk_miskin_2024.csv", "tahun 2024"),
        ("rekap-oktober-2026.csv", ""),
        ("rekap 2026.csv", ""),
        ("rekap_2026-11-05.csv", ""),
        ("unduhan 20241130.csv", ""),
        ("kiriman 5 November 2026.xlsx", ""),
        ("2025-2026.csv", ""),
        ("rekap.csv", ""),
    ],
)
def test_the_name_of_a_file_beside_its_month(name: str, said: str) -> None:
    found = [issue.message for issue in named_otherwise(name, {OCTOBER})]
    expected = f"Nama berkas {name} menyebut {said}, sedangkan angkanya dicatat untuk Oktober 2026; "
    assert [message.startswith(expected) for message in found] == ([True] if said else [])


def test_a_file_of_another_month_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "rekap-agustus-2026.csv"
    path.write_text("\n".join(map(",".join, [REKAP, CILACAP])))
    report = load_file(areas_engine, path, period=OCTOBER, dry_run=True)
    assert report.outcome == "dry_run"
    assert [issue.severity for issue in report.issues if issue.rule == "nama_berkas_beda"] == ["warning"]


@pytest.mark.parametrize(
    ("head", "cell", "rule"),
    [("Masa", "Desember 2024", "kolom_waktu"), ("Satuan", "Ribu orang", "satuan_keliru")],
)
def test_a_table_of_provinces_with_a_column_that_nobody_reads(
    areas_engine: Engine, tmp_path: Path, head: str, cell: str, rule: str
) -> None:
    rows = [("Provinsi", "Peserta Aktif", "Peserta Nonaktif", head), ("JAWA TENGAH", "4500", "1000", cell)]
    report = load_as(areas_engine, tmp_path, "csv", rows, period=date(2023, 12, 31), collection="terbit")
    assert [issue.rule for issue in report.issues if issue.severity == "error"] == [rule]
    assert stored.rows(areas_engine, "observation", "value") == []


def test_a_year_before_all_figures_names_its_cell(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [(*REKAP, "Bulan", "Tahun"), (*CILACAP, "Agustus", "1926")]
    said = refused(areas_engine, tmp_path, rows)
    assert said == "bulan_keliru: Kolom Tahun berisi 1926, tahun yang tidak mungkin; periksa tahunnya."
