"""No result depends on the day it is: one clock for the product, and no test that skips."""

import re

from tests.project.files import python_files, read

CLOCK = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|time\.(?:localtime|gmtime))\(")
HOMES = {"data/dates.py", "tests/support/clock.py"}
SKIPS = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b")


def test_the_clock_is_read_in_one_place() -> None:
    """`data.dates.now` for the product; a test that needs a day stops the clock (`clock`)."""
    assert [str(path) for path in python_files() if CLOCK.search(read(path)) and str(path) not in HOMES] == []


def test_no_test_skips() -> None:
    tests = [path for path in python_files() if path.parts[0] == "tests"]
    assert [str(path) for path in tests if SKIPS.search(read(path))] == []
