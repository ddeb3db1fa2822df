"""What is declared of a format holds: its example loads, its template carries its columns."""

import re
from datetime import date
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from etl.sources import PUBLISHED_ONLY, SOURCES
from etl.templates import EXAMPLES, TEMPLATES
from tests.project.files import read
from tests.support.etl import books

DECLARED = [source for source in SOURCES.values() if source.fields]

# What a format's rows have beside their examples where one row alone says nothing.
WHOLE = {
    "kelas_ucj": [
        {"kelas": "sangat rendah", "mulai_persen": "0"},
        {"kelas": "rendah", "mulai_persen": "20"},
        {},
        {"kelas": "tinggi", "mulai_persen": "60"},
    ],
}


@pytest.mark.parametrize("module", DECLARED, ids=lambda module: module.name)
def test_the_example_of_a_format_loads(areas_engine: Engine, tmp_path: Path, module: ModuleType) -> None:
    rows = [
        [own.get(field.name, field.example) or None for field in module.fields]
        for own in WHOLE.get(module.name, [{}])
    ]
    path = books.plain(tmp_path / "a.xlsx", [[field.name for field in module.fields], *rows])
    collection = "terbit" if module.name in PUBLISHED_ONLY else "resmi"
    report = load_file(areas_engine, path, collection=collection)
    assert (report.source, report.outcome, report.rows_accepted) == (module.name, "loaded", len(rows))


@pytest.mark.parametrize("module", DECLARED, ids=lambda module: module.name)
def test_the_template_of_a_format_has_its_columns(tmp_path: Path, module: ModuleType) -> None:
    TEMPLATES[module.name](tmp_path / "a.xlsx", None)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    head = [cell.value for cell in next(book.worksheets[0].iter_rows(max_row=1))]
    assert head == [field.name for field in module.fields]
    explained = [row[0].value for row in book["Penjelasan"].iter_rows(min_row=2)]
    assert explained[: len(head)] == head


def test_every_format_has_a_template() -> None:
    assert set(TEMPLATES) == set(SOURCES)


@pytest.mark.parametrize("module", DECLARED, ids=lambda module: module.name)
def test_what_must_be_filled_is_refused_when_blank(
    areas_engine: Engine, tmp_path: Path, module: ModuleType
) -> None:
    """`filled` in the declaration is what the reader does, column by column."""
    collection = "terbit" if module.name in PUBLISHED_ONLY else "resmi"
    for field in module.fields:
        cells = [None if one is field else one.example or None for one in module.fields]
        path = books.plain(tmp_path / f"{field.name}.xlsx", [[one.name for one in module.fields], cells])
        report = load_file(areas_engine, path, collection=collection, dry_run=True)
        if field.filled:
            assert report.refused, field.name
            assert {issue.source_row for issue in report.found("error")} == {2}, field.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_of_a_format_of_others_loads(areas_engine: Engine, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a{EXAMPLES[name].suffix}"
    TEMPLATES[name](path, None)
    collection, period = ("terbit", date(2023, 12, 31)) if EXAMPLES[name].options else ("resmi", None)
    report = load_file(areas_engine, path, collection=collection, period=period)
    assert (report.source, report.outcome, report.found("error")) == (name, "loaded", [])


def test_every_format_has_its_part_of_the_page() -> None:
    page = read("docs/sumber.md")
    for name, module in SOURCES.items():
        (part,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        assert module.title in part
        names = [field.name for field in module.fields] or [p for p, _ in module.parts]
        for column in names:
            assert column in part, f"{name}: {column}"
        assert f"python -m etl template {name}" in part
