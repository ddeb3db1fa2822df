"""The rows of a rekap: areas with their counts, total rows, notes below the table."""

from dataclasses import dataclass, field, replace
from typing import Any

from etl.layouts.sections import section
from etl.model import Finding, Printed
from etl.parsing import numbers, periods
from etl.sources.rekap.column import Column
from etl.sources.rekap.header import Layout
from etl.sources.rekap.periods import row_time, untimed
from etl.sources.rekap.row import Row, parts_of, people


@dataclass
class Rows:
    """What was found below the header. `facts` hold the raw cells, None where the cell is empty."""

    facts: list[dict[str, Any]] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0


def read_rows(layout: Layout) -> Rows:
    """Every row from the first of the table to the end of the sheet."""
    result = Rows()
    stored = stored_columns(layout)
    over = False  # after the total of all, or where somebody signs: what follows without figures is text
    region = ""  # what the heading above the rows names: EKS KARESIDENAN PATI
    kind = _first_section(layout)  # and whether the rows below are all Kabupaten or all Kota
    for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first):
        row = Row(layout, index, cells, kind)
        if row.is_blank or row.numbers_columns:
            continue
        over = over or row.signs
        if not row.has_numbers and (over or row.is_note or row.is_heading):
            region = row.label if row.is_total else region
            kind = row.kind or kind
            result.notes.append((row.number, row.text))
            continue
        if row.is_beyond:
            result.notes.append((row.number, row.text))
            continue
        result.read += 1
        try:
            time = row_time(row)
            facts = [] if row.is_total else list(row.facts(stored, time))
        except periods.NotAPeriod as error:
            result.findings.append(untimed(row, str(error)))
            continue
        printed = len(result.printed)
        if row.is_total:
            over = over or not (row.is_subtotal or row.is_region)
            result.printed += row.printed(row.columns, label=region if row.is_subtotal else "")
        elif not row.label and row.code is None:
            result.findings.append(row.without_area())
        else:
            result.facts += facts
            result.findings += row.too_small(stored)
            result.printed += row.printed([c for c in row.columns if c not in stored])
        if time.year and time.month:
            month = periods.month_end(time.year, time.month)
            own = [replace(one, period=one.period or month) for one in result.printed[printed:]]
            result.printed[printed:] = own
    return result


def stored_columns(layout: Layout) -> list[Column]:
    """The columns that are facts: every count of a segment, and a total that says more than its parts."""
    stored: dict[object, Column] = {}
    for column in layout.columns:
        if column.counts and (column.segment != "TOTAL" or not _only_adds_up(layout, column)):
            stored.setdefault(column.meaning, column)
    return list(stored.values())


def nameless(layout: Layout) -> list[int]:
    """The columns right of the areas that hold figures under no heading at all."""
    named = {column.index for column in layout.columns} | {layout.code, layout.area}
    start = max(index for index in (layout.area, layout.code) if index is not None)
    rows = [Row(layout, n, cells) for n, cells in enumerate(layout.sheet.rows[layout.first :], layout.first)]
    rows = [row for row in rows if row.label and row.has_numbers]
    return sorted(
        index
        for index in range(start + 1, max((len(row.cells) for row in rows), default=0))
        if index not in named and any(people(row.cells, index) for row in rows)
    )


def empty(layout: Layout) -> list[Column]:
    """The columns of counts that hold no figure in any row."""
    rows = layout.sheet.rows[layout.first :]
    counted = (column for column in layout.columns if column.counts)
    return [c for c in counted if all(numbers.is_none(row[c.index]) for row in rows if c.index < len(row))]


def _only_adds_up(layout: Layout, total: Column) -> bool:
    """Whether a total is no more than the sum of the segments beside it: because all of them are there, or
    because some are and it is their sum for most areas (then it is no total of all segments, and where it
    is not their sum, it is printed wrong)."""
    parts = parts_of(layout, total)
    if {"PU", "BPU", "JAKON"} <= {part.segment for part in parts}:
        return True
    if not parts:
        return False
    rows = [
        [people(row.cells, column.index) for column in (total, *parts)]
        for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first)
        if (row := Row(layout, index, cells)) and not row.is_total
    ]
    filled = [row for row in rows if row[0]]
    return 2 * sum(row[0] == sum(row[1:]) for row in filled) > len(filled) or not filled


def _first_section(layout: Layout) -> str:
    """The kind of the first section, where its heading stands right under the header: I. KABUPATEN; or plain
    KABUPATEN, which could head the column, where a heading KOTA further down answers it."""
    rows = layout.sheet.rows
    text = Row(layout, layout.first - 1, rows[layout.first - 1]).text
    below = (Row(layout, index, cells) for index, cells in enumerate(rows[layout.first :], layout.first))
    kind = section(text)
    answered = kind and any(row.kind not in ("", kind) and not row.has_numbers for row in below)
    return kind if answered else section(text, numbered="")
