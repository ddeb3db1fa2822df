"""Files made to break us, through the real command line: an answer in Indonesian, little time and memory,
nothing changed."""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.parsing import numbers
from etl.readers import read_file
from etl.readers.limits import UnreadableError
from etl.readers.read_file import read_sheets
from etl.readers.workbook import sheets_of
from tests.support.etl import books, hostile
from tests.support.etl.hostile import MB, cell
from tests.support.etl.stored import everything

pytestmark = pytest.mark.slow

OWN_PROCESS = True

ONE = '<sheetData><row r="1">' + cell("A1", 1) + "</row></sheetData>"
FAR = '<table:table-row><table:table-cell office:value-type="float" office:value="1"'
Make = Callable[[Path], object]


def run(engine: Engine, file: Path, root: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    """`python -m etl load` in 2 GB of address space; with the CPU seconds it and its child took."""
    environment = {
        **os.environ,
        "PANTAU_DATABASE_URL": engine.url.render_as_string(hide_password=False),
        "PANTAU_OPERATOR": "uji",
    }
    limit = 2_000_000_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "etl", "load", str(file)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    ("name", "make", "why"),
    [
        ("a.xlsx", lambda p: hostile.bomb(p, lie=True), "isinya setelah dibuka lebih dari 300 MB"),
        (
            "a.ods",
            lambda p: hostile.ods(p, f'{FAR} table:number-columns-repeated="4000000000"/></table:table-row>'),
            "terlalu",
        ),
        (
            "a.csv",
            lambda p: p.write_bytes(hostile.HEAD + b"x" * 5 * MB),
            "ada sel lebih panjang dari 131072 huruf",
        ),
        ("a.json", lambda p: p.write_text('{"data":' + "[" * 100_000), "JSON"),
        ("a.csv", hostile.empty_lines, "Lebih dari 2.000.000 baris kosong"),
        ("a.csv", hostile.books_as_names, "Terlalu banyak teks"),
        ("a.json", hostile.a_field_each, "Lembar terlalu luas: isinya sampai baris 60001, kolom 60000"),
    ],
    ids=[
        *("bomb that lies", "four thousand million columns", "one long line", "nested"),
        *("empty lines", "books as names", "a field each"),
    ],
)
def test_refused_in_words_and_nothing_changes(
    areas_engine: Engine, tmp_path: Path, root: Path, name: str, make: Make, why: str
) -> None:
    make(tmp_path / name)
    before = everything(areas_engine, but={"refusal"})
    done, seconds = run(areas_engine, tmp_path / name, root)
    said = done.stdout + done.stderr
    assert (done.returncode, "Ditolak: 1 galat" in said) == (1, True), said
    assert why in said
    assert "Traceback" not in said
    assert seconds < 15  # of the processor: what others do on this machine does not count
    assert everything(areas_engine, but={"refusal"}) == before


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda p: hostile.xlsx(p, "<sheetData><row>", "<c/>" * 2_000_000, "</row></sheetData>"), None),
        (lambda p: hostile.xlsx(p, ONE.replace("A1", "XFD1048576").replace('"', "'")), "lembar_terlalu_luas"),
        (lambda p: hostile.xlsx(p, ONE.replace("A1", "XFD9"), part="lain/x.xml"), "lembar_terlalu_luas"),
        (lambda p: hostile.xlsx(p, *[b'<c r="A" ' * 10_000] * 200), None),
        (lambda p: hostile.ods(p, '<table:table-row x>"<[1<c r'), None),
        (lambda p: hostile.xlsx(p, ONE, head=hostile.ENTITIES), "dibaca"),
        (lambda p: hostile.xlsx(p, ONE.replace(">1<", ">&luar;&j;<"), head=hostile.ENTITIES), None),
        (lambda p: p.write_bytes(hostile.xlsx(p, ONE).read_bytes()[:300]), "berkas_rusak"),
        (lambda p: p.write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 3_000), "berkas_terlalu_besar"),
        (lambda p: hostile.xlsx(p, hostile.TEXT.format("a_x0000_b")), "bukan_tabel"),
        (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r"), "bukan_tabel"),
    ],
    ids=[
        *("empty cells", "far, other quotes", "far, elsewhere", "no end of a tag", "runs for ever"),
        *("entities unused", "entities", "cut off", "many parts", "NUL", "a picture"),
    ],
)
def test_opened_within_limits(tmp_path: Path, make: Make, rule: str | None) -> None:
    make(tmp_path / "a.xlsx")
    try:
        sheets = read_sheets(tmp_path / "a.xlsx")
    except UnreadableError as refusal:
        found = refusal.issue
        assert rule in (None, found.rule), found
        assert re.search(r"simpan|Salin|Hapus|bukan|kosong|tidak berisi", found.message), found
    else:
        assert rule in (None, "dibaca")
        assert "root:" not in repr(sheets)
        assert sum(len(row) for sheet in sheets for row in sheet.rows) < 10


