"""The targets of tests/support/oracle/plain.py, by hand: which is due, on which base, for how many people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

from data.definitions.registry import Metric
from tests.support.world import ELIGIBLE, KABKOTA, PARENT, Goal

if TYPE_CHECKING:
    from tests.support.oracle.plain import Oracle

COLUMNS = (
    "target",
    "target_people",
    "target_kind",
    "target_year",
    "target_base",
    "path",
    "path_start",
    "path_from",
    "path_people",
    "path_gap",
    "gap_points",
    "gap_people",
)


@dataclass(frozen=True)
class Due:
    value: Fraction
    kind: str
    unit: str
    base: str
    base_value: int | None


@dataclass
class Asked:
    """What is asked of one area in one month."""

    people: int | None = None
    percent: Fraction | None = None
    path_people: Fraction | None = None
    path_percent: Fraction | None = None
    start_people: Fraction | None = None
    start_percent: Fraction | None = None
    path_from: str | None = None
    kind: str | None = None
    base: str | None = None


def standing(oracle: "Oracle", scheme: str | None) -> list[Goal]:
    """Of each area, scope, segment and year what the collection's own newest load says, else another's;
    of each unit in that load the last row."""
    found: dict[tuple[str, str, str, int], tuple[tuple[int, int], dict[str, Goal]]] = {}
    sources = oracle.collection.targets_from
    for number, delivery in sorted(oracle.deliveries.items()):
        if delivery.collection not in sources:
            continue
        worth = (-sources.index(delivery.collection), number)
        for goal in delivery.goals:
            key = (goal.area, goal.scope, goal.segment, goal.year)
            if goal.scheme != scheme or (key in found and found[key][0] > worth):
                continue
            if key not in found or found[key][0] < worth:
                found[key] = (worth, {})
            found[key][1][goal.unit] = goal
    return [goal for _, units in found.values() for goal in units.values()]


class Goals:
    """The targets of one scheme for one metric."""

    def __init__(
        self, oracle: "Oracle", metric: Metric, known: Mapping[Any, Any], scheme: str | None
    ) -> None:
        self.oracle, self.metric, self.known = oracle, metric, known
        self.goals = [g for g in standing(oracle, scheme) if g.segment == metric.segment]
        ratio = metric.kind == "ratio"
        self.units = ("percent", "people", "growth") if ratio else ("people", "growth", "percent")

    def due(self, area: str, scope: str, year: int) -> list[Due]:
        """What is asked by the end of a year, in each unit it is asked in; the first one counts."""
        rows = [g for g in self.goals if g.area == area and g.scope == scope]
        found = [
            Due(Fraction(str(g.value)), "document", unit, g.base, g.base_value)
            for unit in self.units
            for g in rows
            if g.year == year and g.unit == unit
        ]
        earlier = [g.year for g in rows if g.year < year]
        later = [g.year for g in rows if g.year > year]
        if found or not earlier or not later:
            return found
        for unit in self.units:
            for one in rows:
                for two in rows:
                    ends = one.year == max(earlier) and two.year == min(later)
                    alike = one.unit == two.unit == unit != "growth" and one.base == two.base
                    if ends and alike:
                        start, end = Fraction(str(one.value)), Fraction(str(two.value))
                        value = start + (end - start) * (year - one.year) / (two.year - one.year)
                        found.append(Due(value, "interpolated", unit, two.base, two.base_value))
        return found

    def asked_of(self, area: str, year: int) -> list[Due]:
        """The area's own target, else what is asked of each area below the nearest area above it; "each" of a
        kabkota is that one."""
        found = self.due(area, "area", year)
        above = area if area in KABKOTA else None
        while not found and above is not None:
            found = self.due(above, "each", year)
            above = PARENT.get(above)
        return found

    def newest(self, area: str, year: int) -> int | None:
        """Participants by the newest report of a year, whether or not their potensi is known."""
        for period in reversed([m for m in self.oracle.months if m.year == year]):
            below = self.metric.denominator
            tops = [
                (a, self.oracle.pair(self.metric, below, a, period)[0]) for a in self.oracle.members(area)
            ]
            view = self.oracle.view
            told = [
                t.value for a, t in tops if t and (a not in KABKOTA or view in (None, "+".join(t.bases)))
            ]  # without a view, where no potensi is known, nobody is of another basis
            if told:
                return sum(told)
        return None

    def sums(self, area: str, period: date) -> tuple[int | None, int | None]:
        """Active and eligible people over the areas below that have reported on the basis of the view; of an
        area of another basis itself only the eligible."""
        apart = self.oracle.apart
        inside = [
            a for a in self.oracle.members(area)
            if self.known.get((period, a)) and (a == area or (period, a) not in apart)
        ]  # fmt: skip
        if not inside:
            return None, None
        whole = sum(self.known[period, a][0].value for a in inside)
        active = None if (period, area) in apart else whole
        below = [self.oracle.pair(self.metric, ELIGIBLE, a, period)[1] for a in inside]
        if not all(below):
            return active, None
        return active, sum(count.value for count in below if count)

    def own(self, area: str, period: date) -> Asked:
        """Own target and path. Of growth the line runs in people, of anything else in the unit asked for."""
        dues = self.asked_of(area, period.year)
        if not dues:
            return Asked()
        goal = dues[0]
        asked = Asked(kind=goal.kind, base=goal.base)
        if goal.unit == "growth":
            asked.kind = "growth"
            base = self.sums(area, date(period.year - 1, 12, 31))[0]
            if base is not None:
                asked.people = ceil(base * (1 + goal.value / 100))
                asked.start_people, asked.path_from = Fraction(base), "reported"
                asked.path_people = _line(Fraction(base), Fraction(asked.people), period.month)
            return asked
        same = [d for d in self.asked_of(area, period.year - 1) if (d.unit, d.base) == (goal.unit, goal.base)]
        newest = self.newest(area, period.year - 1)
        whole = goal.base_value if goal.base_value is not None else self.sums(area, period)[1]
        start = same[0].value if same else None if newest is None else Fraction(newest)
        if not same and goal.unit == "percent" and newest is not None:
            start = Fraction(100 * newest, whole) if whole else None
        asked.path_from = "asked" if same else "target" if start is None else "reported"
        line = _line(start, goal.value, period.month)
        if goal.unit == "people":
            asked.people, asked.start_people, asked.path_people = ceil(goal.value), start, line
        elif whole is not None:
            asked.people = ceil(goal.value * whole / 100)
            asked.path_people = line * whole / 100
            asked.start_people = None if start is None else start * whole / 100
        if asked.people is not None and line == goal.value:
            asked.path_people = Fraction(asked.people)  # as many as the target, and nobody is a fraction
        if goal.unit == "percent" and goal.base_value is None:
            asked.percent, asked.path_percent, asked.start_percent = goal.value, line, start
        return asked

    def asked(self, area: str, period: date) -> Asked:
        """An area above without a target of its own: the sum of those below, if all reporters have one."""
        own = self.own(area, period)
        if area in KABKOTA or own.people is not None or not self.oracle.collection.rolls_up:
            return own
        below = [
            self.own(a, period)
            for a in self.oracle.members(area)
            if self.known[period, a] and (period, a) not in self.oracle.apart
        ]
        if not below or any(goal.people is None for goal in below):
            return own
        own.people = sum(goal.people or 0 for goal in below)
        own.path_people = sum((goal.path_people or Fraction(0) for goal in below), Fraction(0))
        starts = [goal.start_people for goal in below]
        own.start_people = None if None in starts else sum((s or Fraction(0) for s in starts), Fraction(0))
        own.path_from = "summed"
        own.kind = "summed"
        return own

    def onto(self, rows: dict[tuple[date, str], dict[str, Any]]) -> None:
        for (period, area), row in rows.items():
            self._write(self.asked(area, period), row, period)

    def _write(self, asked: Asked, row: dict[str, Any], period: date) -> None:
        ratio, d = self.metric.kind == "ratio", row["denominator"]

        def shown(people: Any, percent: Any) -> Any:
            if not ratio:
                return people
            if percent is not None:
                return percent
            return None if people is None or not d else Fraction(people) * 100 / d

        target = shown(asked.people, asked.percent)
        if target is None and asked.people is None:
            return
        row["target"], row["target_people"] = target, asked.people
        row["path"] = shown(asked.path_people, asked.path_percent)
        row["path_start"] = shown(asked.start_people, asked.start_percent)
        row["path_from"] = asked.path_from
        row["path_people"] = None if asked.path_people is None else ceil(asked.path_people)
        row["target_kind"], row["target_year"], row["target_base"] = asked.kind, period.year, asked.base
        if asked.kind == "summed":
            row["target_base"] = None
        if row["value"] is not None and target is not None:
            row["gap_points"] = target - row["value"]
            row["path_gap"] = row["path"] - row["value"]
        if row["numerator"] is not None and asked.people is not None:
            row["gap_people"] = asked.people - row["numerator"]


def _line(start: Fraction | None, target: Fraction, month: int) -> Fraction:
    """The path where higher is better: the target where there is no start."""
    return target if start is None else min(target, start + (target - start) * Fraction(month, 12))
