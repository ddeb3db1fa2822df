"""Open-data portals: the long table of codes, names, one count and a year, as CSV or JSON.

And the Satu Data workbook with years as columns. What companies report of themselves (WLKP) is PU, basis
wlkp.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import PROVINCE, registry
from data.provinces.definition import province
from etl.layouts import heading, table_titles
from etl.layouts.count_rows import printed
from etl.layouts.heading import Heading
from etl.layouts.named_columns import Header, Record, column_orders, find_header, records
from etl.layouts.table_titles import Meaning, UnclearTitleError
from etl.layouts.time_columns import Stated, TimeColumn, stated, time_columns
from etl.model import Issue, Options, Printed, Recognition, Sheet, Tidy
from etl.parsing import areas, periods, vocabulary
from etl.parsing.units import PEOPLE, AmbiguousUnitError, Unit
from etl.sources.table_source import TableSource
from etl.sources.tables import satu_data_workbook

NAME = "portal"
TITLE = (
    "Portal data terbuka (kode_kabupaten_kota, nama_kabupaten_kota, ukuran, satuan, tahun; atau Satu Data)"
)
COLUMNS = ("kode_kabupaten_kota", "nama_kabupaten_kota", "satuan", "tahun")
_SEGMENTS = ("segmen", "kategori_kepesertaan", "jenis_kepesertaan", "kategori_peserta", "jenis_peserta")
_KNOWN = (
    *COLUMNS,
    *("id", "_id", "no", "periode_update", "created_at", "updated_at", "tanggal_update"),
    "kode_provinsi",
    "nama_provinsi",
    *_SEGMENTS,
    "catatan",
    "keterangan",
    "sumber",
)
PARTS = (
    (
        "kode_kabupaten_kota, nama_kabupaten_kota",
        f"Kode empat angka ({province().first[0]}) dan nama; harus menunjuk daerah yang sama.",
    ),
    (
        "jumlah_...",
        "Satu kolom angka, atau beberapa ukuran BPS; namanya menyebut apa yang dihitung: "
        "jumlah_peserta_aktif, jumlah_penduduk_bekerja, ... Peserta saja tanpa kata aktif ditolak, kecuali "
        "dari WLKP.",
    ),
    ("satuan", "ORANG, JIWA, atau ribuannya; persen ditolak."),
    (
        "tahun, bulan",
        "Juga tahun_data, thn, periode. Tanpa bulan, angka setahun dicatat pada Desember, atau pada bulan "
        "--periode dalam tahun itu.",
    ),
    ("segmen", "Boleh ada (juga kategori_kepesertaan, jenis_kepesertaan): PU, BPU, JAKON, PMI."),
    ("kode_provinsi, nama_provinsi", "Baris provinsi lain tidak dibaca, dan dihitung dalam laporan."),
    ("kolom lain", "Ditolak bila mungkin memecah angkanya, misalnya jenis_kelamin."),
    (
        "WLKP",
        "Disebut di nama kolom, judul, atau kolom sumber: dicatat PU, basis wlkp (lapor mandiri perusahaan).",
    ),
    ("JSON", 'Jawaban API {"data": [...]} terbaca sama; baris n + 1 adalah rekaman ke-n.'),
    (
        "Satu Data",
        "Buku kerja dengan tahun sebagai kolom (boleh Satuan di depannya), judulnya menyebut peserta.",
    ),
)


@dataclass(frozen=True)
class _Count:
    """The one column of counts, and what it means."""

    column: str
    meaning: Meaning


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a table with the columns of the portal, else what the Satu Data workbook says."""
    if header := find(sheets):
        named = ", ".join([*COLUMNS[:3], *(column.name for column in times_of(header))])
        return Recognition(92, f"baris {header.row} berisi kolom {named}")
    return satu_data_workbook.recognise(sheets)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area and year as an observation of December. Raises ValueError for neither table."""
    if header := find(sheets):
        return _long(header, options)
    if found := satu_data_workbook.tidy(sheets, options):
        return found
    raise ValueError(f"tidak ada baris judul dengan kolom {', '.join(COLUMNS)} dan tidak ada baris tahun")


def _long(header: Header, options: Options) -> Tidy:
    result = Tidy("observation", pd.DataFrame(), title=_title(header), of_bps=True)
    try:
        counts = _counted(header, result.issues)
    except UnclearTitleError as error:
        result.issues.append(Issue(error.rule, "error", str(error), header.sheet.name, header.row))
        return result
    adds_up = registry().collections[options.collection].rolls_up
    rows: list[dict[str, Any]] = []
    times = times_of(header)
    orders = column_orders([header], options.day_order, result.issues)
    for record in records(header, result.issues, orders):
        result.rows_read += 1
        province = _is_province(record)
        facts = [_observation(record, count, times, options) for count in counts]
        if province and adds_up:
            result.printed += map(_printed, facts)
            continue
        for row in facts:
            row |= {"area_code": PROVINCE, "area_name": None} if province else {}
        rows += [row for row in facts if row["period"] is not None]
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def _title(header: Header) -> str:
    lines = [
        str(cell).strip() for row in header.sheet.rows[: header.row - 1] for cell in row if cell is not None
    ]
    return " · ".join(dict.fromkeys(lines))[:200] or "Portal data terbuka"


def _counted(header: Header, issues: list[Issue]) -> list[_Count]:
    """The columns that count: the only one, or several that name a measure each.

    Raises UnclearTitleError where none does, or one splits the counts.
    """
    known = {*_KNOWN, *(column.at for column in times_of(header))}
    others = [name for name in header.columns if name not in known]
    if len(others) == 1:
        return [_Count(others[0], _meaning(others[0], header))]
    words_of = {name: [name.replace("_", " ")] for name in others}
    measures = {name: measure for name in others if (measure := heading.measure_of(words_of[name]))}
    rates = [name for name in others if heading.is_rate(words_of[name])]
    if measures and len(set(measures.values())) + len(rates) == len(others):
        if rates:
            message = f"Kolom yang tidak dibaca, karena bukan jumlah orang: {', '.join(rates)}."
            issues.append(Issue("kolom_dilewati", "info", message, header.sheet.name, header.row))
        return [_Count(name, heading.meaning(measure)) for name, measure in measures.items()]
    counting = [name for name in others if re.match(r"(jumlah|jml|total|banyak)_", name)]
    if len(counting) == 1:
        split = ", ".join(name for name in others if name not in counting)
        raise UnclearTitleError(
            "dimensi_tak_dikenal",
            f"kolom {split} tidak dikenal; bila memecah angkanya, unduh tabel tanpa pemecahan, bila tidak, "
            "hapus kolom itu",
        )
    listed = f"beberapa: {', '.join(others)}" if others else "tidak ada"
    raise UnclearTitleError("ukuran_tak_jelas", f"harus ada satu kolom angka, di sini {listed}; sisakan satu")


def _meaning(column: str, header: Header) -> Meaning:
    """What the name of a column says, with its title and the other names around it."""
    around = " ".join([_title(header), *_sources(header)])
    title = column.replace("_", " ")
    if found := table_titles.of_participants(title, around=around):
        return found
    table_titles.refuse_some_people(title)
    return table_titles.of_bps(title, how="nama kolomnya menurut yang dihitung, misalnya penduduk_bekerja")


def _sources(header: Header) -> set[str]:
    """What a column of sources says, where there is one."""
    places = [header.columns[name] for name in ("sumber", "keterangan", "catatan") if name in header.columns]
    below = header.sheet.rows[header.row :]
    return {str(row[at]) for row in below for at in places if at < len(row) and row[at] is not None}


def _observation(record: Record, count: _Count, times: list[TimeColumn], options: Options) -> dict[str, Any]:
    meaning, unit = count.meaning, _unit(record)
    return {
        "area_code": record.cell("kode_kabupaten_kota"),
        "area_name": record.cell("nama_kabupaten_kota"),
        "period": period_of(record, count.column, times, options),
        "period_column": ", ".join(column.name for column in times),
        "period_shown": " ".join(filter(None, (record.text(str(column.at)) for column in times))),
        "segment": _segment(record, meaning),
        "programme": "",
        "measure": meaning.measure,
        "basis": meaning.basis,
        "value": record.reading(
            count.column,
            lambda: unit.people(record.cell(count.column), of_district=not _is_province(record)),
            AmbiguousUnitError,
            rule="satuan_ribuan",
        ),
        "precision": "exact" if unit.times == 1 else "approx",
        "provisional": False,
        "note": record.given("catatan") or record.given("keterangan"),
        **record.place,
        "source_column": count.column,
    }


def _unit(record: Record) -> Unit:
    unit = vocabulary.plain(record.text("satuan") or "")
    if unit and unit not in PEOPLE:
        record.refuse(
            "satuan_keliru",
            f"satuan berisi {unit!r}, bukan orang; yang dikenal: {', '.join(PEOPLE)}",
            "satuan",
        )
    return Unit.of(unit)


def _segment(record: Record, meaning: Meaning) -> str | None:
    """The segment of the row's own column; a WLKP table knows PU only."""
    column = next((name for name in _SEGMENTS if record.given(name)), "segmen")
    if (text := record.given(column)) is None:
        return meaning.segment
    found = vocabulary.segment(text)
    if found is None or (meaning is table_titles.WLKP and found != "PU"):
        known = "PU" if meaning is table_titles.WLKP else ", ".join(registry().segments)
        record.refuse("kata_tak_dikenal", f"{column} berisi {text!r}; yang dikenal: {known}", column)
    return found


