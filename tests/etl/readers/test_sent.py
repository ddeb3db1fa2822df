"""Files that office programs wrote (LibreOffice 7.4; sandi.xlsx: msoffcrypto): one table in
every format must give one and the same figures."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.model import Hidden
from etl.parsing import numbers
from etl.pipeline.load_file import load_file
from etl.readers.limits import UnreadableError
from etl.readers.read_file import read_sheets
from etl.readers.workbook_metadata import xlsx
from tests.support.etl import stored

OWN_PROCESS = True

SENT = Path(__file__).parent / "sent"
AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)
PARTS = (("eligible_workers", "PU"), ("eligible_workers", "BPU"))
ACTIVE = (("active_participants", "PU"), ("active_participants", "BPU"))
# potensi PU, BPU, aktif PU, BPU; in August 7 fewer active in PU. Kab. Pati (33.18) has sent nothing.
FIGURES = {
    "33.01": (1000, 503, 400, 100),
    "33.02": (2000, 1003, 800, 200),
    "33.03": (3000, 1503, 1200, 300),  # in a hidden row
    "33.04": (4000, 2003, 1600, 400),
    "33.16": (16000, 8003, 6400, 1600),
    "33.17": (17000, 8503, 6800, 1700),
    "33.19": (19000, 9503, 7600, 1900),
    "33.20": (20000, 10003, 8000, 2000),
}


def expected(period: date, *, less: int) -> set[tuple[object, ...]]:
    return {
        (code, period, measure, segment, "nik", value - (less if (measure, segment) == ACTIVE[0] else 0))
        for code, row in FIGURES.items()
        for (measure, segment), value in zip((*PARTS, *ACTIVE), row, strict=True)
    }


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap.ods", "rekap.xls", "rekap.win1252"])
def test_one_table_in_every_format(areas_engine: Engine, name: str) -> None:
    """Three header rows of merged cells, months as sheets and as real dates, formulas, sums of regions,
    notes, a hidden row and column; the CSV holds September only, in Windows-1252 with semicolons."""
    report = load_file(areas_engine, SENT / name)
    assert report.outcome == "loaded", report.issues
    found = stored.rows(
        areas_engine, "observation", "area_code", "period", "measure", "segment", "basis", "value"
    )
    wanted = expected(SEPTEMBER, less=0)
    assert set(found) == (wanted if name.endswith("win1252") else wanted | expected(AUGUST, less=7))
    assert len(found) == len(set(found))
    rules = [issue.rule for issue in report.issues]
    assert ("baris_tersembunyi" in rules) == (not name.endswith("win1252"))  # of a CSV nobody can know
    assert any("(é)" in issue.message and "–" in issue.message for issue in report.issues)


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap.ods", "rekap.xls"])
def test_what_is_hidden_is_known(name: str) -> None:
    hides = {sheet.name: sheet.hides for sheet in read_sheets(SENT / name)}
    assert hides == {"Petunjuk": Hidden(), "Sep": Hidden((10,), ((5, 5),)), "Ags": Hidden()}


@pytest.mark.parametrize("name", ["galat.xlsx", "galat.ods", "galat.xls"])
def test_a_formula_that_failed_is_no_empty_cell(areas_engine: Engine, name: str) -> None:
    (sheet,) = read_sheets(SENT / name)
    assert [row[3] for row in sheet.rows[2:]] == ["#DIV/0!", "#N/A", "#NAME?", None, 500]
    report = load_file(areas_engine, SENT / name)
    assert report.outcome == "refused"
    wrong = [(f.source_row, f.value) for f in report.issues if f.rule == "angka_keliru"]
    assert wrong == [(3, "#DIV/0!"), (4, "#N/A"), (5, "#NAME?")]


@pytest.mark.parametrize("name", ["sandi.xlsx", "sandi.ods", "sandi.xls"])
def test_a_password_is_told_as_one(name: str) -> None:
    with pytest.raises(UnreadableError, match=r"kata sandi.*hapus sandinya") as refused:
        read_sheets(SENT / name)
    assert refused.value.issue.rule == "berkas_bersandi"


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap.ods", "rekap.xls"])
@pytest.mark.parametrize("share", [0.5, 0.97])
def test_a_workbook_that_was_cut_off(tmp_path: Path, name: str, share: float) -> None:
    content = (SENT / name).read_bytes()
    (tmp_path / name).write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableError, match=r"terpotong.*unduh lagi|kosong|terlalu berat") as refused:
        read_sheets(tmp_path / name)
    assert refused.value.issue.rule != "bukan_tabel"


def test_lines_of_two_encodings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("a;é–\n".encode() + "b;é–\n".encode("cp1252"))
    assert read_sheets(tmp_path / "a.csv")[0].rows == [["a", "é–"], ["b", "é–"]]


def test_marks_nobody_sees() -> None:
    assert numbers.count("2\u200b14.68\ufeff7\u00ad") == 214687
    for text, mark in (("\u202e12", "U\\+202E"), ("12\u200f", "U\\+200F")):
        with pytest.raises(numbers.NumberError, match=mark):
            numbers.count(text)


@pytest.mark.parametrize(("printed", "why"), [("#RUMUS!", "belum pernah dihitung"), ("Err:502", "galat")])
def test_cells_of_formulas(printed: str, why: str) -> None:
    with pytest.raises(numbers.NumberError, match=re.escape(why)):
        numbers.count(printed)


def test_a_formula_that_gave_an_empty_text_is_empty() -> None:
    """Only the kind of the cell tells it from a formula that was never calculated."""
    rows = (
        b'<row><c r="A1"><f>B1</f></c><c r="B1"><f>B1</f><v></v></c>'
        b'<c r="C1"><f t="shared" si="0"/><v/></c></row>'
        b'<row><c r="A2" t="str"><f>B1</f><v></v></c><c r="B2" t="str"><f>B1</f><v/></c>'
        b'<c r="C2"><f>B1</f><v>7</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2"/></row>'
    )
    assert xlsx._failed(rows) == {
        (0, 0): "#RUMUS!",
        (0, 1): "#RUMUS!",
        (0, 2): "#RUMUS!",
        (1, 3): "#REF!",
    }
