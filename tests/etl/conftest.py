"""What the tests of the ETL may ask for beside those of everybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.boundaries.import_file import BoundaryReport, import_boundaries
from etl.readers.workbook import sheets_of
from tests.support.etl.boundary_import import Bring


@pytest.fixture(autouse=True)
def _workbooks_opened_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks of our own harm nobody: they are opened without a process each, but in a module that says
    OWN_PROCESS."""
    if not getattr(request.module, "OWN_PROCESS", False):
        monkeypatch.setattr("etl.readers.read_file.open_workbook", sheets_of)


@pytest.fixture
def bring(areas_engine: Engine, tmp_path: Path) -> Bring:
    """Import what is given as an object or as bytes."""

    def run(content: Any, **options: Any) -> BoundaryReport:
        file = tmp_path / "batas.geojson"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return import_boundaries(areas_engine, file, **options)

    return run
