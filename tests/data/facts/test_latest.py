"""The newest load speaks: of each key the rows of the load that came last."""

from collections import namedtuple

import pandas as pd

from data.facts.latest import REPEATED_KEYS, key_of, last_rows, newest, newest_rows

Duty = namedtuple("Duty", "load_id seq area_code duty status")
ROWS = [
    Duty(1, 1, "33.01", "perda", "belum"),
    Duty(1, 2, "33.02", "perda", "belum"),
    Duty(2, 1, "33.01", "perda", "proses"),
    Duty(2, 2, "33.01", "perda", "selesai"),
]


def test_all_rows_of_the_newest_load() -> None:
    assert newest_rows("compliance", ROWS) == ROWS[1:]
    assert newest_rows("compliance", [*ROWS[2:], *ROWS[:2]]) == [ROWS[2], ROWS[3], ROWS[1]]
    assert list(newest("compliance", pd.DataFrame(ROWS)).index) == [1, 2, 3]


def test_the_last_row_of_the_newest_load() -> None:
    found = last_rows("compliance", reversed(ROWS))
    assert found == {("33.01", "perda"): ROWS[3], ("33.02", "perda"): ROWS[1]}
    assert list(found) == [("33.01", "perda"), ("33.02", "perda")]


def test_an_agreement_is_the_same_however_it_is_written() -> None:
    Agreed = namedtuple("Agreed", "area_code met_on agreed")
    keys = {key_of("agreement", Agreed("33", 1, words)) for words in ("Surat  edaran.", "surat Edaran")}
    assert keys == {("33", 1, "surat edaran")}


def test_what_may_not_stand_twice_in_one_file() -> None:
    assert REPEATED_KEYS["target"] == ("scheme", "area_code", "scope", "segment", "year", "unit")
    assert REPEATED_KEYS["funding"][5:] == ("workers", "months", "rupiah", "address")
    assert REPEATED_KEYS["compliance"] == ("area_code", "duty")
