"""No result depends on the day it is: one clock for the product, and no test that skips."""

import re

import pytest

from tests.project.files import python_files, read

CLOCK = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|time\.(?:localtime|gmtime))\(")
HOMES = {"data/dates.py", "tests/support/clock.py"}
SKIPS = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b")


@pytest.mark.parametrize("path", [str(path) for path in python_files()])
def test_the_clock_is_read_in_one_place(path: str) -> None:
    """`data.dates.now` for the product; a test that needs a day stops the clock (`clock`)."""
    assert path in HOMES or CLOCK.findall(read(path)) == []


@pytest.mark.parametrize("path", [str(path) for path in python_files() if path.parts[0] == "tests"])
def test_no_test_skips(path: str) -> None:
    assert SKIPS.findall(read(path)) == []
