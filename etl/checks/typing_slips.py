"""Counts that a slip of typing would explain: a printed total fits once one digit of one cell is put right.

Nothing is mended: both readings are offered, what the cell says and what the total asks for.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import registry
from data.repository.loads import COUNT_KEY
from etl.checks.plausibility import JUMP_PEOPLE, JUMP_SHARE, newest_before, word
from etl.checks.printed_totals import Names, areas_of, month_of
from etl.model import Issue, Printed
from etl.parsing import numbers
from etl.parsing.areas import is_average
from etl.parsing.cells_to_facts import at
from etl.parsing.numbers import written
from etl.parsing.periods import name

RULE = "mungkin_salah_ketik"


def slipped(
    printed: Sequence[Printed], frame: pd.DataFrame, current: pd.DataFrame, resolver: Any
) -> list[Issue]:
    """One warning for each cell that alone would make a printed total fit, by one digit.

    `frame`: the observations of the file, `current`: the counts in force. Silent where more than one cell
    could be meant, or where the total would carry the cell away from the figure before it.
    """
    meant: dict[Hashable, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    earlier = _Earlier(frame, current)
    for one in printed:
        if one.measure and not one.rounded and not is_average(str(one.area_name or "")):
            for index, people in _fits(one, frame, earlier, resolver):
                meant[index][people].append(_total_words(one))
    return [
        _issue(frame.loc[index], people, totals, earlier, resolver)
        for index, found in meant.items()
        if len(found) == 1  # two totals that ask for two numbers explain nothing
        for people, totals in found.items()
    ]


def one_digit(said: int, meant: int) -> bool:
    """Whether one is the other with a digit left out, typed once too often or swapped with its neighbour."""
    short, long = sorted((str(said), str(meant)), key=len)
    if len(long) == len(short) + 1:
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    differs = [place for place in range(len(short)) if short[place] != long[place]]
    return (
        len(short) == len(long)
        and len(differs) == 2
        and differs[1] == differs[0] + 1
        and short[differs[0]] == long[differs[1]]
        and short[differs[1]] == long[differs[0]]
    )


class _Earlier:
    """The newest figure before each of the file."""

    def __init__(self, frame: pd.DataFrame, current: pd.DataFrame) -> None:
        self.series: dict[tuple[str, ...], dict[date, int]] = {}
        both = pd.concat([current[[*COUNT_KEY, "value"]], frame[[*COUNT_KEY, "value"]]])
        for code, period, *words, value in both.itertuples(index=False):
            self.series.setdefault((code, *words), {})[period] = int(value)

    def of(self, row: Any) -> tuple[date, int] | None:
        """Its month and value; None where there is none within a year."""
        rest = [getattr(row, column) for column in COUNT_KEY if column not in ("area_code", "period")]
        series = self.series[row.area_code, *rest]
        month = newest_before(series, row.period)
        return None if month is None else (month, series[month])

    def jumps(self, row: Any) -> bool:
        """Whether it is so far from the one before that `jumps` reports it."""
        found = self.of(row)
        return found is not None and abs(int(row.value) - found[1]) > max(JUMP_PEOPLE, JUMP_SHARE * found[1])


def _fits(
    one: Printed, frame: pd.DataFrame, earlier: _Earlier, resolver: Names
) -> Iterator[tuple[Hashable, int]]:
    """The one row of a total that does not fit, and how many people would make it fit."""
    areas = areas_of(one, str(one.area_name or ""), resolver)
    try:
        total = numbers.count(one.value)
    except numbers.NumberError:
        return
    if not areas or total is None:
        return
    rows = frame[
        frame["area_code"].isin(areas)
        & (frame["period"] == month_of(one))
        & (frame["programme"] == one.programme)
        & (frame["measure"] == one.measure)
    ]
    if one.sheet is not None:
        rows = rows[rows["sheet"] == one.sheet]
    found = []
    for parts in _parts(rows, one.segment):
        off = total - int(parts["value"].sum())
        if off == 0:
            return
        found += [
            (row, int(row.value) + off)
            for row in parts.itertuples()
            if int(row.value) + off >= 0 and one_digit(int(row.value), int(row.value) + off)
        ]
    found = [(row, people) for row, people in found if _nearer(row, people, earlier)]
    if len({row.Index for row, _ in found}) > 1:
        found = [(row, people) for row, people in found if earlier.jumps(row)]
    if len({(row.Index, people) for row, people in found}) == 1:
        yield found[0][0].Index, found[0][1]


def _parts(rows: pd.DataFrame, segment: str) -> Iterator[pd.DataFrame]:
    """The rows that a total of a segment may add up: those of TOTAL with and without the optional ones."""
    if segment != "TOTAL" or segment in set(rows["segment"]):
        yield rows[rows["segment"] == segment]
        return
    total = registry().segments["TOTAL"]
    for parts in ((*total.required, *total.optional), total.required):
        own = rows[rows["segment"].isin(parts)]
        if len(own):
            yield own


def _nearer(row: Any, people: int, earlier: _Earlier) -> bool:
    """Whether it would be nearer to the figure before, where there is one."""
    found = earlier.of(row)
    return found is None or abs(people - found[1]) < abs(int(row.value) - found[1])


def _total_words(one: Printed) -> str:
    return f"{one.area_name} di baris {one.source_row}" if one.source_row else str(one.area_name)


def _issue(row: Any, people: int, totals: list[str], earlier: _Earlier, resolver: Any) -> Issue:
    said, before = int(row["value"]), earlier.of(row)
    then = f", {name(before[0])} {written(before[1])}" if before else ""
    message = (
        f"{resolver.names[row['area_code']]}: {word(row['measure'])} {row['segment']} tertulis "
        f"{written(said)}{then}; jumlah tercetak ({', '.join(dict.fromkeys(totals))}) tidak cocok. Dengan "
        f"{written(people)}, satu angka saja bedanya, jumlahnya cocok: pilih mana yang benar"
    )
    return replace(at(row, RULE, "warning", message, value=said), readings=(people, said, None))
