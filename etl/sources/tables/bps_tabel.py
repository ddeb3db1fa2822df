"""BPS web tables as CSV or workbook: titles, headings of measures, years and months, one row an area."""

import re
from collections.abc import Sequence

from data.provinces.definition import province
from etl.layouts import table_titles
from etl.layouts.count_rows import tidy_tables
from etl.layouts.count_table import Table, find_tables, unread_sheets
from etl.layouts.counted_columns import count_bps
from etl.layouts.table_titles import UnclearTitleError
from etl.model import Options, Recognition, Sheet, Tidy
from etl.sources.table_source import TableSource

NAME = "bps_tabel"
TITLE = "Tabel web BPS (satu daerah sebaris; tahun, bulan, atau beberapa ukuran sebagai kolom)"

_FIRST = province().first
PARTS = (
    (
        "judul",
        "Teks di atas dan di samping judul kolom; menyebut apa yang dihitung: penduduk bekerja, angkatan "
        "kerja, pengangguran, penduduk usia kerja, penduduk miskin, atau penduduk. Judul lain ditolak, juga "
        "yang hanya sebagian orang (miskin ekstrem, lulusan SMA, sektor pertanian).",
    ),
    ("ukuran: ...", "Boleh di baris paling atas, bila judulnya tidak menyebutnya: ukuran: penduduk_bekerja."),
    (
        "judul kolom",
        "Satu sampai beberapa baris, boleh sel gabungan: tahun (2022, 2024*; * berarti sementara), bulan "
        "(Februari, Agustus), dan ukuran, dalam urutan apa pun. Angka setahun dicatat pada Desember; tanpa "
        "tahun di kolom, dipakai tahun atau bulan di judul, atau --periode.",
    ),
    (
        "beberapa ukuran",
        "Angkatan Kerja: Bekerja, Pengangguran, Jumlah; Jumlah Penduduk Miskin; dan lainnya yang dikenal "
        "dibaca, masing-masing menurut judul kolomnya. Bekerja ditambah pengangguran diperiksa terhadap "
        "angkatan kerja. Persentase, TPAK, TPT, dan kolom lain disebut dan tidak dibaca.",
    ),
    (
        "kolom tahun, bulan, periode",
        "Di mana pun letaknya (Tahun, tahun_data, thn), memberi setiap baris waktunya; yang berbeda dari "
        "judul kolomnya ditolak.",
    ),
    ("kode dan nama", f"Dalam satu sel ({_FIRST[0]} {_FIRST[1].upper()}) atau dua kolom."),
    (
        "KABUPATEN, KOTA",
        "Judul bagian: nama di bawahnya boleh tanpa Kabupaten/Kota "
        f"({_FIRST[0][2:]}. {_FIRST[1].partition(' ')[2]}).",
    ),
    (
        province().full_name.upper(),
        "Baris jumlah: diperiksa terhadap daerahnya, tidak disimpan. Di koleksi terbit disimpan.",
    ),
    ("- dan ...", "Tidak ada angka; bukan nol."),
    ("Laki-laki, Perempuan, Jumlah", "Bila angkanya terpecah menurut kelompok, yang dibaca Jumlah."),
    ("ribu", "Bila judul atau kolom menyebut ribu, 197,60 menjadi 197.600 orang dan ditandai kira-kira."),
)
_OTHERS = re.compile(r"\b(peserta|kepesertaan|potensi|terlindungi|jamsostek)\b")
_OURS = re.compile(r"\b(bekerja|angkatan kerja|penganggur\w*|miskin|usia kerja|tpak|tpt)\b")


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a table that gives a count we know of BPS.

    Less so of one that is only about such people, or that only has years.
    """
    tables = find_tables(sheets)
    if ours := _ours(tables):
        known = next(((table, said) for table in ours if (said := _known(table))), None)
        if known:
            return Recognition(85, f"{_where(known[0])}, {known[1]}")
        return Recognition(70, f"{_where(ours[0])}, dan menyebut angkatan kerja atau kemiskinan")
    dated = [table for table in tables if table.years]
    return Recognition(40, _where(dated[0])) if dated else None


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area and counted column as an observation, basis bps.

    Raises ValueError where no sheet has headings over figures.
    """
    tables = find_tables(sheets)
    if not tables:
        raise ValueError("tidak ada baris judul kolom dengan nama daerah dan angka di bawahnya")
    tables = _ours(tables) or tables
    result = tidy_tables(tables, count_bps, options)
    result.issues += unread_sheets(sheets, tables)
    return result


def _ours(tables: Sequence[Table]) -> list[Table]:
    """The tables of people that BPS counts, be it sure or not what exactly they count."""
    texts = [(table, table_titles.plain(_texts(table))) for table in tables]
    return [
        table
        for table, text in texts
        if not _OTHERS.search(text) and (table.declared or _OURS.search(text) or _known(table))
    ]


def _known(table: Table) -> str:
    """What a table says that it counts; empty where that is not sure."""
    try:
        counted = count_bps(table, Options("resmi")).columns
    except UnclearTitleError as error:
        return "tanpa tahun" if error.rule == "bulan_keliru" else ""
    names = dict.fromkeys(one.meaning.word.replace("_", " ") for one in counted)
    return f"{'judulnya' if len(names) == 1 else 'kolomnya'} menyebut {', '.join(names)}"


def _where(table: Table) -> str:
    if table.years:
        return f"baris {table.row + 1} berisi tahun {table.years[0]}–{table.years[-1]}"
    return f"baris {table.row + 1} berisi judul {len(table.columns)} kolom"


def _texts(table: Table) -> str:
    return " · ".join([table.title, *(head for column in table.columns for head in column.heads)])


SOURCE = TableSource(NAME, TITLE, recognise, tidy, parts=PARTS)
