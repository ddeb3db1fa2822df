"""Uncovered workers by industry sector, as printed for an area at a date."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl.dates import NotADate, printed_date
from etl.records import Record, find_header, records
from etl.records import recognise as recognise_columns
from etl.source import Finding, Options, Recognition, Sheet, Tidy
from etl.tabular import read_sheets

NAME = "sektor"
TITLE = "Kesenjangan per sektor usaha"

COLUMNS = ("wilayah", "tanggal_data", "sektor", "potensi", "peserta_aktif", "belum_terlindungi", "sumber")


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], _options: Options) -> Tidy:
    """Every row as a sector of an area. Raises ValueError where the file is no such table."""
    header = find_header(sheets, COLUMNS)
    if header is None:
        raise ValueError(f"tidak ada baris judul dengan kolom {', '.join(COLUMNS)}")
    findings: list[Finding] = []
    rows = [_sector(record) for record in records(header, findings)]
    return Tidy(
        "sector_gap",
        pd.DataFrame(rows, dtype=object),
        findings,
        len(rows),
        "Pekerja belum terlindungi per sektor",
    )


def _sector(record: Record) -> dict[str, Any]:
    dated = record.needed("tanggal_data")
    period = record.reading("tanggal_data", lambda: printed_date(dated), NotADate, rule="tanggal")
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "data_date": dated,
        "period": period and period[0],
        "sector": record.needed("sektor"),
        "eligible": record.count("potensi"),
        "active": record.count("peserta_aktif"),
        "uncovered": record.count("belum_terlindungi"),
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": None,
    }
