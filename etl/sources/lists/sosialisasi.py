"""Outreach events: where, when, about what, for whom, how many came."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl.layouts.date_cells import day
from etl.layouts.fields import AREA, CODE, NOTE, Field, required
from etl.layouts.list_rows import listed
from etl.layouts.named_columns import Record
from etl.layouts.named_columns import recognise as recognise_columns
from etl.model import Issue, Options, Recognition, Sheet, Tidy
from etl.readers.read_file import read_sheets

NAME = "sosialisasi"
TITLE = "Sosialisasi (kegiatan menurut daerah, tanggal, topik, dan sasaran)"

FIELDS = (
    CODE,
    AREA,
    Field("tanggal", "tanggal", "Hari kegiatan; yang belum berlangsung ditolak.", "2026-08-12"),
    Field("topik", "teks", "Apa yang disampaikan.", "Manfaat JKK dan JKM bagi BPU"),
    Field("sasaran", "teks", "Siapa yang diundang.", "nelayan"),
    Field("orang", "orang", "Berapa orang yang hadir; kosong bila tidak dihitung.", "120", filled=False),
    Field("sumber", "teks", "Alamat atau nama dokumen.", "Notulen Disnaker 12-8-2026", False, False),
    NOTE,
)
COLUMNS = required(FIELDS)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every row as an event. Raises ValueError where the file is no such table."""
    issues: list[Issue] = []
    rows = [_event(record) for record in listed(sheets, FIELDS, issues, options)]
    return Tidy("outreach", pd.DataFrame(rows, dtype=object), issues, len(rows), "Kegiatan sosialisasi")


def _event(record: Record) -> dict[str, Any]:
    if record.given("tanggal") is None:
        record.refuse("kosong", "kolom tanggal kosong; isi kolom ini", "tanggal")
    return {
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "held_on": day(record, "tanggal"),
        "topic": record.needed("topik"),
        "audience": record.needed("sasaran"),
        "people": record.count("orang"),
        "address": record.given("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "orang",
    }
