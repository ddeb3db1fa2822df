"""Files for Office against its own schema (ISO 29500) and what its programs are known to repair."""

from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from dashboards.exports.export import exported
from dashboards.exports.workbook import as_workbook
from dashboards.office.slides.deck import write_deck
from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from data.repository.store import Store
from etl.templates import TEMPLATES
from tests.support.dashboards.office import charts


def _book(store: Store, path: str) -> bytes:
    page = exported(store, path, "dan=33.21,33.19")
    assert page is not None
    return as_workbook(page)


def findings(path: Path) -> list[str]:
    """What a program of Office would stumble over."""
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(path)
    return [str(found) for found in result.errors]


def test_slides_keep_to_the_schema(full_store: Store, tmp_path: Path) -> None:
    body = write_deck(full_store, search="daerah=33.21")[1]
    assert {chart.chart_type.name for chart in charts(body)} == {"COLUMN_CLUSTERED", "COLUMN_STACKED", "LINE"}
    path = tmp_path / "rapat.pptx"
    path.write_bytes(body)
    assert findings(path) == []


def test_papers_keep_to_the_schema(full_store: Store, tmp_path: Path) -> None:
    for write in (write_report, write_note):
        name, body = write(full_store)
        path = tmp_path / name
        path.write_bytes(body)
        assert findings(path) == [], name


@pytest.mark.parametrize("path", ["/peringkat", "/bandingkan"])
def test_workbooks_keep_to_the_schema(full_store: Store, path: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(_book(full_store, path))
    assert findings(file) == []


def test_the_template_keeps_to_the_schema(tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    TEMPLATES["rekap"](file, None)
    assert findings(file) == []
