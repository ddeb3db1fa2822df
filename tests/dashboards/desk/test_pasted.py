"""A column of a spreadsheet as figures of areas: taken as it is meant, or not at all."""

import pytest

from dashboards.desk.writing.pasted_cells import pasted

AREAS = (("33.19", "Kabupaten Kudus"), ("33.22", "Kabupaten Semarang"), ("33.74", "Kota Semarang"))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("10\n20\n30\n", {("33.19", 0): "10", ("33.22", 0): "20", ("33.74", 0): "30"}),
        ("Target BPU\r\n10\r\n20\r\n30\r\n", {("33.19", 0): "10", ("33.22", 0): "20", ("33.74", 0): "30"}),
        (
            "Kota Semarang\t30\t31,5\nKUDUS\t10\n",
            {("33.74", 0): "30", ("33.74", 1): "31,5", ("33.19", 0): "10"},
        ),
        ("3319\tKab. Kudus\t10", {("33.19", 0): "10"}),
        ("JUMLAH\t60\nkab semarang\t20\t\n", {("33.22", 0): "20"}),
        ("", None),
    ],
)
def test_what_is_taken(text: str, cells: dict[tuple[str, int], str] | None) -> None:
    found = pasted(text, AREAS, columns=2)
    assert found.cells == (cells or {})
    assert (found.reason is None) == (cells is not None)


@pytest.mark.parametrize(
    ("text", "reason", "about"),
    [
        ("10\n20\n", "lines", "2"),
        ("Semarang\t20\nKudus\t10", "ambiguous", "Semarang"),
        ("Kudus\t10\n33.19\t11", "twice", ""),
        ("Kudus\t1\t2\t3", "columns", ""),
        ("33.1\t5\n33.2\t6\n33.3\t7\n33.4\t8", "lines", "4"),  # codes that Excel has cut are none
    ],
)
def test_what_is_not_guessed(text: str, reason: str, about: str) -> None:
    found = pasted(text, AREAS, columns=2)
    assert (found.cells, found.reason, found.about) == ({}, reason, about)
