"""Rows go in by column, in pieces; what they refer to has to be there, on each kind of database."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from data.database import tables
from data.database.bulk_insert import adding, copy_text
from data.repository.load_writer import add_load
from tests.data.repository.test_load_writer import one_fact
from tests.support.world import Builder, fact_frame, new_load

ODD = [
    "",
    r"\N",
    "\\",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "\x0b",
    "'; --",
    "Kab. Rembang — 45,7 %",
    "é",
    "\u200f",
    None,
]


def test_lines_as_copy_reads_them() -> None:
    columns = [range(7, 9), ["a\tb", None], [1.5, None], [True, False], date(2026, 9, 30), None, "", r"\N"]
    assert copy_text(columns, 2) == (
        "7\ta\\tb\t1.5\tTrue\t2026-09-30\t\\N\t\t\\\\N\n8\t\\N\t\\N\tFalse\t2026-09-30\t\\N\t\t\\\\N\n"
    )


def test_odd_words_come_back_as_they_were(build: Builder) -> None:
    facts = fact_frame([one_fact(value) for value in range(len(ODD))]).assign(note=ODD)
    add_load(build.engine, new_load(), {"observation": facts})
    assert _column(build.engine, "note") == ODD


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-(2**31), 2**31 - 1),
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])) | st.none(),
        ),
        max_size=20,
    )
)
def test_each_line_holds_its_cells(rows: list[tuple[int, str | None]]) -> None:
    """Read back by the rules of COPY's text format: \\t \\n \\r \\\\ and \\N."""
    lines = copy_text([[number for number, _ in rows], [word for _, word in rows]], len(rows)).split("\n")
    assert lines.pop() == ""
    assert [(int(n), _read(word)) for n, word in (line.split("\t") for line in lines)] == rows


def _read(word: str) -> str | None:
    if word == r"\N":
        return None
    parts = [
        part.replace(r"\t", "\t").replace(r"\n", "\n").replace(r"\r", "\r") for part in word.split(r"\\")
    ]
    return "\\".join(parts)


def _column(engine: Engine, name: str) -> list[Any]:
    o = tables.observation.c
    with engine.connect() as connection:
        return list(connection.execute(select(o[name]).order_by(o.seq)).scalars())


def test_pieces_follow_each_other(build: Builder) -> None:
    number = add_load(build.engine, new_load(), {})
    row = {
        **dict.fromkeys(("segment", "measure", "basis"), "x"),
        **{"area_code": "33.01", "period": date(2026, 9, 30), "programme": "", "precision": "exact"},
        **{"provisional": False, "load_id": number},
    }
    with build.engine.begin() as connection, adding(connection, tables.observation) as add:
        for first in (1, 40_001):  # more than waits in one piece
            add({**row, "seq": range(first, first + 40_000), "value": range(first, first + 40_000)}, 40_000)
    assert _column(build.engine, "value") == list(range(1, 80_001))


@pytest.mark.parametrize(("area", "load"), [("99.99", 0), ("33.01", 99)])
def test_what_is_named_has_to_be_there(build: Builder, area: str, load: int) -> None:
    number = add_load(build.engine, new_load(), {"observation": fact_frame([one_fact()])})
    new = text("UPDATE observation SET area_code = :area, load_id = :load")
    with build.engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(new, {"area": area, "load": load or number})


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM area WHERE code = '33.01'",
        "UPDATE area SET code = '33.99' WHERE code = '33.01'",
        "UPDATE load SET id = id + 1",
    ],
)
def test_what_is_named_stays(build: Builder, deed: str) -> None:
    add_load(build.engine, new_load(), {"observation": fact_frame([one_fact()])})
    with build.engine.connect() as connection:
        connection.execute(text("DELETE FROM count_block"))  # only the observation names them now
        with pytest.raises(IntegrityError):
            connection.execute(text(deed))
        connection.rollback()
        connection.execute(text("UPDATE area SET name = 'Lain' WHERE code = '33.01'"))
        connection.execute(text("DELETE FROM area WHERE code = '33.12'"))
