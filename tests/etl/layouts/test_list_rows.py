"""Lists as clerks fill them in: several sheets, headings spelled anew, sums, remarks, areas left empty."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.model import Cell, Options, Sheet, Tidy
from etl.pipeline.load_file import load_file
from etl.sources.lists import baku, iuran, pendanaan, sektor, target, terbit
from tests.support.etl import stored

PAID: dict[str, Cell] = {
    "kode_wilayah": "33.10",
    "wilayah": "Kabupaten Klaten",
    "tahun": 2026,
    "dana": "DBHCHT",
    "kelompok": "petani",
    "pekerja": 1500,
    "bulan_pertama": "Januari 2026",
    "bulan_iuran": "12 bulan",
    "anggaran_rp": 302_400_000,
    "sumber": "SK 1",
}
GOAL: dict[str, Cell] = {
    **{"skema": "ucj", "judul_skema": "UCJ", "dokumen": "NKS", "wilayah": "Kabupaten Klaten"},
    **{
        "segmen": "BPU",
        "tahun": 2026,
        "nilai": 31.5,
        "satuan": "persen",
        "basis": "potensi",
        "sumber": "NKS",
    },
}
HEAD, ROW = list(PAID), list(PAID.values())


def sheet(*rows: list[Cell], name: str = "Data", hidden: bool = False) -> Sheet:
    return Sheet(name, list(rows), hidden=hidden)


def tidied(*sheets: Sheet, module: Any = pendanaan.SOURCE) -> Tidy:
    found: Tidy = module.tidy(sheets, Options("terbit"))
    return found


def told(tidy: Tidy) -> list[tuple[str, int | None, str | None]]:
    return [(one.rule, one.source_row, one.source_column) for one in tidy.issues]


def test_every_visible_sheet_is_read_and_no_hidden_one() -> None:
    last = [2025 if cell == 2026 else cell for cell in ROW]
    tidy = tidied(
        sheet(HEAD, [*ROW[:5], 7, *ROW[6:]], name="lama", hidden=True),
        sheet(["Kolom", "Jenis"], ["wilayah", "teks"], name="Penjelasan"),
        sheet(HEAD, last, name="2025"),
        sheet(["Judul"], [], HEAD, ROW, name="2026"),
    )
    assert list(tidy.frame["year"]) == [2025, 2026]
    assert list(tidy.frame["workers"]) == [1500, 1500]
    assert [(one.rule, one.sheet) for one in tidy.issues] == [("lembar_dilewati", "lama")]


def test_a_table_only_on_a_hidden_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="di lembar tersembunyi lama"):
        tidied(sheet(HEAD, ROW, name="lama", hidden=True))


def test_all_sheets_of_the_long_format() -> None:
    head: list[Cell] = ["wilayah", "periode", "segmen", "ukuran", "nilai"]
    one: list[Cell] = ["Kota Tegal", "2026-09", "PU", "potensi"]
    tidy = tidied(sheet(head, [*one, 5], name="a"), sheet(head, [*one, 7], name="b"), module=baku.SOURCE)
    assert list(tidy.frame["value"]) == [5, 7]


def test_headings_however_they_are_spelled() -> None:
    spelled: dict[str, Cell] = {
        "bulan_pertama": " Bulan Pertama*",
        "anggaran_rp": "Anggaran (Rp)",
        "pekerja": "ＰＥＫＥＲＪＡ",
    }
    row = tidied(sheet([spelled.get(name, name) for name in HEAD], ROW)).frame.iloc[0]
    assert (row["first_month"], row["rupiah"], row["workers"]) == (date(2026, 1, 1), 302_400_000, 1500)
    assert row["months"] == 12


def test_columns_nobody_reads_are_told_and_those_nearly_right_refused() -> None:
    head = [*HEAD, "No.", "Tgl-lahir", "catatn"]
    tidy = tidied(sheet(head, [*ROW, 1, "x", "y"]))
    assert told(tidy) == [("kolom_mirip", 1, "catatn"), ("kolom_dilewati", 1, None)]
    assert "betulkan judulnya bila maksudnya catatan" in tidy.issues[0].message
    assert tidy.issues[1].message == "Kolom Tgl-lahir tidak dikenal dan tidak dibaca."


def test_of_a_merged_heading_the_filled_column_speaks_and_two_filled_are_refused() -> None:
    assert tidied(sheet(["sumber", *HEAD], [None, *ROW])).frame["address"][0] == "SK 1"
    assert told(tidied(sheet(["pekerja", *HEAD], [9, *ROW]))) == [("kolom_ganda", 1, "pekerja")]


def test_sums_remarks_and_areas_without_anything_are_no_facts() -> None:
    blank: list[Cell] = [None] * len(HEAD)
    rows = [
        ["33.11", "Kabupaten Sukoharjo", *blank[2:]],
        [None, "JUMLAH", None, None, None, 1500, *blank[6:]],
        ["33.10", "Kabupaten Klaten", 2026, None, "Sub Total", 1500, *blank[6:]],
        ["Mengetahui, Kepala Dinas", *blank[1:]],
        ["Catatan merata"] * len(HEAD),
    ]
    tidy = tidied(sheet(HEAD, ROW, *rows))
    assert list(tidy.frame["workers"]) == [1500]
    assert told(tidy) == [("baris_jumlah", 4, None), ("baris_jumlah", 5, None), ("catatan_berkas", 3, None)]
    assert "3 baris hanya berisi nama" in tidy.issues[-1].message
    lone = tidied(sheet(HEAD, ROW, [None] * 5 + [1500]))  # a number nobody labels is no remark
    assert ("kosong", 3, "wilayah") in told(lone)


def test_a_group_that_only_begins_like_a_sum_is_one() -> None:
    row: list[Cell] = ["Total pekerja rentan" if cell == "petani" else cell for cell in ROW]
    assert list(tidied(sheet(HEAD, row)).frame["group_name"]) == ["Total pekerja rentan"]


def test_a_sector_called_total_is_no_sector() -> None:
    head: list[Cell] = ["wilayah", "tanggal_data", "sektor", "potensi", "sumber"]
    rows: list[list[Cell]] = [["Kota Tegal", "Desember 2025", name, 5, "x"] for name in ("Jasa", "Jumlah")]
    tidy = tidied(sheet(head, *rows), module=sektor.SOURCE)
    assert [tuple(row) for row in tidy.frame[["sector", "data_date", "period"]].to_numpy()] == [
        ("Jasa", "2025-12", date(2025, 12, 31))
    ]


@pytest.mark.parametrize(
    ("written", "kept"),
    [("bpu", "BPU"), ("Bukan Penerima Upah", "BPU"), ("Semua", "TOTAL"), ("BPU miskin", "BPU miskin")],
)
def test_the_segment_of_a_target_by_its_key(written: str, kept: str) -> None:
    goal = GOAL | {"segmen": written}
    tidy = tidied(sheet(list(goal), list(goal.values())), module=target.SOURCE)
    assert tidy.frame["segment"][0] == kept
    assert [rule for rule, _, _ in told(tidy)] == (["segmen_target"] if kept == written else [])


@pytest.mark.parametrize(
    ("written", "unit", "kept"),
    [("57", "%", [57]), ("0,57 %", "persen", [0.57]), ("0,57", "persen", []), (0.57, "%", [])],
)
def test_a_target_in_percent_as_it_is_written(written: Cell, unit: str, kept: list[float]) -> None:
    """Below 1 it may be 57 % as a sheet keeps it, unless the sign says otherwise."""
    goal = GOAL | {"nilai": written, "satuan": unit}
    tidy = tidied(sheet(list(goal), list(goal.values())), module=target.SOURCE)
    assert list(tidy.frame["value"].dropna()) == kept
    assert told(tidy) == ([] if kept else [("angka", 2, "nilai")])


def test_a_published_count_is_seen_however_its_words_are_written() -> None:
    head = ["wilayah", "level", "tanggal_data", "indikator", "segmen", "nilai", "satuan", "basis", "sumber"]
    row: list[Cell] = ["Kota Tegal", "Kabkota", "31 Mei 2024", "Peserta Aktif", "bpu", 9, "Orang", "nik", "x"]
    found = tidied(sheet([*head], row), module=terbit.SOURCE).extra["observation"].iloc[0]
    assert (found["segment"], found["measure"], found["basis"]) == ("BPU", "active_participants", "nik")
    assert found["period"] == date(2024, 5, 31)


def test_dates_of_rates_are_kept_as_pages_read_them() -> None:
    head = ["segmen", "program", "tarif", "satuan", "dibayar", "berlaku_dari", "berlaku_sampai", "sumber"]
    row: list[Cell] = ["BPU", "JKK", 8400, "rupiah", "peserta", "1 Januari 2026", "Maret 2027", "PP 50/2025"]
    found = tidied(sheet([*head], row), module=iuran.SOURCE).frame.iloc[0]
    assert (found["valid_from"], found["valid_to"]) == ("2026-01-01", "2027-03")
    assert found["reliability"] == "tidak disebut"


def load(engine: Engine, path: Path, *rows: list[Cell], head: list[str] | None = None) -> LoadReport:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for cells in (head or HEAD, *rows):
        page.append(cells)
    book.save(path)
    return load_file(engine, path)


def test_what_is_said_twice(areas_engine: Engine, tmp_path: Path) -> None:
    again = load(areas_engine, tmp_path / "a.xlsx", ROW, ROW)
    assert [(one.rule, one.source_row) for one in again.found("error")] == [("baris_ganda", 3)]
    tranche: list[Cell] = [700 if cell == 1500 else cell for cell in ROW]
    assert load(areas_engine, tmp_path / "b.xlsx", ROW, tranche).outcome == "loaded"
    assert stored.rows(areas_engine, "funding", "workers") == [(1500,), (700,)]
    head, one = list(GOAL), list(GOAL.values())
    other: list[Cell] = [40 if cell == 31.5 else cell for cell in one]
    goals = load(areas_engine, tmp_path / "c.xlsx", one, other, head=head)
    assert [(found.rule, found.source_row) for found in goals.found("error")] == [("baris_ganda", 3)]


def test_texts_no_table_has_room_for(areas_engine: Engine, tmp_path: Path) -> None:
    wide: list[Cell] = ["D" * 61 if cell == "DBHCHT" else cell for cell in ROW]
    report = load(areas_engine, tmp_path / "a.xlsx", wide)
    assert [(one.rule, one.source_row) for one in report.found("error")] == [("teks_keliru", 2)]
    assert "lebih dari 60 huruf" in report.issues[0].message
    nul: list[Cell] = ["SK_x0000_1" if cell == "SK 1" else cell for cell in ROW]
    assert "NUL" in load(areas_engine, tmp_path / "b.xlsx", nul).found("error")[0].message


def test_a_file_without_one_column_is_told_which(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["penerima" if name == "pekerja" else name for name in HEAD]
    report = load(areas_engine, tmp_path / "a.xlsx", ROW, head=head)
    assert "Paling mirip pendanaan, tetapi kolom pekerja tidak ada." in report.issues[0].message


def test_rates_go_where_they_are_shown(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["segmen", "program", "tarif", "satuan", "dibayar", "berlaku_dari", "berlaku_sampai", "sumber"]
    report = load(
        areas_engine, tmp_path / "a.xlsx", ["BPU", "JKK", 1, "rp", "peserta", None, None, "x"], head=head
    )
    assert [one.rule for one in report.issues] == ["koleksi_keliru"]
