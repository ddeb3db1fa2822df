"""What the tests of the ETL may ask for beside those of everybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.boundaries.import_file import BoundaryReport, import_boundaries
from tests.support.etl.boundary_import import Bring


@pytest.fixture
def bring(areas_engine: Engine, tmp_path: Path) -> Bring:
    """Import what is given as an object or as bytes."""

    def run(content: Any, **options: Any) -> BoundaryReport:
        file = tmp_path / "batas.geojson"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return import_boundaries(areas_engine, file, **options)

    return run
