"""One and the same rekap in every kind of file that may bring it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.support.etl import books, old_books, stored

SEPTEMBER = date(2026, 9, 30)
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
PLAIN: Sequence[Sequence[Any]] = (
    ("REKAP KEPESERTAAN – Posisi September 2026",),
    ("No", "Kabupaten/Kota", "Potensi PU", "Aktif PU", "Cakupan (%)"),
    (1, "Kab. Kudus", "279.223", "223.396", "80,01"),
    (2, "Kota Semarang", 1000, 500, 50),
)


def _csv(delimiter: str, encoding: str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        lines = [
            delimiter.join(f'"{cell}"' if delimiter in str(cell) else str(cell) for cell in row)
            for row in PLAIN
        ]
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return path

    return write


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(_csv(delimiter, encoding), id=f"csv {name} {encoding}")
        for delimiter, name in ((",", "comma"), (";", "semicolon"), ("\t", "tab"))
        for encoding in ("utf-8", "utf-8-sig", "cp1252")
    ]
    + [
        pytest.param(lambda path: books.plain(path, PLAIN), id="xlsx"),
        pytest.param(lambda path: old_books.ods(path, PLAIN), id="ods"),
        pytest.param(lambda path: old_books.xls(path, PLAIN), id="xls"),
    ],
)
def test_the_same_table_in_every_kind_of_file(
    areas_engine: Engine, tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    report = load_file(areas_engine, write(tmp_path / "tanpa-akhiran"))
    assert (report.outcome, report.source) == ("loaded", "rekap")
    assert {issue.rule for issue in report.issues} == {"wilayah_tidak_ada"}
    assert report.title == "REKAP KEPESERTAAN – Posisi September 2026"
    columns = ("source_row", "area_code", "period", "measure", "segment", "value")
    assert stored.rows(areas_engine, "observation", *columns) == [
        (3, "33.19", SEPTEMBER, ELIGIBLE, "PU", 279_223),
        (3, "33.19", SEPTEMBER, ACTIVE, "PU", 223_396),
        (4, "33.74", SEPTEMBER, ELIGIBLE, "PU", 1_000),
        (4, "33.74", SEPTEMBER, ACTIVE, "PU", 500),
    ]
