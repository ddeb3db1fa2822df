"""Workbooks as messy as real ones, made in the test."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

KUDUS = [
    "Kab. Kudus",
    "279.223",
    "140.885",
    "64.940",
    "485.049",
    "223.396",
    "9.128",
    "21.563",
    "254.087",
    "52,38",
]
NOTES = (
    "Catatan: rincian per 5 Oktober 2026 menunggu rekonsiliasi",
    "Sumber: BPJS Ketenagakerjaan, berbasis NIK",
)


def rekap(
    path: Path,
    rows: Sequence[Sequence[Any]],
    *,
    title: Sequence[str] = ("REKAPITULASI PESERTA DAN POTENSI", "Posisi September 2026"),
    total: Sequence[Any] = (),
    notes: Sequence[str] = NOTES,
    sheet: str = "Rekap",
) -> Path:
    """The wide workbook: merged titles, two header rows of merged groups, a row that counts the columns,
    numbers as text, JUMLAH, notes, a signature. `rows`: area, potensi PU BPU Jakon Jumlah, active the same,
    percent."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row, text in enumerate(title, 1):
        page.cell(row, 1, text)
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=12)
    top = len(title) + 2
    _header(page, top)
    row = top + 3
    for number, cells in enumerate(rows, 1):
        _write(page, row, 1, [number, *cells])
        row += 1
    if total:
        _write(page, row, 1, ["JUMLAH", None, *total])
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        row += 1
    for note in notes:
        row += 1
        page.cell(row, 1, note)
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=12)
    _write(page, row + 2, 9, ["Semarang, 5 Oktober 2026"])
    _write(page, row + 3, 9, ["NIP. 19700101 199503 1 001"])
    book.save(path)
    return path


def _header(page: Any, top: int) -> None:
    _write(page, top, 1, ["No", "Kabupaten/Kota", "Potensi", None, None, None, "Peserta Aktif"])
    _write(page, top, 11, ["Cakupan (%)", "Ket"])
    _write(page, top + 1, 3, ["PU", "BPU", "Jakon", "Jumlah"] * 2)
    _write(page, top + 2, 1, [f"({number})" for number in range(1, 13)])
    for first, last in ((3, 6), (7, 10)):
        page.merge_cells(start_row=top, start_column=first, end_row=top, end_column=last)
    for column in (1, 2, 11, 12):
        page.merge_cells(start_row=top, start_column=column, end_row=top + 1, end_column=column)


def _write(page: Any, row: int, column: int, cells: Sequence[Any]) -> None:
    for offset, cell in enumerate(cells):
        if cell is not None:
            page.cell(row, column + offset, cell)


def plain(path: Path, rows: Sequence[Sequence[Any]], *, sheet: str = "Lembar1") -> Path:
    """A workbook of just these rows."""
    return sheets(path, {sheet: rows})


def sheets(path: Path, pages: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for number, cells in enumerate(rows, 1):
            _write(page, number, 1, cells)
    book.save(path)
    return path


BAKU = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,program,basis"


def baku(path: Path, *rows: str, header: str = BAKU) -> Path:
    """A long CSV of these lines."""
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path
