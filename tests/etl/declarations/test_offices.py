"""Tables as offices lay them out, not as our templates do; published figures where there are any."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.parsing import periods
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

COLUMNS = ("area_code", "period", "measure", "segment", "basis", "value")
WORKING = {"nama_kabupaten_kota": "KABUPATEN BREBES", "jumlah_penduduk_bekerja": 946470}


def loaded(engine: Engine, path: Path, **options: str) -> list[tuple[object, ...]]:
    report = load_file(engine, path, **options)  # type: ignore[arg-type]
    assert report.outcome == "loaded", report.issues
    return stored.rows(engine, "observation", *COLUMNS)


def text(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_sections_of_kabupaten_and_kota_and_a_quarter(areas_engine: Engine, tmp_path: Path) -> None:
    """Semarang and Tegal stand bare below the headings of their sections."""
    rows = loaded(
        areas_engine,
        text(
            tmp_path / "a.csv",
            "LAPORAN MONEV INPRES 2/2021;;;",
            "TRIWULAN III TAHUN 2025;;;",
            "No;Daerah;Potensi PU;TK Aktif PU",
            "I;KABUPATEN;;",
            "1;Cilacap;1.000;500",
            "2;Semarang;1.100;400",
            "II;KOTA;;",
            "1;Semarang;3.000;1.400",
            "2;Tegal;3.100;1.500",
            "TOTAL;;8.200;3.800",
        ),
    )
    september = date(2025, 9, 30)
    assert {(area, value) for area, _, measure, _, _, value in rows if measure == "active_participants"} == {
        ("33.01", 500),
        ("33.22", 400),
        ("33.74", 1400),
        ("33.76", 1500),
    }
    assert {row[1] for row in rows} == {september}


def test_a_total_that_a_text_cell_spoilt(areas_engine: Engine, tmp_path: Path) -> None:
    """SUM leaves out numbers kept as text: the total of one row is wrong and must not become a figure."""
    path = books.plain(
        tmp_path / "a.xlsx",
        [
            ["Posisi September 2026"],
            ["No", "Kabupaten/Kota", "Aktif PU", "Aktif BPU", "Jumlah Aktif"],
            [1, "Kab. Kudus", 400, 100, 500],
            [2, "Kab. Pati", "2.000", 500, 500],
            [3, "Kab. Jepara", 800, 200, 1000],
            [None, "Eks Karesidenan Pati", 1200, 800, 2000],
        ],
    )
    report = load_file(areas_engine, path)
    found = stored.rows(areas_engine, "observation", *COLUMNS)
    assert {row[3] for row in found} == {"PU", "BPU"}
    wrong = [(f.source_row, f.value) for f in report.issues if f.rule == "jumlah_tercetak"]
    assert (4, "500") in wrong


def test_months_as_merged_dates(areas_engine: Engine, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    rows = [
        ["NO", "KABUPATEN / KOTA", "PESERTA AKTIF", None, None, None],
        [None, None, date(2024, 11, 30), None, date(2024, 12, 31), None],
        [None, None, "PU", "BPU", "PU", "BPU"],
        [1, "KAB. KUDUS", 223000, 21000, 223396, 21563],
    ]
    for row in rows:
        page.append(row)
    for merged in ("A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2"):
        page.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    november, december = date(2024, 11, 30), date(2024, 12, 31)
    assert {(row[1], row[3], row[5]) for row in loaded(areas_engine, tmp_path / "a.xlsx")} == {
        (november, "PU", 223000),
        (november, "BPU", 21000),
        (december, "PU", 223396),
        (december, "BPU", 21563),
    }


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"success": True, "result": {"fields": [], "records": rows, "total": 1}},
        lambda rows: {"message": "Success", "error": 0, "data": rows, "pagination": {"total": 1}},
    ],
)
def test_portal_answers_in_their_wrappings(areas_engine: Engine, tmp_path: Path, wrap: object) -> None:
    row = {"_id": 1, "kode_provinsi": "33", "kode_kabupaten_kota": "3329", **WORKING}
    row |= {"satuan": "ORANG", "tahun": 2023, "periode_update": "tahunan"}
    (tmp_path / "a.json").write_text(json.dumps(wrap([row])), "utf-8")  # type: ignore[operator]
    assert loaded(areas_engine, tmp_path / "a.json") == [
        ("33.29", date(2023, 12, 31), "employed_people", "TOTAL", "bps", 946470)
    ]


def test_a_portal_table_by_category(areas_engine: Engine, tmp_path: Path) -> None:
    head = "kode_kabupaten_kota;nama_kabupaten_kota;kategori_kepesertaan;jumlah_peserta_aktif;satuan;tahun"
    path = text(
        tmp_path / "a.csv",
        head,
        "33.29;Kabupaten Brebes;Penerima Upah;75.000;Orang;2023",
        "33.29;Kabupaten Brebes;Bukan Penerima Upah;12.000;Orang;2023",
    )
    assert {(row[3], row[5]) for row in loaded(areas_engine, path)} == {("PU", 75000), ("BPU", 12000)}


def satu_data(path: Path, *, unit: str) -> Path:
    title = "JUMLAH PESERTA BPJS KETENAGAKERJAAN MENURUT KABUPATEN/KOTA (WLKP)"
    head = ["No", "Kabupaten/Kota", "Satuan", "Tahun 2022", "Tahun 2023"]
    return books.plain(
        path, [[title], head, [1, "Kab. Brebes", unit, 41, 42], [2, "Kab. Batang", unit, 21, "-"]]
    )


@pytest.mark.parametrize(("unit", "times"), [("Orang", 1), ("Ribu Orang", 1000)])
def test_a_satu_data_workbook_with_a_column_of_units(
    areas_engine: Engine, tmp_path: Path, unit: str, times: int
) -> None:
    rows = loaded(areas_engine, satu_data(tmp_path / "a.xlsx", unit=unit))
    assert {(row[0], row[1].year, row[4], row[5]) for row in rows} == {  # type: ignore[attr-defined]
        ("33.29", 2022, "wlkp", 41 * times),
        ("33.29", 2023, "wlkp", 42 * times),
        ("33.25", 2022, "wlkp", 21 * times),
    }


def test_a_satu_data_workbook_in_percent_is_refused(areas_engine: Engine, tmp_path: Path) -> None:
    report: LoadReport = load_file(areas_engine, satu_data(tmp_path / "a.xlsx", unit="Persen"))
    assert (report.outcome, [f.rule for f in report.issues if f.severity == "error"][:2]) == (
        "refused",
        ["satuan_keliru", "satuan_keliru"],
    )


def test_a_province_table_with_two_header_rows(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.plain(
        tmp_path / "a.xlsx",
        [
            ["Tabel 5.1 Kepesertaan BPJS Ketenagakerjaan Menurut Provinsi, Desember 2023"],
            ["No.", "Provinsi", "Peserta", None, "Jumlah"],
            [None, None, "Aktif", "Non Aktif"],
            [1, "DKI JAKARTA", "7.498.532", "4.699.958", 12198490],
            [2, "JAWA TENGAH", "3.947.422", "1.306.520", 5253942],
        ],
    )
    rows = loaded(areas_engine, path, collection="terbit")
    assert {(row[2], row[5]) for row in rows} == {
        ("active_participants", 3947422),
        ("inactive_participants", 1306520),
    }


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("TRIWULAN III TAHUN 2025", date(2025, 9, 30)),
        ("TW-4/2024", date(2024, 12, 31)),
        ("Semester I 2025", date(2025, 6, 30)),
        ("Semester III 2025", None),
        ("Triwulan I 2025 dan Triwulan II 2025", None),
        ("Triwulan 2025", None),
    ],
)
def test_quarters(said: str, period: date | None) -> None:
    assert periods.quarter(said) == period


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("46295", "mungkin tanggal 30-09-2026"),
        (46295, "tulis 2026-09"),
        ("30-9-26", "tahun dua angka ditolak"),
        ("09/13/26", "tahun dua angka ditolak"),
        ("13/13/2026", "bulan 13 tahun 2026 tidak ada"),
    ],
)
def test_days_that_are_no_month(cell: str | int, told: str) -> None:
    with pytest.raises(periods.PeriodError, match=told):
        periods.parse(cell)
    assert periods.parse("09/30/2026", today=date(2026, 11, 22)) == date(2026, 9, 30)