def _is_province(record: Record) -> bool:
    """Whether a row is the province's own; those of other provinces are left out before."""
    own, area = record.text("kode_kabupaten_kota"), record.text("nama_kabupaten_kota")
    return areas.is_province_code(own) or (own is None and bool(area and areas.is_total(area)))


def _printed(row: Mapping[str, Any]) -> Printed:
    return printed({**row, "area_name": areas.province_name(), "segment": row["segment"] or "TOTAL"})


REQUIRED = ("kode_kabupaten_kota", "nama_kabupaten_kota", "satuan")


def find(sheets: Sequence[Sheet]) -> Header | None:
    """Where the named columns stand, the year under any of the names that portals give it."""
    header = find_header(sheets, REQUIRED)
    return header if header and any(column.kind != "month" for column in times_of(header)) else None


def times_of(header: Header) -> list[TimeColumn]:
    """The columns that give each row its time."""
    return time_columns((name, name) for name in header.columns)


def period_of(record: Record, name: str, times: list[TimeColumn], options: Options) -> date | None:
    """The month of the row's columns of time and of the name of its count.

    Yearly figures are of December, or of the month of --periode. None, and an issue, where they name none.
    """
    years = [column.name for column in times if column.kind == "year"]
    if any(record.year(name) is None for name in years):
        return None
    column = next((one.name for one in reversed(times) if one.kind != "year"), times[0].name)

    def read() -> date:
        named = Heading.of(name)
        own = stated(times, lambda at: record.dated(str(at)))
        beside = Stated(named.year, named.month, f"kolom {name}")
        return own.joined(beside).period(options.period)

    return record.reading(column, read, periods.PeriodError, rule="bulan_keliru")


SOURCE = TableSource(NAME, TITLE, recognise, tidy, parts=PARTS, columns=COLUMNS)
