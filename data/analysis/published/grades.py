"""The percentages published for one area, graded, and which of them cannot both be true. Pure.

Each has a base, printed or implied, and a grade that says how far it may be used. The frame is the
`published` table (see data.analysis.published.checks), the rows of one area. Nothing is corrected: what
contradicts is named, both figures stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal

import pandas as pd

from data.analysis.published.checks import (
    ACTIVE_MONTHS,
    BASE_TOLERANCE,
    DENOMINATORS,
    ELIGIBLE_MONTHS,
    TOTALS,
    Count,
    Counts,
    claim_of,
    conflicts,
    counts_of,
    event_of,
    recompute,
)
from data.analysis.published.percentages import digits, places
from data.dates import months_apart

Grade = Literal["A", "B", "C"]
GRADES: tuple[Grade, ...] = ("A", "B", "C")
ATTAINED = "capaian_target"  # so much of the target was reached: its base is a target, not the potensi
GAPS = ("selisih_target", "belum_capai_target")
UNSTATED = ("tak disebut", "tidak disebut", "")
BASES = ("satu_jumlah", "dasar_bergeser")  # the rules that say why two bases differ
OTHER_BASIS = ("cabang", "wlkp")  # members of an office, or what companies report: not the area's people


@dataclass(frozen=True)
class Printed:
    """One percentage as a source printed it.

    `row` is the label of its figure in the frame. `count` (people) and `base` (people) are those of the same
    report, None where it names none. A base that was not printed (`implied`) follows from count and
    percentage. `span` is the least and the greatest base that the printed digits allow.
    """

    row: Any
    figure: Any
    percent: float
    digits: str
    count: float | None
    base: float | None
    implied: bool
    span: tuple[float, float] | None
    grade: Grade = "C"

    @property
    def months(self) -> Any:
        """The last day of the month or year that the figure is dated to."""
        return self.figure.period


@dataclass(frozen=True)
class Contradiction:
    """What cannot be true together: one percentage and its own counts, or two figures of an area.

    Rules: `hitung_ulang` (its own counts give another percentage), `satu_jumlah` (one count, two bases),
    `dasar_bergeser` (the percentage moved otherwise than its participants: the base moved), `dua_persen`
    (two sources, percentages too far apart), `target_jadi_cakupan` (a share of the target, or the target
    itself, printed as coverage), `selisih_tertukar` (the gap to 100 % printed as the gap to the target),
    `dasar_diperdebatkan` (another source gives another base).
    """

    rule: str
    first: Any
    second: Any = None
    recomputed: float | None = None


def printed_percentages(figures: pd.DataFrame) -> tuple[list[Printed], list[Contradiction]]:
    """Every printed coverage of an area, oldest first, graded; and the contradictions among them.

    Grade A: participants, potensi, date and way of counting are printed and agree. B: one of them is missing,
    or the count is an office's or a company's. C: a percentage alone, or one that its own counts refute. Each
    contradiction with another figure lowers a grade by one.
    """
    rows = [row for row in figures.itertuples() if claim_of(row) is not None]
    rows.sort(key=lambda row: (row.period, row.data_date, str(row.released or ""), row.segment))
    reports = dict(list(figures.groupby("address", sort=False)))  # two sources of one day are two reports
    counts = {address: counts_of(report) for address, report in reports.items()}
    found = [_printed(reports[row.address], counts[row.address], row) for row in rows]
    wrong = {
        check.row: check.recomputed
        for report in reports.values()
        for check in recompute(report).itertuples()
        if check.rule == "persen_hitung_ulang" and not check.agrees
    }
    refuted = [
        Contradiction("hitung_ulang", item, recomputed=wrong[item.row]) for item in found if item.row in wrong
    ]
    opposed = conflicts(figures)
    pairs = list(_pairs([item for item in found if item.row not in wrong], opposed))
    explained = {item.row for pair in pairs if pair.rule in BASES for item in (pair.first, pair.second)}
    others = [
        *pairs,
        *_targets_as_coverage(found, figures),
        *_gaps(found, figures),
        *_bases([item for item in found if item.row not in explained], figures, opposed),
    ]
    lowered: dict[Any, int] = {}
    for one in others:
        for item in (one.first, one.second):
            if isinstance(item, Printed):
                lowered[item.row] = lowered.get(item.row, 0) + 1
    graded = {item.row: _graded(item, item.row in wrong, lowered.get(item.row, 0)) for item in found}

    def named(item: Any) -> Any:
        return graded[item.row] if isinstance(item, Printed) else item

    contradictions = [
        replace(one, first=named(one.first), second=named(one.second)) for one in (*refuted, *others)
    ]
    return list(graded.values()), contradictions


def bounds(count: float, slack: float, printed: str, *, rough: bool = False) -> tuple[float, float]:
    """The least and the greatest base with which a count gives a percentage of these printed digits.

    `slack` is how far rounding may have moved the count, in people. `rough`: the source says "about", so the
    percentage may be a whole unit of its last digit off instead of half a one.
    """
    off, percent = 10 ** -places(printed) / (1 if rough else 2), float(printed)
    least = 100 * (count - slack) / (percent + off)
    return least, 100 * (count + slack) / (percent - off) if percent > off else float("inf")


def _printed(report: pd.DataFrame, counts: Counts, row: Any) -> Printed:
    claim, segment = str(claim_of(row)), _total(row.segment)
    percent = float(claim)
    active = counts.get((*event_of(row), "peserta_aktif", segment))
    eligible = _base_of(report, counts, row)
    base = span = None
    if eligible is not None:
        base = eligible.value
        span = base - eligible.slack, base + eligible.slack
    elif active is not None and percent > 0:
        base = 100 * active.value / percent
        rough = row.indicator == "cakupan" and row.precision == "approx"
        span = bounds(active.value, active.slack, claim, rough=rough)
    implied = eligible is None and base is not None
    return Printed(row.Index, row, percent, claim, active.value if active else None, base, implied, span)


def _base_of(report: pd.DataFrame, counts: Counts, row: Any) -> Count | None:
    """The potensi beside a percentage: of the same date, else of its year, for potensi is yearly."""
    for name in DENOMINATORS:
        if found := counts.get((*event_of(row), name, _total(row.segment))):
            return found if found.value > 0 else None
    yearly = report[
        report["indicator"].isin(DENOMINATORS)
        & (report["date_precision"] == "year")
        & (report["unit"] == "orang")
        & (report["segment"] == row.segment)
    ]
    same = [one for one in yearly.itertuples() if one.data_date == row.data_date[:4] and one.value > 0]
    if len(same) != 1:
        return None
    return counts[(*event_of(same[0]), same[0].indicator, _total(row.segment))]


def _total(segment: str) -> str:
    return "TOTAL" if segment in TOTALS else segment


def _graded(item: Printed, refuted: bool, lowered: int) -> Printed:
    counted, based = item.count is not None, item.base is not None and not item.implied
    if refuted or not (counted or based):
        grade = 2
    else:
        basis = str(item.figure.basis or "").casefold()
        stated = basis not in UNSTATED and item.figure.date_precision != "year"
        own = not any(other in basis for other in OTHER_BASIS)
        grade = 0 if counted and based and stated and own else 1
    return replace(item, grade=GRADES[min(2, grade + lowered)])


def _months_between(first: Printed, second: Printed) -> int:
    return abs(months_apart(first.months, second.months))


def _disjoint(first: Printed, second: Printed) -> bool:
    """Whether no base gives both percentages, whichever way their digits were rounded."""
    if first.span is None or second.span is None:
        return False
    low, high = sorted((first.span, second.span))
    return high[0] > low[1] * (1 + BASE_TOLERANCE)


def _pairs(found: Sequence[Printed], opposed: pd.DataFrame) -> Iterator[Contradiction]:
    """One count with two bases, a base that moved, two sources too far apart."""
    sources = {frozenset((pair.row, pair.other)) for pair in opposed.itertuples()}
    for first, second in combinations(found, 2):
        if _segment(first) != _segment(second):
            continue
        apart = _months_between(first, second)
        if _disjoint(first, second) and apart <= ELIGIBLE_MONTHS:
            if first.count is not None and first.count == second.count:
                if apart <= ACTIVE_MONTHS and first.digits != second.digits:
                    yield Contradiction("satu_jumlah", first, second)
                continue
            yield Contradiction("dasar_bergeser", first, second)
        elif frozenset((first.row, second.row)) in sources:
            yield Contradiction("dua_persen", first, second)


def _segment(item: Printed) -> str:
    return _total(str(item.figure.segment))


def _targets_as_coverage(found: Sequence[Printed], figures: pd.DataFrame) -> Iterator[Contradiction]:
    """A coverage with the very digits of a target, or of the share of a target that was reached.

    Whole percentages are no evidence: only digits with decimals are held against each other.
    """
    for row in figures.itertuples():
        target = row.unit == "persen" and (row.indicator == ATTAINED or row.indicator.startswith("target_"))
        if not target or not places(row.printed):
            continue
        for item in found:
            same = item.digits == digits(row.printed) and _segment(item) == row.segment
            if same and abs(months_apart(item.months, row.period)) <= ELIGIBLE_MONTHS:
                yield Contradiction("target_jadi_cakupan", item, row)


def _gaps(found: Sequence[Printed], figures: pd.DataFrame) -> Iterator[Contradiction]:
    """A gap to the target that is the gap to 100 % of a coverage (in points) or of its base (in people)."""
    for row in figures[figures["indicator"].isin(GAPS)].itertuples():
        for item in found:
            if _segment(item) != row.segment or abs(months_apart(item.months, row.period)) > ACTIVE_MONTHS:
                continue
            if row.unit == "persen":
                rounding = 10 ** -min(places(row.printed), places(item.digits)) / 2
                swapped = abs(100 - item.percent - row.value) <= rounding
            else:
                base, count = item.base, item.count
                swapped = base is not None and count is not None and row.value == base - count
            if swapped:
                yield Contradiction("selisih_tertukar", item, row)


def _bases(found: Sequence[Printed], figures: pd.DataFrame, opposed: pd.DataFrame) -> Iterator[Contradiction]:
    """A printed base that another source contradicts; each percentage once, by the source nearest in time."""
    rows = {row.Index: row for row in figures.itertuples()}
    against: dict[Any, list[Any]] = {}
    for pair in opposed.itertuples():
        if rows[pair.row].indicator in DENOMINATORS:
            against.setdefault(pair.row, []).append(rows[pair.other])
    for item in found:
        own = [
            row
            for label, row in rows.items()
            if label in against
            and (row.address, *event_of(row)) == (item.figure.address, *event_of(item.figure))
            and row.segment == _segment(item)
        ]
        others = [other for row in own for other in against[row.Index]]
        if others:
            nearest = min(others, key=lambda other: abs(months_apart(other.period, item.months)))
            yield Contradiction("dasar_diperdebatkan", item, nearest)
