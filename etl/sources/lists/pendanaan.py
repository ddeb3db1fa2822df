"""Government-paid cover: who pays, for which group, for how many workers, from when, for how many months."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from etl.layouts.fields import ADDRESS, AREA, CODE, NOTE, Field, required
from etl.layouts.list_rows import listed
from etl.layouts.named_columns import Record
from etl.layouts.named_columns import recognise as recognise_columns
from etl.model import Cell, Issue, Options, Recognition, Sheet, Tidy
from etl.parsing import numbers, periods
from etl.readers.read_file import read_sheets

NAME = "pendanaan"
TITLE = "Pendanaan (iuran pekerja rentan yang dibayar pemerintah atau donatur)"

FIELDS = (
    CODE,
    AREA,
    Field("tahun", "tahun", "Tahun anggaran.", "2026"),
    Field("dana", "teks", "Asal dana: APBD, APBD-P, DBHCHT, APBDes, CSR, Baznas, ASN.", "DBHCHT"),
    Field("kelompok", "teks", "Siapa yang dibayarkan.", "buruh tani tembakau"),
    Field("pekerja", "orang", "Berapa pekerja yang dibayarkan.", "1.500"),
    Field("bulan_pertama", "bulan", "Bulan pertama yang dibayarkan.", "Januari 2026", False, False),
    Field(
        "bulan_iuran",
        "bilangan",
        "Berapa bulan dibayarkan, 1 sampai 12; kosong bila tidak disebut.",
        "12",
        filled=False,
    ),
    Field(
        "anggaran_rp",
        "rupiah",
        "Anggaran dalam rupiah; kosong bila tidak disebut.",
        "302.400.000",
        filled=False,
    ),
    ADDRESS,
    NOTE,
)
COLUMNS = required(FIELDS)
AMOUNT = re.compile(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,0{1,2}|,-)?")
LONGEST = 12  # months
MOST_RUPIAH = 10**14  # three times what the province spends in a year
PLANS_UNTIL = date(2100, 12, 31)  # a budget may name months that have not begun


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every row as a programme. Raises ValueError where the file is no such table."""
    issues: list[Issue] = []
    rows = [_programme(record) for record in listed(sheets, FIELDS, issues, options)]
    return Tidy(
        "funding", pd.DataFrame(rows, dtype=object), issues, len(rows), "Pendanaan iuran pekerja rentan"
    )


def rupiah(cell: Cell) -> int | None:
    """An amount of money: 75600000, 75.600.000, Rp 75.600.000,00. Raises NotANumber."""
    if numbers.is_none(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        amount = int(cell)
    elif found := AMOUNT.fullmatch(numbers.one_width(str(cell)).strip().lower()):
        amount = int(found[1].replace(".", ""))
    else:
        raise numbers.NotANumber(f"bukan rupiah: {str(cell).strip()!r}; tulis misalnya 75.600.000")
    if not 0 <= amount <= MOST_RUPIAH:
        raise numbers.NotANumber(
            f"rupiah dari 0 sampai {numbers.written(MOST_RUPIAH)}, tertulis {numbers.written(amount)[:40]}"
        )
    return amount


def months(cell: Cell) -> int | None:
    """For how many months a budget pays: 12, "12 bulan". Raises NotANumber."""
    if isinstance(cell, str):
        cell = re.sub(r"\s*(bulan|bln)\.?\s*\Z", "", cell, flags=re.IGNORECASE)
    found = numbers.count(cell)
    if found is not None and not 1 <= found <= LONGEST:
        raise numbers.NotANumber(
            f"anggaran setahun membayar 1 sampai {LONGEST} bulan, tertulis {found}; tulis sebaris setiap "
            "tahun anggaran"
        )
    return found


def _programme(record: Record) -> dict[str, Any]:
    workers = record.amount("pekerja", numbers.count)
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "group_name": record.needed("kelompok"),
        "fund": record.needed("dana"),
        "year": record.year("tahun"),
        "workers": workers,
        "first_month": _first_month(record),
        "months": record.number("bulan_iuran", months),
        "rupiah": record.number("anggaran_rp", rupiah),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "pekerja",
    }


def _first_month(record: Record) -> date | None:
    cell = record.dated("bulan_pertama")
    if cell is None:
        return None
    end = record.reading(
        "bulan_pertama",
        lambda: periods.parse(cell, today=PLANS_UNTIL),
        periods.NotAPeriod,
        rule="bulan_keliru",
    )
    return end and end.replace(day=1)
