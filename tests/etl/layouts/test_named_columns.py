"""Plain tables with named columns: what is refused, where, and in which words."""

from datetime import date
from typing import Any

import pytest

from etl.layouts.named_columns import find_header, recognise, records
from etl.model import Cell, Issue, Options, Sheet
from etl.parsing.dates import DateError, printed_date
from etl.parsing.numbers import NumberError
from etl.parsing.rupiah import rupiah
from etl.sources.lists import iuran, pendanaan, sektor, target, terbit

FIGURE: dict[str, Cell] = {
    "kode_wilayah": "33.10",
    "wilayah": "Kabupaten Klaten",
    "level": "kabkota",
    "tanggal_data": "2024-05",
    "indikator": "peserta_aktif",
    "segmen": "BPU",
    "nilai": "19.000",
    "satuan": "orang",
    "presisi": "approx",
    "basis": "tak disebut",
    "sumber": "https://contoh.id/berita",
}
GOAL: dict[str, Cell] = {
    "skema": "ucj",
    "judul_skema": "UCJ",
    "dokumen": "NKS",
    "wilayah": "Kabupaten Klaten",
    "segmen": "BPU",
    "tahun": 2026,
    "nilai": "31,5",
    "satuan": "persen",
    "basis": "potensi",
    "sumber": "https://contoh.id",
}
PROGRAMME: dict[str, Cell] = {
    "wilayah": "Kabupaten Klaten",
    "tahun": 2026,
    "dana": "APBD",
    "kelompok": "nelayan",
    "pekerja": 1500,
    "bulan_pertama": "Januari 2027",
    "bulan_iuran": 12,
    "anggaran_rp": "Rp 302.400.000,00",
    "sumber": "https://contoh.id",
}


RATE: dict[str, Cell] = {
    "segmen": "BPU",
    "program": "JKK",
    "tarif": 10000,
    "satuan": "rupiah per bulan",
    "dibayar": "peserta",
    "berlaku_dari": "Januari 2026",
    "berlaku_sampai": None,
    "sumber": "https://contoh.id",
}


def sheet(row: dict[str, Cell], **changed: Cell) -> list[Sheet]:
    full = row | changed
    return [Sheet("Data", [["Judul"], list(full), list(full.values()), [None] * len(full)])]


def issues(module: Any, row: dict[str, Cell], **changed: Cell) -> list[Issue]:
    found: list[Issue] = module.SOURCE.tidy(sheet(row, **changed), Options("terbit")).issues
    return found


def test_a_good_row_of_each() -> None:
    figure = terbit.SOURCE.tidy(sheet(FIGURE), Options("terbit"))
    assert (figure.frame["value"][0], figure.frame["printed"][0]) == (19000, "19.000")
    observed = figure.extra["observation"].iloc[0]
    assert (observed["period"], observed["precision"]) == (date(2024, 5, 31), "approx")
    goal = target.SOURCE.tidy(sheet(GOAL), Options("terbit")).frame.iloc[0]
    assert (goal["value"], goal["unit"], goal["scope"], goal["precision"]) == (
        31.5,
        "percent",
        "area",
        "exact",
    )
    programme = pendanaan.SOURCE.tidy(sheet(PROGRAMME), Options("terbit")).frame.iloc[0]
    assert (programme["first_month"], programme["rupiah"]) == (date(2027, 1, 1), 302_400_000)


