import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.definitions.people_lists import people_lists
from data.definitions.registry import PROVINCE
from etl.model import Cell
from etl.parsing.areas import district_names
from etl.people_lists.nik import age, birth_date, read_nik
from tests.support.people_lists import GOLDEN, ON, said

AREAS = dict(district_names())


@pytest.mark.parametrize(("cell", "findings", "birth"), GOLDEN)
def test_what_a_cell_says(cell: Cell, findings: str, birth: str) -> None:
    nik = read_nik(cell, AREAS, PROVINCE, ON)
    assert said(nik.findings) == findings
    assert (nik.birth.isoformat() if nik.birth else "") == birth


@given(st.dates(ON - timedelta(days=36_000), ON), st.booleans())
def test_a_birth_date_is_read_back(born: date, female: bool) -> None:
    digits = f"331804{born.day + 40 * female:02d}{born:%m%y}0001"
    assert birth_date(digits, ON) == born


@pytest.mark.parametrize(
    ("born", "years"), [(date(2008, 12, 1), 18), (date(2008, 12, 2), 17), (date(2008, 2, 29), 18)]
)
def test_age_in_whole_years(born: date, years: int) -> None:
    assert age(born, ON) == years


def test_each_sentence_is_the_same_in_both_languages() -> None:
    """The same details in both, and only those that a row can have."""
    known = {"written", "count", "code", "digits", "share", "listed", "age", "youngest", "below"} | {
        "place",
        "times",
    }
    for one in people_lists().finding:
        fields = [set(re.findall(r"\{(\w+)\}", text)) for text in (one.sentence.id, one.sentence.en)]
        assert fields[0] == fields[1] <= known, one.key
