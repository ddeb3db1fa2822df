"""Contribution rates by segment and programme, each with the dates it holds for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl.layouts.date_cells import printed
from etl.layouts.fields import ADDRESS, NOTE, Field, required
from etl.layouts.list_rows import listed
from etl.layouts.named_columns import Record
from etl.layouts.named_columns import recognise as recognise_columns
from etl.model import Issue, Options, Recognition, Sheet, Tidy
from etl.parsing.dates import last_day_planned
from etl.readers.read_file import read_sheets

NAME = "iuran"
TITLE = "Tarif iuran menurut segmen dan program"

FIELDS = (
    Field("segmen", "teks", "Segmen menurut peraturan.", "BPU"),
    Field("program", "teks", "Program menurut peraturan.", "JKK"),
    Field("tarif", "teks", "Besar iuran seperti tercetak.", "10.000"),
    Field("satuan", "teks", "Satuan tarif.", "rupiah per bulan"),
    Field("dibayar", "teks", "Siapa yang membayar.", "peserta"),
    Field("berlaku_dari", "tanggal", "Mulai berlaku; kosong bila tidak disebut.", "2026-01", filled=False),
    Field("berlaku_sampai", "tanggal", "Sampai kapan; kosong bila tidak disebut.", "2027-03", filled=False),
    ADDRESS,
    Field("keandalan", "teks", "Seberapa pasti sumbernya.", "peraturan", False, False),
    NOTE,
)
COLUMNS = required(FIELDS)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every row as a rate, its digits as printed. Raises ValueError where the file is no such table."""
    issues: list[Issue] = []
    rows = [_rate(record) for record in listed(sheets, FIELDS, issues, options)]
    return Tidy("contribution_rate", pd.DataFrame(rows, dtype=object), issues, len(rows), "Tarif iuran")


def _rate(record: Record) -> dict[str, Any]:
    starts, ends = (
        printed(record, name, until=last_day_planned()) for name in ("berlaku_dari", "berlaku_sampai")
    )
    if starts and ends and ends[1] < starts[1]:
        record.refuse(
            "tanggal", "berlaku_sampai sebelum berlaku_dari; betulkan salah satunya", "berlaku_sampai"
        )
    return {
        "segment": record.needed("segmen"),
        "programme": record.needed("program"),
        "rate": record.needed("tarif"),
        "unit": record.needed("satuan"),
        "payer": record.needed("dibayar"),
        "valid_from": starts and starts[0],
        "valid_to": ends and ends[0],
        "address": record.needed("sumber"),
        "reliability": record.given("keandalan") or "tidak disebut",
        "note": record.text("catatan"),
        **record.place,
        "source_column": "tarif",
    }
