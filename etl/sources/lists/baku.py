"""The canonical long file: one count a row, by area, month, segment and measure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import registry
from etl.layouts.list_rows import headers, odd_columns
from etl.layouts.named_columns import (
    AREA,
    CODE,
    NOTE,
    Field,
    Header,
    Record,
    column_orders,
    find_header,
    records,
    required,
)
from etl.layouts.time_columns import Contradiction, Stated, TimeColumn, stated, time_columns
from etl.model import Cell, Issue, Options, Printed, Recognition, Sheet, Tidy
from etl.parsing import areas, numbers, periods, vocabulary
from etl.sources.table_source import TableSource

NAME = "baku"
TITLE = "Format baku (satu angka sebaris: kode_wilayah, wilayah, periode, segmen, ukuran, nilai)"

LARGEST_RSE = 100.0  # percent
MEASURE_WORDS = tuple(measure.file_word for measure in registry().measures.values())
FIELDS = (
    CODE,
    replace(AREA, filled=False, meaning=f"{AREA.meaning} Boleh kosong bila kodenya ada."),
    Field("periode", "bulan", "Bulan yang dilaporkan; angka berlaku per akhir bulan itu.", "2026-09"),
    Field("segmen", "pilihan", "PU, BPU, JAKON, PMI, atau TOTAL.", "PU", choices=tuple(registry().segments)),
    Field("ukuran", "pilihan", "Apa yang dihitung.", "potensi", choices=MEASURE_WORDS),
    Field(
        "nilai", "orang", "Bilangan bulat. Kosong berarti belum melapor, bukan nol.", "39880", filled=False
    ),
    Field(
        "program", "pilihan", "Kosong: apa pun programnya.", "JKK", False, False, tuple(registry().programmes)
    ),
    Field(
        "basis",
        "pilihan",
        "Cara orang dihitung; kosong: tak_disebut.",
        "nik",
        False,
        False,
        tuple(registry().bases),
    ),
    Field(
        "presisi",
        "pilihan",
        "Kosong: exact. approx untuk angka kira-kira.",
        "exact",
        False,
        False,
        ("exact", "approx"),
    ),
    Field(
        "sementara", "pilihan", "Apakah angka masih akan diperbaiki.", "tidak", False, False, ("ya", "tidak")
    ),
    Field(
        "rse",
        "persen",
        "Galat baku relatif (RSE) potensi dalam persen, bila surveinya memberi.",
        "4,2",
        False,
        False,
    ),
    NOTE,
)
COLUMNS = tuple(name for name in required(FIELDS) if name != "kode_wilayah")
OPTIONAL = tuple(field.name for field in FIELDS if not field.column)
PRECISIONS = {
    "exact": "exact",
    "pasti": "exact",
    "approx": "approx",
    "kira-kira": "approx",
    "kira_kira": "approx",
}
YES_NO = {
    "ya": True,
    "tidak": False,
    "true": True,
    "false": False,
    "1": True,
    "0": False,
    "benar": True,
    "salah": False,
}


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a table with the columns of the format; None where one is missing."""
    found = header(sheets)
    if found is None:
        return None
    return Recognition(95, f"baris {found.row} berisi kolom {', '.join(_named(found))}")


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every row as an observation.

    Those of the province become printed totals where the collection adds up by itself. Raises ValueError
    where the file is no such table.
    """
    issues: list[Issue] = []
    places = headers(sheets, COLUMNS, issues, find=lambda sheet: header([sheet]))
    orders = column_orders(places, options.day_order, issues)
    times = [column for place in places for column in beside(place)]
    result = tidy_records(
        (record for place in places for record in records(place, issues, orders)),
        options,
        issues,
        times=times,
    )
    result.issues += [issue for place in places for issue in unknown_columns(place)]
    return result


def tidy_records(
    found: Iterable[Record],
    options: Options,
    issues: list[Issue],
    *,
    times: Sequence[TimeColumn] = (),
) -> Tidy:
    """The rows of `tidy`; `issues` is where the records tell what is wrong with them.

    `times`: columns beside periode that say when, too.
    """
    result = Tidy("observation", pd.DataFrame(), issues, title="Format baku")
    adds_up = registry().collections[options.collection].rolls_up
    rows: list[dict[str, Any]] = []
    for record in found:
        result.rows_read += 1
        row = _observation(record)
        agrees(record, times)
        if adds_up and is_province(row):
            result.printed.append(_printed(row))
        else:
            rows.append(row)
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def header(sheets: Sequence[Sheet]) -> Header | None:
    """Where the named columns stand."""
    for area in ("kode_wilayah", "wilayah"):
        if found := find_header(sheets, [area, *COLUMNS[1:]]):
            return found
    return None


def _named(header: Header) -> list[str]:
    return [name for name in ("kode_wilayah", *COLUMNS) if name in header.columns]


def _observation(record: Record) -> dict[str, Any]:
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.cell("wilayah"),
        "period": _period(record),
        "segment": _segment(record),
        "programme": record.word("program", programmes()) if record.text("program") else "",
        "measure": record.word("ukuran", measures()),
        "basis": record.word("basis", bases()) if record.text("basis") else "tak_disebut",
        "value": record.cell("nilai"),
        "precision": record.word("presisi", PRECISIONS) if record.text("presisi") else "exact",
        "provisional": record.word("sementara", YES_NO) if record.text("sementara") else False,
        "rse": _rse(record),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "nilai",
        "period_column": "periode",
    }


def _rse(record: Record) -> float | None:
    """The relative standard error in percent: above 0 and at most 100, of potensi only."""
    found = record.number("rse", relative_error)
    if found is not None and record.text("ukuran") != registry().measures["eligible_workers"].file_word:
        record.refuse("angka", "RSE hanya untuk potensi, yang berasal dari survei; kosongkan", "rse")
    return found


def _period(record: Record) -> Cell:
    if record.cell("periode") is None:
        record.refuse("bulan_keliru", "bulan kosong; tulis misalnya 2026-09", "periode")
    return record.dated("periode")


def _segment(record: Record) -> str | None:
    text = record.needed("segmen")
    segment = vocabulary.segment(text)
    if text and segment is None:
        known = ", ".join(registry().segments)
        record.refuse("kata_tak_dikenal", f"segmen berisi {text!r}; yang dikenal: {known}", "segmen")
    return segment


def measures() -> dict[str, str]:
    """What the column ukuran may say."""
    return {m.file_word: key for key, m in registry().measures.items()}


def programmes() -> dict[str, str]:
    """What the column program may say."""
    return {"": "", "semua": "", **{key.lower(): key for key in registry().programmes}}


def relative_error(cell: Cell) -> float | None:
    """The relative standard error of a figure: above 0 and at most 100 percent. Raises NumberError."""
    error = None if numbers.is_none(cell) else numbers.percent(cell)
    if error is not None and not 0 < error <= LARGEST_RSE:
        raise numbers.NumberError(f"RSE harus di atas 0 dan paling besar 100 persen, tertulis {error:g}")
    return error


def bases() -> dict[str, str]:
    """What the column basis may say."""
    return {
        **{key: key for key in registry().bases},
        "tak disebut": "tak_disebut",
        "tidak disebut": "tak_disebut",
    }


def is_province(row: dict[str, Any]) -> bool:
    """Whether a row is of the whole province, by its code or by a label such as JUMLAH."""
    if areas.is_province_code(str(row["area_code"] or "").strip()):
        return True
    return row["area_code"] is None and isinstance(row["area_name"], str) and areas.is_total(row["area_name"])


def _printed(row: dict[str, Any]) -> Printed:
    kept = ("value", "period", "programme", "sheet", "source_row", "source_column")
    return Printed(
        segment=row["segment"] or "",
        measure=row["measure"] or "",
        area_name=row["area_name"] or areas.province_name(),
        **{name: row[name] for name in kept},
    )


def unknown_columns(header: Header) -> list[Issue]:
    """The issue about columns that are none of the format."""
    return odd_columns(header, (*COLUMNS, *OPTIONAL, *(column.name for column in beside(header))))


def beside(header: Header) -> list[TimeColumn]:
    """The columns beside periode that say when, too."""
    return other_times(header, (*COLUMNS, *OPTIONAL))


def other_times(header: Header, named: Sequence[str]) -> list[TimeColumn]:
    """The columns beside those of the format (`named`) that say of which time a row is."""
    return time_columns((name, name) for name in header.columns if name not in named)


def agrees(record: Record, times: Sequence[TimeColumn]) -> None:
    """Refuse a row whose other columns of time name another month than periode does."""
    if not times or record.cell("periode") is None:
        return

    def read() -> date:
        month = periods.parse(record.dated("periode"), today=date.max)
        own = stated(times, lambda at: record.dated(str(at)))
        return Stated.of(month, f"kolom periode berisi {record.text('periode')}").joined(own).period(None)

    record.reading(times[0].name, read, Contradiction, rule="kolom_waktu")


SOURCE = TableSource(NAME, TITLE, recognise, tidy, columns=COLUMNS, fields=FIELDS)
