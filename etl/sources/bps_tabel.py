"""BPS web tables as CSV or workbook: titles, a row of years, one row an area, code and name in one cell."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from etl import meanings
from etl.meanings import Meaning, Unclear
from etl.source import Finding, Options, Recognition, Sheet, Tidy
from etl.tabular import read_sheets
from etl.year_tables import YearTable, find_years
from etl.years import tidy_years

NAME = "bps_tabel"
TITLE = "Tabel web BPS (tahun sebagai kolom, satu daerah sebaris)"

PARTS = (
    (
        "judul",
        "Teks di atas dan di samping baris tahun; menyebut apa yang dihitung: penduduk bekerja, angkatan "
        "kerja, pengangguran, penduduk usia kerja, penduduk miskin, atau penduduk. Judul lain ditolak.",
    ),
    ("ukuran: ...", "Boleh di baris paling atas, bila judulnya tidak menyebutnya: ukuran: penduduk_bekerja."),
    (
        "baris tahun",
        "Baris yang hanya berisi tahun (2022, 2023, 2024*); * berarti sementara. Angka setahun dicatat "
        "pada Desember tahun itu.",
    ),
    ("kode dan nama", "Dalam satu sel (3301 KABUPATEN CILACAP) atau dua kolom."),
    (
        "PROVINSI JAWA TENGAH",
        "Baris jumlah: diperiksa terhadap daerahnya, tidak disimpan. Di koleksi terbit disimpan.",
    ),
    ("- dan ...", "Tidak ada angka; bukan nol."),
    ("Laki-laki, Perempuan, Jumlah", "Bila tahunnya berulang menurut kelompok, yang dibaca kelompok Jumlah."),
    ("ribu", "Bila judul menyebut ribu, 197,60 menjadi 197.600 orang dan ditandai kira-kira."),
)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a title that BPS gives a count we know; less so of any other table of years."""
    table = _table(sheets)
    if table is None:
        return None
    years = f"baris {table.row + 1} berisi tahun {table.columns[0].year}–{table.columns[-1].year}"
    try:
        meaning = _meaning(table)
    except Unclear:
        return Recognition(40, years)
    return Recognition(85, f"{years}, judulnya menyebut {meaning.word.replace('_', ' ')}")


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area and year as an observation of December, basis bps. Raises ValueError where no sheet has a
    row of years."""
    table = _table(sheets)
    if table is None:
        raise ValueError("tidak ada baris yang hanya berisi tahun, dengan nama daerah di bawahnya")
    try:
        meaning = _meaning(table)
    except Unclear as error:
        finding = Finding(error.rule, "error", str(error), table.sheet.name, max(1, table.row))
        return Tidy("observation", pd.DataFrame(), [finding], title=table.title[:200])
    return tidy_years(table, meaning, options)


def _table(sheets: Sequence[Sheet]) -> YearTable | None:
    return next((table for sheet in sheets if not sheet.hidden and (table := find_years(sheet))), None)


def _meaning(table: YearTable) -> Meaning:
    return meanings.by_word(table.declared) if table.declared else meanings.of_bps(table.title)
