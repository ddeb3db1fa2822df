"""The same rows as a file of each kind that officials send."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl.large_files import ALWAYS, NEVER

KINDS = ("csv", "semicolon", "xlsx", "json")
LONG_KINDS = (*KINDS, "big")
"""Those of canonical long files: `big` is the quick way of big ones."""


def load_as(
    engine: Engine, folder: Path, kind: str, rows: Sequence[Sequence[Any]], **options: Any
) -> LoadReport:
    """Rows, the first of them the headings, written as that kind of file and loaded."""
    ending = {"xlsx": "xlsx", "json": "json"}.get(kind, "csv")
    file = folder / f"kiriman.{ending}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        for row in rows:
            page.append(list(row))
        book.save(file)
    elif kind == "json":
        head, *rest = rows
        records = [dict(zip(head, row, strict=True)) for row in rest]
        file.write_text(json.dumps({"data": records}), encoding="utf-8")
    else:
        text = io.StringIO()
        csv.writer(text, delimiter="," if kind == "csv" else ";").writerows(rows)
        file.write_text(text.getvalue(), encoding="utf-8")
    return load_file(engine, file, big=ALWAYS if kind == "big" else NEVER, **options)
