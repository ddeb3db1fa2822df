"""Targets: one a row, by document (scheme), area, segment and year."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl import numbers
from etl.columns import ADDRESS, AREA, CODE, NOTE, Field, required
from etl.records import Record, find_header, records
from etl.records import recognise as recognise_columns
from etl.source import Finding, Options, Recognition, Sheet, Tidy
from etl.tabular import read_sheets

NAME = "target"
TITLE = "Target (katalog target menurut dokumen, daerah, segmen, dan tahun)"

SCOPES = {"daerah": "area", "tiap_daerah": "each"}
UNITS = {"persen": "percent", "orang": "people", "kenaikan": "growth"}
PRECISIONS = {word: word for word in ("exact", "approx", "range")}

FIELDS = (
    Field("skema", "kode", "Nama pendek dokumen; target satu dokumen memakai nama yang sama.", "ucj-2026"),
    Field("judul_skema", "teks", "Nama dokumen seperti tampil di dasbor.", "UCJ 2026"),
    Field("dokumen", "teks", "Nomor dan nama dokumen asal target.", "NKS 12/2025"),
    CODE,
    AREA,
    Field(
        "lingkup",
        "pilihan",
        "daerah itu sendiri, atau tiap daerah di bawahnya. Kosong: daerah.",
        "daerah",
        False,
        False,
        tuple(SCOPES),
    ),
    Field("segmen", "teks", "PU, BPU, JAKON, PMI, atau TOTAL.", "BPU"),
    Field("tahun", "tahun", "Jatuh tempo 31 Desember tahun ini.", "2026"),
    Field("nilai", "bilangan", "Nilai target menurut satuannya.", "31,5"),
    Field("nilai_tertinggi", "bilangan", "Batas atas, bila target berupa rentang.", "", False, False),
    Field(
        "satuan",
        "pilihan",
        "persen, orang, atau kenaikan (persen terhadap Desember lalu).",
        "persen",
        choices=tuple(UNITS),
    ),
    Field("basis", "teks", "Penyebut menurut dokumen.", "potensi"),
    Field("nilai_basis", "orang", "Penyebut dalam orang, bila dokumen menyebutnya.", "", False, False),
    Field("presisi", "pilihan", "Kosong: exact.", "exact", False, False, tuple(PRECISIONS)),
    ADDRESS,
    NOTE,
)
COLUMNS = required(FIELDS)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    return recognise_columns(sheets, COLUMNS)


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], _options: Options) -> Tidy:
    """Every row as a target. Raises ValueError where the file is no such table."""
    header = find_header(sheets, COLUMNS)
    if header is None:
        raise ValueError(f"tidak ada baris judul dengan kolom {', '.join(COLUMNS)}")
    findings: list[Finding] = []
    rows = [_target(record) for record in records(header, findings)]
    return Tidy("target", pd.DataFrame(rows, dtype=object), findings, len(rows), "Target menurut dokumen")


def _target(record: Record) -> dict[str, Any]:
    unit = record.word("satuan", UNITS)
    value = _amount(record, "nilai", unit)
    if value is None:
        record.refuse("kosong", "kolom nilai tidak berisi angka", "nilai")
    return {
        "scheme": record.needed("skema"),
        "scheme_title": record.needed("judul_skema"),
        "document": record.needed("dokumen"),
        "area_code": record.cell("kode_wilayah"),
        "area_name": record.needed("wilayah"),
        "scope": record.word("lingkup", SCOPES) if record.text("lingkup") else "area",
        "segment": record.needed("segmen"),
        "year": record.year("tahun"),
        "value": value,
        "value_high": _amount(record, "nilai_tertinggi", unit),
        "unit": unit,
        "base": record.needed("basis"),
        "base_value": record.count("nilai_basis"),
        "precision": record.word("presisi", PRECISIONS) if record.text("presisi") else "exact",
        "address": record.needed("sumber"),
        "note": record.text("catatan"),
        **record.place,
        "source_column": "nilai",
    }


def _amount(record: Record, column: str, unit: str | None) -> float | None:
    return record.count(column) if unit == "people" else record.number(column, numbers.percent)