def test_the_process_that_opens_a_workbook_dies_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever kills it: the time, the memory, a signal."""
    for program in ("import os; os.abort()", "import sys; sys.exit(3)", "pass"):
        script = Path(sys.executable)
        monkeypatch.setattr(read_file, "COMMAND", (str(script), "-c", program))
        with pytest.raises(UnreadableError, match="terlalu berat atau rusak") as refused:
            read_file.open_workbook(b"PK")
        assert refused.value.issue.rule == "berkas_terlalu_berat"
    monkeypatch.setattr(read_file, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(read_file, "WAIT_SECONDS", 0.1)
    with pytest.raises(UnreadableError, match="terlalu berat atau rusak"):
        read_file.open_workbook(b"PK")


def test_no_plain_file_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.csv")
    for path in (tmp_path / "pipa.csv", Path("/dev/zero")):
        with pytest.raises(UnreadableError, match="bukan berkas biasa"):
            read_sheets(path)


def test_many_sheets_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = books.plain(tmp_path / "a.xlsx", [[1] * 10] * 30)
    monkeypatch.setattr("etl.readers.limits.MAX_CELLS", 299)
    with pytest.raises(UnreadableError, match="paling banyak"):
        sheets_of(path.read_bytes())
    monkeypatch.setattr("etl.readers.limits.MAX_CELLS", 300)
    assert len(sheets_of(path.read_bytes())) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"data":[],"data":[]}', "menyebut 'data' dua kali"),
        ('{"data":' + "1" * 5000 + "}", "angka 5000 digit"),
        ('{"data":NaN}', "berisi NaN"),
        ('{"data":-Infinity}', "berisi -Infinity"),
        ('{"data":"a\\u0000"}', "bukan huruf"),
        ('{"data":["\\ud83d\\ude00",{"\\uDC00":1}]}', "bukan huruf"),
    ],
)
def test_json_that_means_nothing_certain(text: str, why: str) -> None:
    with pytest.raises(read_file.NotJsonError, match=why):
        read_file.json_sheet(text)


@pytest.mark.parametrize(
    "printed",
    ["NaN", "inf", "1e9", "1e309", "-5", "\u200f12", "\ud800", "=cmd|' /C calc'!A0", "9" * 5000, "12\0"],
)
def test_no_count(printed: str) -> None:
    with pytest.raises(numbers.NumberError):
        numbers.count(printed)


def test_numbers_in_other_scripts_are_read_or_refused() -> None:
    assert numbers.count("１２３") == 123
    for refused in ("١٢٣", "१२"):
        with pytest.raises(numbers.NumberError):
            numbers.count(refused)
    for number in (10**400, -(10**400), float("inf"), float("nan"), 1e308):
        with pytest.raises(numbers.NumberError):
            numbers.count(number)


def test_a_csv_line_is_measured_whatever_ends_it() -> None:
    long = "a" * (read_file.MAX_LINE + 1)
    for text, line in ((long, 1), (f"a\nb\n{long}", 3), (f"a\n{long[:-2]}\n", 0), ("a\r" * 10, 0)):
        assert read_file._long_line(text) == line


def test_what_nobody_foresaw_is_told_without_a_traceback(root: Path, tmp_path: Path) -> None:
    code = "import sys; from etl import __main__ as m; m.app = lambda **_: 1 / 0\nsys.exit(m.main())\n"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("✗ Galat tak terduga; perintah tidak selesai. Rinciannya di ")
    (log,) = tmp_path.glob("pantau-galat-*.txt")
    assert str(log) in done.stderr
    assert "ZeroDivisionError" in log.read_text("utf-8")