@pytest.mark.parametrize(
    ("module", "row", "changed", "column", "rule"),
    [
        (terbit, FIGURE, {"nilai": "19,5"}, "nilai", "angka"),
        (terbit, FIGURE, {"nilai": None}, "nilai", "kosong"),
        (terbit, FIGURE, {"satuan": "jiwa"}, "satuan", "kata_tak_dikenal"),
        (terbit, FIGURE, {"level": " "}, "level", "kosong"),
        (terbit, FIGURE, {"tanggal_data": "Mei 24"}, "tanggal_data", "tanggal"),
        (terbit, FIGURE, {"tanggal_data": "2098"}, "tanggal_data", "tanggal"),
        (terbit, FIGURE, {"tanggal_terbit": "segera"}, "tanggal_terbit", "tanggal"),
        (terbit, FIGURE, {"persen_tercetak": "banyak"}, "persen_tercetak", "angka"),
        (terbit, FIGURE, {"sumber": None}, "sumber", "kosong"),
        (target, GOAL, {"satuan": "poin"}, "satuan", "kata_tak_dikenal"),
        (target, GOAL, {"nilai": "banyak"}, "nilai", "angka"),
        (target, GOAL, {"lingkup": "semua"}, "lingkup", "kata_tak_dikenal"),
        (pendanaan, PROGRAMME, {"bulan_pertama": "nanti"}, "bulan_pertama", "bulan_keliru"),
        (pendanaan, PROGRAMME, {"bulan_iuran": 0}, "bulan_iuran", "angka"),
        (pendanaan, PROGRAMME, {"bulan_iuran": 13}, "bulan_iuran", "angka"),
        (pendanaan, PROGRAMME, {"anggaran_rp": -5}, "anggaran_rp", "angka"),
        (pendanaan, PROGRAMME, {"anggaran_rp": 1e300}, "anggaran_rp", "angka"),
        (pendanaan, PROGRAMME, {"anggaran_rp": "sejuta"}, "anggaran_rp", "angka"),
        (pendanaan, PROGRAMME, {"pekerja": "-"}, "pekerja", "kosong"),
        (pendanaan, PROGRAMME, {"tahun": "-"}, "tahun", "kosong"),
        (target, GOAL, {"tahun": None}, "tahun", "kosong"),
        (target, GOAL, {"tahun": 26}, "tahun", "angka"),
        (target, GOAL, {"nilai": 0.315}, "nilai", "angka"),
        (target, GOAL, {"nilai": 3150}, "nilai", "angka"),
        (target, GOAL, {"nilai_tertinggi": 30}, "nilai_tertinggi", "angka"),
        (target, GOAL, {"nilai_basis": 0}, "nilai_basis", "angka"),
        (iuran, RATE, {"berlaku_dari": "entah"}, "berlaku_dari", "tanggal"),
        (iuran, RATE, {"berlaku_sampai": "2025-01"}, "berlaku_sampai", "tanggal"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(
    module: Any, row: dict[str, Cell], changed: dict[str, Cell], column: str, rule: str
) -> None:
    told = issues(module, row, **changed)
    assert (rule, column) in {(issue.rule, issue.source_column) for issue in told}
    for issue in told:
        assert (issue.severity, issue.sheet, issue.source_row) == ("error", "Data", 3)
        assert issue.message[0].isupper()
        assert issue.message.endswith((".", "?"))


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    told = issues(target, GOAL, satuan="poin")
    assert told[0].message == "Satuan berisi 'poin'; yang dikenal: persen, orang, kenaikan, %."


def test_a_file_of_another_shape_raises() -> None:
    for module in (terbit.SOURCE, target.SOURCE, pendanaan.SOURCE, sektor.SOURCE):
        with pytest.raises(ValueError, match="tidak ada baris judul"):
            module.tidy([Sheet(None, [["a", "b"], ["1", "2"]])], Options("terbit"))


def test_the_header_may_stand_below_a_title() -> None:
    sheets = sheet(FIGURE)
    header = find_header(sheets, terbit.SOURCE.columns)
    assert header is not None
    assert header.row == 2
    assert [record.row for record in records(header, [])] == [3]
    seen = recognise(sheets, terbit.SOURCE.columns)
    assert seen is not None
    assert seen.reason.startswith("baris 2 berisi kolom wilayah")


def test_cells_as_words() -> None:
    header = find_header(
        [Sheet(None, [["a", "b", "c"], [2025.0, date(2025, 7, 1), date(2025, 7, 3)]])], ["a"]
    )
    assert header is not None
    record = next(records(header, []))
    assert [record.text(name) for name in "abc"] == ["2025", "2025-07", "2025-07-03"]


def test_printed_dates() -> None:
    assert printed_date("2024") == (date(2024, 12, 31), "year")
    assert printed_date("2024-02") == (date(2024, 2, 29), "month")
    assert printed_date("2023-12-02") == (date(2023, 12, 31), "day")
    for impossible in ("2023-02-30", "2023-13", "2 Mei 2023", ""):
        with pytest.raises(DateError):
            printed_date(impossible)


def test_rupiah() -> None:
    assert [rupiah(cell) for cell in (75600000, "75.600.000", "Rp75.600.000,-", "-")] == [75_600_000] * 3 + [
        None
    ]
    for wrong in ("75,6 juta", 1.5, "1.50"):
        with pytest.raises(NumberError):
            rupiah(wrong)
