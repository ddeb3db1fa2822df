"""Whatever stands in a file, only the declared refusals come out (scripts/fuzz.py: the same for longer)."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import sources
from etl.model import Options, Sheet
from etl.parsing import areas, cells_to_facts, dates, numbers, periods
from etl.readers import limits, read_file
from scripts.fuzz import WORDS, _places

OWN_PROCESS = True  # bytes of any kind are no workbooks of ours
RESOLVER = areas.Resolver(_places(), [])
TEXTS = st.text(st.characters(), max_size=40) | st.sampled_from(WORDS)
CELLS = st.sampled_from(WORDS) | st.none() | TEXTS | st.integers() | st.floats() | st.booleans() | st.dates()
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=7)
)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True
)


@settings(QUICK, max_examples=300)
@given(CELLS)
def test_cells(cell: Any) -> None:
    for read, refusal in (
        (numbers.count, numbers.NumberError),
        (numbers.percent, numbers.NumberError),
        (periods.parse, periods.PeriodError),
        (dates.whole_day, dates.DateError),
    ):
        with suppress(refusal):
            found: Any = read(cell)
            assert found is None or isinstance(found, date) or 0 <= found < float("inf")


@settings(QUICK, max_examples=300)
@given(CELLS, TEXTS)
def test_areas(code: Any, name: str) -> None:
    with suppress(areas.AreaError):
        assert RESOLVER.resolve(code, name) in RESOLVER.names
    assert (RESOLVER.scope(name) or frozenset()) <= RESOLVER.districts


@settings(QUICK, max_examples=250)
@given(ROWS)
def test_sheets(rows: list[list[Any]]) -> None:
    sheets = [Sheet(None, rows)]
    for module in sources.SOURCES.values():
        module.recognise(sheets)
        with suppress(ValueError):
            tidy = module.tidy(sheets, Options("resmi", date(2026, 9, 30)))
            frame = cells_to_facts.resolve_areas(tidy.frame, RESOLVER, [])
            if tidy.table == "observation":
                cells_to_facts.read_counts(cells_to_facts.known_words(frame), [], today=date(2026, 11, 22))


def test_a_header_that_counts_its_columns_only() -> None:
    """Found by the fuzzer: every heading row looked like (1) (2) (3)."""
    rows: list[list[Any]] = [["Kabupaten/Kota", "(12)", "(12)", "(12)"], ["x", "a", None, None]]
    assert sources.rekap.recognise([Sheet(None, rows)]) is None


@QUICK
@given(st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "replace")))
def test_bytes(tmp_path_factory: Any, content: bytes) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "sembarang"
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return
    path.write_bytes(content)
    with suppress(limits.UnreadableError):
        assert read_file.read_sheets(path)
    with suppress(read_file.NotJsonError):
        read_file.json_sheet(content.decode("latin-1"))
