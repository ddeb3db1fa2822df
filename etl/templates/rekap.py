"""The wide monthly workbook to fill in: all areas, potensi and active by segment side by side."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from data.dates import today
from data.provinces.definition import province
from etl.parsing import periods
from etl.parsing.areas import district_names
from etl.parsing.vocabulary import OWN_NOTE
from etl.templates.styles import explanation, looks_of, workbook

SEGMENTS = ("PU", "BPU", "Jakon", "PMI")
MONTHS_OFFERED = 24
AREAS = province().areas_word.title()
BASES = ("tidak disebut", "berbasis NIK", "basis kantor cabang", "basis Kemnaker", "basis BPS")
FIRST, HEAD = 8, 6  # rows from 0: the first area, the first of two header rows

_COLUMNS = (
    ("Bulan laporan", "Bulan yang dilaporkan; angka berlaku per akhir bulan itu. Pilih dari daftar."),
    ("Status angka", "final, atau sementara bila masih akan diperbaiki."),
    ("Cara hitung", "Bagaimana orang dihitung: berbasis NIK (tempat tinggal) bila tersedia."),
    (
        f"Kode, {AREAS}",
        "Sudah terisi; jangan diubah. Kode berupa teks: "
        f"{province().examples.code} bukan {province().cut_example}.",
    ),
    ("Potensi PU", "Pekerja penerima upah yang berhak menjadi peserta, dalam orang."),
    ("Potensi BPU", "Pekerja bukan penerima upah (mandiri, informal) yang berhak, dalam orang."),
    ("Potensi Jakon", "Pekerja proyek jasa konstruksi yang berhak, dalam orang."),
    ("Potensi PMI", "Pekerja migran yang berhak, dalam orang; kosongkan bila tidak tersedia."),
    (
        "Peserta aktif PU, BPU, Jakon, PMI",
        "Peserta yang iurannya berjalan pada akhir bulan; penunggak tidak dihitung.",
    ),
    ("Jumlah, Cakupan (%)", "Rumus; tidak perlu diisi. Hanya dipakai untuk memeriksa."),
    ("Catatan", "Keterangan per daerah, tersimpan bersama angkanya."),
    ("Sel kosong", "Artinya belum melapor, bukan nol. Tulis 0 hanya bila memang tidak ada orangnya."),
    ("Menulis angka", "Bilangan bulat: 39880 atau 39.880. Tanpa koma, tanpa satuan."),
)


def rekap(path: Path, *, period: date | None = None) -> None:
    """The wide monthly workbook: all areas, potensi and active by segment, sums and percentages as formulas.

    Raises OSError where the file cannot be written.
    """
    with workbook(path) as book:
        looks = looks_of(book)
        sheet = book.add_worksheet("Rekap")
        explanation(book.add_worksheet("Penjelasan"), looks, _COLUMNS, months=_months())
        _head(sheet, looks, period)
        districts = district_names()
        for index, (code, name) in enumerate(districts):
            _area_row(sheet, looks, FIRST + index, cells=[index + 1, code, name])
        _total_row(sheet, looks, FIRST + len(districts))
        sheet.write(FIRST + len(districts) + 2, 0, OWN_NOTE)
        _print_setup(sheet, last=FIRST + len(districts) + 2)


def _months() -> list[str]:
    """The months that can be reported now, the newest first."""
    month, names = today().replace(day=1), []
    for _ in range(MONTHS_OFFERED):
        names.append(periods.name(month))
        month = (month - timedelta(days=1)).replace(day=1)
    return names


def _head(sheet: Worksheet, looks: dict[str, Format], period: date | None) -> None:
    sheet.write(0, 0, f"REKAP KEPESERTAAN JAMSOSTEK PER {AREAS.upper()}", looks["title"])
    sheet.write(1, 0, province().full_name, looks["label"])
    choices: list[tuple[str, str, Any]] = [
        (
            "Bulan laporan",
            periods.name(period) if period else "",
            f"=Penjelasan!$E$2:$E${MONTHS_OFFERED + 1}",
        ),
        ("Status angka", "final", ["final", "sementara"]),
        ("Cara hitung", BASES[0], list(BASES)),
    ]
    for row, (label, value, source) in enumerate(choices, 2):
        sheet.write(row, 0, label, looks["label"])
        sheet.write_string(row, 2, value, looks["choice"])
        rule = {
            "validate": "list",
            "source": source,
            "error_title": label,
            "error_message": "Pilih dari daftar.",
        }
        sheet.data_validation(row, 2, row, 2, rule)
    for column, text in enumerate(("No", "Kode", AREAS)):
        sheet.merge_range(HEAD, column, HEAD + 1, column, text, looks["head"])
    groups = (("Potensi (orang)", "Jumlah"), ("Peserta aktif (orang)", "Jumlah"), ("Cakupan (%)", "Semua"))
    start = 3
    for group, last in groups:
        names = [*(SEGMENTS if last == "Jumlah" else SEGMENTS[:3]), last]
        sheet.merge_range(HEAD, start, HEAD, start + len(names) - 1, group, looks["head"])
        sheet.write_row(HEAD + 1, start, names, looks["head"])
        start += len(names)
    sheet.merge_range(HEAD, start, HEAD + 1, start, "Catatan", looks["head"])


def _area_row(sheet: Worksheet, looks: dict[str, Format], row: int, *, cells: Sequence[int | str]) -> None:
    sheet.write_number(row, 0, int(cells[0]), looks["text"])
    sheet.write_string(row, 1, str(cells[1]), looks["text"])
    sheet.write_string(row, 2, str(cells[2]), looks["text"])
    for start in (3, 8):
        for column in range(start, start + 4):
            sheet.write_blank(row, column, None, looks["input"])
        whole = {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "Jumlah orang",
            "error_message": "Tulis bilangan bulat, 0 atau lebih. Kosongkan bila belum ada angkanya.",
        }
        sheet.data_validation(row, start, row, start + 3, whole)
        span = f"{xl_rowcol_to_cell(row, start)}:{xl_rowcol_to_cell(row, start + 3)}"
        sheet.write_formula(row, start + 4, f'=IF(COUNT({span})=0,"",SUM({span}))', looks["sum"], "")
    _percents(sheet, looks, row)
    sheet.write_blank(row, 17, None, looks["choice"])


def _percents(sheet: Worksheet, looks: dict[str, Format], row: int) -> None:
    for place, (eligible, active) in enumerate(((3, 8), (4, 9), (5, 10), (7, 12))):
        e, a = xl_rowcol_to_cell(row, eligible), xl_rowcol_to_cell(row, active)
        sheet.write_formula(row, 13 + place, f'=IF(OR({a}="",N({e})=0),"",{a}/{e}*100)', looks["percent"], "")


def _total_row(sheet: Worksheet, looks: dict[str, Format], row: int) -> None:
    sheet.merge_range(row, 0, row, 2, "JUMLAH", looks["head"])
    for column in range(3, 13):
        letter = xl_col_to_name(column)
        sheet.write_formula(row, column, f"=SUM({letter}{FIRST + 1}:{letter}{row})", looks["sum"], "")
    _percents(sheet, looks, row)


def _print_setup(sheet: Worksheet, *, last: int) -> None:
    sheet.freeze_panes(FIRST, 3)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD, HEAD + 1)
    sheet.print_area(0, 0, last, 17)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&LPantau Jamsostek&RHalaman &P dari &N")
    for first, final, width in ((0, 0, 5), (1, 1, 8), (2, 2, 25), (3, 12, 11), (13, 16, 8), (17, 17, 24)):
        sheet.set_column(first, final, width)
