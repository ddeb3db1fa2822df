"""What a file prints about its own numbers, totals and percentages, held against those numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from data.definitions.registry import registry
from etl.model import NOT_CALCULATED, Cell, Issue, Printed
from etl.parsing import numbers, periods
from etl.parsing.areas import AreaError, is_average, is_total
from etl.parsing.units import rounding


class Names(Protocol):
    """What names and labels stand for: areas by etl.parsing.areas.Resolver, or branch offices."""

    def resolve(self, code: Cell, name: Cell, /) -> str:
        """The code of an area. Raises UnknownArea."""

    def scope(self, label: str, /) -> frozenset[str] | None:
        """The codes of the areas that a sum of that label adds up; None where nobody knows."""


@dataclass(frozen=True)
class _Sum:
    """Counts of some areas: people by segment."""

    by_segment: dict[str, int]

    def of(self, segment: str) -> set[int]:
        """The sums that may be meant: for TOTAL its parts with and without the optional ones."""
        if segment in self.by_segment:
            return {self.by_segment[segment]}
        if segment != "TOTAL":
            return set()
        total = registry().segments["TOTAL"]
        known = [part for part in (*total.required, *total.optional) if part in self.by_segment]
        required = [part for part in known if part in total.required]
        return {sum(self.by_segment[part] for part in parts) for parts in (known, required) if parts}


def check_printed(printed: Sequence[Printed], observations: pd.DataFrame, *, resolver: Names) -> list[Issue]:
    """An issue for every printed total or percentage that its parts do not give."""
    issues: list[Issue] = []
    unknown: set[tuple[str | None, int | None]] = set()
    counts = observations.set_index("area_code", drop=False) if len(observations) else observations
    for one in printed:
        label = str(one.area_name or "")
        if is_average(label) or observations.empty:
            continue
        areas = areas_of(one, label, resolver)
        if areas is None:
            if (one.sheet, one.source_row) not in unknown:
                issues.append(_unknown(one, label))
            unknown.add((one.sheet, one.source_row))
            continue
        issues += _check(one, counts[counts["area_code"].isin(areas)], label=label)
    return issues


def areas_of(one: Printed, label: str, resolver: Names) -> frozenset[str] | None:
    """The areas that a printed figure adds up; None where nobody knows."""
    if label and is_total(label):
        return resolver.scope(label)
    try:
        return frozenset({resolver.resolve(one.area_code, one.area_name)})
    except AreaError:
        return frozenset()  # the issue of the row says so


def _unknown(one: Printed, label: str) -> Issue:
    message = f"Baris {label!r} tidak menyebut jumlah dari daerah mana; tidak diperiksa."
    return Issue("jumlah_tak_dikenal", "info", message, one.sheet, one.source_row, None, label)


def _check(one: Printed, counts: pd.DataFrame, *, label: str) -> Iterator[Issue]:
    if one.value in (NOT_CALCULATED, "#DIV/0!"):  # says nothing: the percentage of an area without figures
        return
    same = counts[(counts["period"] == month_of(one)) & (counts["programme"] == one.programme)]
    if one.sheet is not None:
        same = same[same["sheet"] == one.sheet]
    try:
        found = _total(one, same, label) if one.measure else _percent(one, same, label)
    except numbers.NumberError as error:
        message = f"{label}: {error}; tidak diperiksa."
        found = _issue(one, "tercetak_tak_terbaca", "info", message)
    if found:
        yield found


def month_of(one: Printed) -> date | None:
    """The month of a printed figure; None where it cannot be read."""
    try:
        return periods.parse(one.period)
    except periods.PeriodError:
        return None


def _sum(counts: pd.DataFrame, measure: str) -> _Sum:
    rows = counts[counts["measure"] == measure]
    return _Sum(
        {str(segment): int(total) for segment, total in rows.groupby("segment")["value"].sum().items()}
    )


def _total(one: Printed, counts: pd.DataFrame, label: str) -> Issue | None:
    printed, sums = numbers.count(one.value), _sum(counts, str(one.measure)).of(one.segment)
    if printed is None or not sums:
        return None
    nearest = min(sums, key=lambda total: abs(total - printed))
    if abs(nearest - printed) <= _off(one, counts):
        return None
    measure = registry().measures[str(one.measure)].file_word.replace("_", " ")
    message = (
        f"{label}: {measure} {one.segment} tercetak {numbers.written(printed)}, jumlah bagiannya "
        f"{numbers.written(nearest)} (selisih {numbers.written(printed - nearest)}). Yang disimpan bagiannya."
    )
    return _issue(one, "jumlah_tercetak", "warning", message)


def _off(one: Printed, counts: pd.DataFrame) -> int:
    """How far a total may be from its parts, where all were rounded."""
    return rounding(map(int, counts.loc[counts["measure"] == one.measure, "value"])) if one.rounded else 0


def _percent(one: Printed, counts: pd.DataFrame, label: str) -> Issue | None:
    printed = numbers.percent(one.value)
    active = _sum(counts, "active_participants").of(one.segment)
    eligible = _sum(counts, "eligible_workers").of(one.segment)
    rates = [100 * a / e for a in active for e in eligible if e]
    if printed is None or not rates:
        return None
    digits = numbers.decimals(one.value)
    candidates = [(printed, digits)]
    if "%" not in str(
        one.value
    ):  # a cell in Excel's percent format holds 0.3136 for 31,36 %; so does its CSV
        candidates.append((printed * 100, max(digits - 2, 0)))
    # One unit of the last printed place: both rounding and cutting off are good.
    if any(abs(shown - rate) <= 10.0**-places + 1e-9 for shown, places in candidates for rate in rates):
        return None
    nearest = min(rates, key=lambda rate: abs(rate - printed))
    message = (
        f"{label}: cakupan {one.segment} tercetak {str(one.value).replace('.', ',').rstrip(' %')} %, "
        f"hitung ulang {numbers.written(nearest)} %. Yang dipakai hasil hitung ulang."
    )
    return _issue(one, "persen_tercetak", "warning", message)


def _issue(one: Printed, rule: str, severity: str, message: str) -> Issue:
    return Issue(rule, severity, message, one.sheet, one.source_row, one.source_column, str(one.value))
