"""Statuses: the first band a value reaches, of the target or of the path; both ways round; at the edges."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis import coverage
from data.analysis.targets import Path
from data.definitions.registry import Band, parse, registry
from data.settings import ROOT

PEOPLE = st.integers(0, 2_000_000)


def _against_target() -> tuple[Band, ...]:
    """The bands of the example that ships."""
    folder = ROOT / "definitions"
    names = ("metrics.toml", "examples/statuses_target.toml", "vocabulary.toml", "duties.toml")
    return parse(*((folder / name).read_text("utf-8") for name in names)).bands


AGAINST_TARGET = _against_target()


@given(
    n=PEOPLE,
    target=st.integers(0, 20_000),
    path=st.integers(0, 20_000),
    higher=st.booleans(),
    own=st.booleans(),
)
def test_every_value_has_exactly_the_first_band_it_reaches(
    n: int, target: int, path: int, higher: bool, own: bool
) -> None:
    """Of the shipped bands and of those held against the target alone."""
    bands = AGAINST_TARGET if own else registry().bands
    arrays = (np.array([[x / 100]]) for x in (n, target, path))
    found = coverage.statuses(*arrays, bands, higher_is_better=higher)[0, 0]
    limits = {"target": target, "path": path}
    reached = [
        band.key
        for band in bands[:-1]
        if (
            n >= Fraction(str(band.start)) * limits[str(band.of)]
            if higher
            else Fraction(str(band.start)) * n <= limits[str(band.of)]
        )
    ]
    assert found == [*reached, bands[-1].key][0]


def _status(value: float, target: float, path: float, bands: tuple[Band, ...], *, higher: bool) -> str:
    arrays = (np.array([[x]]) for x in (value, target, path))
    return str(coverage.statuses(*arrays, bands, higher_is_better=higher)[0, 0])


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (52.0, "tercapai"),
        (51.99, "di_jalur"),
        (40.0, "di_jalur"),
        (39.99, "perlu_percepatan"),
        (34.0, "perlu_percepatan"),
        (33.99, "jauh_tertinggal"),
        (0.0, "jauh_tertinggal"),
        (np.nan, "belum_melapor"),
    ],
)
def test_a_status_is_held_against_target_and_path(value: float, status: str) -> None:
    """A target of 52 and a path of 40; 34 is 0.85 x 40."""
    assert _status(value, 52.0, 40.0, registry().bands, higher=True) == status


@pytest.mark.parametrize(
    ("value", "status"),
    [(10.0, "tercapai"), (10.01, "di_jalur"), (17.0, "di_jalur"), (17.01, "perlu_percepatan"),
     (20.0, "perlu_percepatan"), (20.01, "jauh_tertinggal"), (0.0, "tercapai")],
)  # fmt: skip
def test_a_status_is_mirrored_where_lower_is_better(value: float, status: str) -> None:
    """Down to 10, on the path at 17; 0.85 x 20 = 17."""
    assert _status(value, 10.0, 17.0, registry().bands, higher=False) == status


@pytest.mark.parametrize(
    ("value", "target", "path", "status"),
    [
        (0.0, 5.0, 0.0, "di_jalur"),  # nobody asked for yet, nobody there
        (0.0, 0.0, 0.0, "tercapai"),
        (5.0, 5.0, 0.0, "tercapai"),
        (0.1 + 0.2, 0.3, 0.3, "tercapai"),
        (0.3, 0.1 + 0.2, 0.3, "tercapai"),  # less by a rounding
        (1.0, np.nan, np.nan, "tanpa_target"),
        (np.nan, 1.0, 1.0, "belum_melapor"),
    ],
)
def test_a_path_of_nothing_is_judged(value: float, target: float, path: float, status: str) -> None:
    assert _status(value, target, path, registry().bands, higher=True) == status


def test_one_person_of_twenty_million_is_no_rounding() -> None:
    """7,000,000 of 20,000,000 are 35 %; one person less is not on a path of 35 %."""
    found = [_status(n / 20_000_000 * 100, 40.0, 35.0, registry().bands, higher=True) for n in (7e6, 7e6 - 1)]
    assert found == ["di_jalur", "perlu_percepatan"]


@given(value=st.integers(0, 20_000), target=st.integers(0, 20_000), higher=st.booleans())
def test_in_december_nobody_is_on_the_path_only(value: int, target: int, higher: bool) -> None:
    goal = target / 100
    december = Path(start=3.3, origin="asked").at(goal, 12, higher_is_better=higher)
    assert december == goal
    assert _status(value / 100, goal, december, registry().bands, higher=higher) != "di_jalur"


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100.0, "tercapai"),
        (99.99, "di_jalur"),
        (85.0, "di_jalur"),
        (84.99, "perlu_percepatan"),
        (65.0, "perlu_percepatan"),
        (64.99, "jauh_tertinggal"),
        (np.nan, "belum_melapor"),
    ],
)
def test_an_office_may_hold_everything_against_the_target(value: float, status: str) -> None:
    """The shipped example: 1.0, 0.85 and 0.65 of the target, wherever the path is."""
    assert {_status(value, 100.0, path, AGAINST_TARGET, higher=True) for path in (0.0, 50.0, 100.0)} == {
        status
    }
