"""The month of each row of a rekap: of its columns Bulan, Tahun or Periode, of the heading, of the title."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from etl.layouts.stated_time import Stated
from etl.layouts.time_columns import TimeColumn, in_column_order, stated
from etl.model import Finding, Options
from etl.parsing import periods
from etl.sources.rekap.header import Layout
from etl.sources.rekap.row import Row
from etl.sources.rekap.title import Title


def times(layout: Layout) -> list[TimeColumn]:
    """The columns that give each row its time; `at` is their position."""
    return [column.time for column in layout.columns if column.time]


def by_order(layout: Layout, options: Options) -> tuple[Layout, list[Finding]]:
    """The table with the dates of its columns of time by the order of day and month that each has."""
    sheet, findings = in_column_order(layout.sheet, layout.first, times(layout), options.day_order)
    return replace(layout, sheet=sheet), findings


def row_time(row: Row) -> Stated:
    """What a row says of its time. Raises NotAPeriod for a cell that is no time, and where two differ."""
    return stated(times(row.layout), lambda at: row.cell(int(str(at))))


def dated(
    layout: Layout,
    facts: list[dict[str, Any]],
    title: Title,
    options: Options,
    findings: list[Finding],
) -> list[dict[str, Any]]:
    """The facts with `period` in place of `time`: what the row and its heading say, else the title. Those
    whose month is not sure are told, once a row, and left out."""
    own = times(layout)
    found, told = [], set()
    for fact in facts:
        time = fact.pop("time")
        try:
            fact["period"] = _month(time, title, options, named=bool(own))
        except periods.NotAPeriod as error:
            if fact["source_row"] not in told:
                told.add(fact["source_row"])
                findings.append(_at_row(layout, fact["source_row"], str(error)))
            continue
        if own:
            names, shown = _held(layout, fact["source_row"])
            fact |= {"period_column": names, "period_shown": shown}
        found.append(fact)
    if own and options.period is None:  # which etl.checks.period_option holds against each row
        findings += _against_title(layout, found, title)
    return found


def _month(time: Stated, title: Title, options: Options, *, named: bool) -> date | None:
    if not named and not time:
        return title.period
    if time.year and time.month:
        return periods.month_end(time.year, time.month)
    option = title.period is not None and title.period == options.period
    says = "--periode" if option else "judul"
    beside = (
        Stated.of(title.period, f"{says} menyebut {periods.name(title.period)}")
        if title.period
        else title.time
    )
    both = Stated(time.year or beside.year, time.month or beside.month, time.where)
    if time.year and beside.year and time.year != beside.year:
        time.joined(beside)
    if not both:
        raise periods.NotAPeriod("kolom bulan dan tahun kosong di baris ini; isi bulan dan tahunnya")
    if both.month is None:
        advice = "tulis bulannya di judul, atau sebut --periode dalam tahun itu"
        raise periods.NotAPeriod(f"{time.where}, tanpa bulan; {advice}")
    return both.period(None)


def _against_title(layout: Layout, facts: list[dict[str, Any]], title: Title) -> Iterator[Finding]:
    """An error where no row is of the month that the title names."""
    months = {fact["period"] for fact in facts}
    if title.period and months and title.period not in months:
        said = ", ".join(periods.name(month) for month in sorted(months)[:3])
        names = ", ".join(column.name for column in times(layout))
        text = f"Judul menyebut {periods.name(title.period)}, sedangkan kolom {names} {said}; samakan dulu."
        yield Finding("bulan_keliru", "error", text, layout.sheet.name, layout.first, names)


def _at_row(layout: Layout, number: int, text: str) -> Finding:
    names, shown = _held(layout, number)
    message = text[:1].upper() + text[1:] + "."
    return Finding("bulan_keliru", "error", message, layout.sheet.name, number, names, shown)


def _held(layout: Layout, number: int) -> tuple[str | None, str | None]:
    """The names of the columns of time, and what they hold in a row."""
    names = ", ".join(column.name for column in times(layout)) or None
    cells = layout.sheet.rows[number - 1]
    held = [cells[int(str(one.at))] for one in times(layout) if int(str(one.at)) < len(cells)]
    return names, " ".join(str(cell) for cell in held if cell is not None) or None


def untimed(row: Row, text: str) -> Finding:
    """What is told of a row whose own time cannot be read."""
    return _at_row(row.layout, row.number, text)
