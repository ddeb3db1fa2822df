"""Contribution rates by segment and programme, each with the dates it holds for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl.columns import ADDRESS, NOTE, Field, required
from etl.records import Record, find_header, records
from etl.records import recognise as recognise_columns
from etl.source import Finding, Options, Recognition, Sheet, Tidy
from etl.tabular import read_sheets

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
    Field("keandalan", "teks", "Seberapa pasti sumbernya.", "peraturan", column=False),
    NOTE,
)
COLUMNS = required(FIELDS)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], _options: Options) -> Tidy:
    """Every row as a rate, its digits as printed. Raises ValueError where the file is no such table."""
    header = find_header(sheets, COLUMNS)
    if header is None:
        raise ValueError(f"tidak ada baris judul dengan kolom {', '.join(COLUMNS)}")
    findings: list[Finding] = []
    rows = [_rate(record) for record in records(header, findings)]
    return Tidy("contribution_rate", pd.DataFrame(rows, dtype=object), findings, len(rows), "Tarif iuran")


def _rate(record: Record) -> dict[str, Any]:
    return {
        "segment": record.needed("segmen"),
        "programme": record.needed("program"),
        "rate": record.needed("tarif"),
        "unit": record.needed("satuan"),
        "payer": record.needed("dibayar"),
        "valid_from": record.text("berlaku_dari"),
        "valid_to": record.text("berlaku_sampai"),
        "address": record.needed("sumber"),
        "reliability": record.needed("keandalan"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "tarif",
    }
