"""Rupiah out and back: contributions that others paid for a group beside the benefits it received. Pure.

Benefits are rows of the table `benefit`, spells rows of `funding`. A month is its number since year 0.
A group of an area is compared over the months whose benefits are reported: the contributions are those of the
same months, or of as many months before as the lag says. What a row does not state is unknown, and so is
every sum it belongs to. Sums are of memberships, not of persons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from data.facts.funnel import at_hand
from data.rounding import rounded_int

WINDOW = 12  # months
LAGS = (0, 3, 6, 12)
SMALL = 20  # cases; fewer move so much by chance that their ratio is marked (docs/decisions.md)
COUNTED = ("cases", "rupiah", "heirs", "scholarships")


def number(day: date) -> int:
    """The number of a month."""
    return day.year * 12 + day.month - 1


def months_of(row: Any) -> frozenset[int]:
    """The months that a row of benefits is about."""
    return frozenset(range(number(row.first_month), number(row.period) + 1))


def group_key(name: Any) -> str:
    """A group's name as it is compared: however spaced or capitalised; empty for the whole segment."""
    return " ".join(str(name or "").split()).casefold()


def disjoint(rows: Iterable[Any]) -> list[Any]:
    """Of the rows of one area, segment, programme and group those that count: no month twice.

    Where rows overlap (January to June, January to September) the one that ends last counts, of those the
    longest.
    """
    found: list[Any] = []
    taken: dict[tuple[Any, ...], set[int]] = {}
    ordered = sorted(rows, key=lambda r: (-number(r.period), number(r.first_month), -r.load_id, -r.seq))
    for row in ordered:
        key = (row.area_code, row.segment, row.programme, group_key(row.group_name))
        months = months_of(row)
        if not months & taken.setdefault(key, set()):
            taken[key] |= months
            found.append(row)
    return found


def total(rows: Iterable[Any], column: str) -> int | None:
    """The sum of a column; None without rows, or where one of them does not state it."""
    values = [getattr(row, column) for row in rows]
    return sum(map(int, values)) if values and None not in values else None


@dataclass(frozen=True)
class Contributions:
    """Rupiah paid for some months, of so many programmes; `budgeted` of them by budget, not as spent.

    `rupiah` is None where a programme does not state its months or its money, or where there is none.
    """

    rupiah: int | None
    budgeted: int
    programmes: int


def contributions(spells: Iterable[Any], months: frozenset[int]) -> Contributions:
    """What these spells paid for these months: what was spent, else the budget in force, evenly by month."""
    paid, budgeted, programmes, known = Fraction(0), Fraction(0), 0, True
    years = {month // 12 for month in months}
    for spell in spells:
        if spell.first_month is None or spell.months is None:
            if spell.year in years:
                programmes, known = programmes + 1, False
            continue
        first = number(spell.first_month)
        inside = len(months & set(range(first, first + int(spell.months))))
        if not inside:
            continue
        programmes += 1
        amount = at_hand(spell) if spell.rupiah_spent is None else int(spell.rupiah_spent)
        if amount is None:
            known = False
            continue
        part = Fraction(amount * inside, int(spell.months))
        paid += part
        budgeted += part if spell.rupiah_spent is None else 0
    return Contributions(
        rounded_int(float(paid)) if known and programmes else None, rounded_int(float(budgeted)), programmes
    )


@dataclass(frozen=True)
class Pair:
    """One group of one area: benefits of the months reported, contributions of so many months before."""

    area: str
    group: str
    rows: tuple[Any, ...]  # of benefits; none where nothing is reported
    paid: Contributions

    @property
    def months(self) -> int:
        """Of how many months benefits are reported."""
        return len(frozenset().union(*map(months_of, self.rows))) if self.rows else 0

    @property
    def compared(self) -> bool:
        """Whether both sides are known."""
        return self.paid.rupiah is not None and total(self.rows, "rupiah") is not None


@dataclass(frozen=True)
class Balance:
    """Pairs added up: money out and back over those of which both are known."""

    pairs: tuple[Pair, ...]

    @property
    def compared(self) -> tuple[Pair, ...]:
        """The pairs of which both sides are known."""
        return tuple(pair for pair in self.pairs if pair.compared)

    def sum_of(self, column: str) -> int | None:
        """A column of the benefits of the compared pairs; None where one row does not state it."""
        return total((row for pair in self.compared for row in pair.rows), column)

    def stated(self, column: str) -> tuple[int, int]:
        """The sum over the rows that state a column, and how many rows of the compared pairs do."""
        values = [getattr(row, column) for pair in self.compared for row in pair.rows]
        known = [int(value) for value in values if value is not None]
        return sum(known), len(known)

    @property
    def paid(self) -> int | None:
        """Contributions of the compared pairs."""
        return sum(pair.paid.rupiah or 0 for pair in self.compared) if self.compared else None

    @property
    def budgeted(self) -> int:
        """Of them so many rupiah by budget, for nobody says what was spent."""
        return sum(pair.paid.budgeted for pair in self.compared)

    @property
    def ratio(self) -> float | None:
        """Rupiah received for each rupiah paid; None where nothing was paid."""
        back = self.sum_of("rupiah")
        return back / self.paid if self.paid and back is not None else None

    @property
    def small(self) -> bool:
        """Whether so few cases are behind it that one more or less moves it much, or nobody counted them."""
        cases = self.sum_of("cases")
        return bool(self.compared) and (cases is None or cases < SMALL)


def until(rows: Sequence[Any], month: date) -> date | None:
    """The last day of the newest month, up to the chosen one, of which benefits are reported."""
    return max([row.period for row in rows if row.period <= month], default=None)


def window(end: date, months: int = WINDOW) -> frozenset[int]:
    """So many months, the last of them the month of `end`."""
    return frozenset(range(number(end) - months + 1, number(end) + 1))


def inside(rows: Iterable[Any], end: date) -> list[Any]:
    """The rows that lie wholly in the twelve months that end with `end`: of others the part is unknown."""
    start = date(end.year - (end.month != WINDOW), end.month % WINDOW + 1, 1)
    return [row for row in rows if row.first_month >= start and row.period <= end]


def pairs(benefits: Iterable[Any], spells: Iterable[Any], end: date, lag: int = 0) -> list[Pair]:
    """Every group of every area with benefits or contributions in the twelve months that end with `end`."""
    asked = window(end)
    reported: dict[tuple[str, str], list[Any]] = {}
    for row in disjoint([row for row in inside(benefits, end) if row.group_name]):
        reported.setdefault((row.area_code, group_key(row.group_name)), []).append(row)
    paying: dict[tuple[str, str], list[Any]] = {}
    for spell in spells:
        paying.setdefault((spell.area_code, group_key(spell.group_name)), []).append(spell)
    found = []
    for key in sorted({*reported, *paying}):
        rows = tuple(reported.get(key, ()))
        months = frozenset().union(*map(months_of, rows)) if rows else asked
        paid = contributions(paying.get(key, ()), frozenset([month - lag for month in months]))
        if rows or paid.programmes:
            found.append(Pair(*key, rows, paid))
    return found


def whole_segments(benefits: Iterable[Any], end: date) -> dict[tuple[str, str], list[Any]]:
    """By segment and programme the rows of the twelve months that count for the whole segment.

    The row of the whole segment counts; groups of it count only for months that no such row is about.
    """
    rows = disjoint(inside(benefits, end))
    covered: dict[tuple[str, str, str], set[int]] = {}
    for row in rows:
        if not group_key(row.group_name):
            covered.setdefault((row.area_code, row.segment, row.programme), set()).update(months_of(row))
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        key = (row.area_code, row.segment, row.programme)
        if not group_key(row.group_name) or not months_of(row) & covered.get(key, set()):
            found.setdefault((row.segment, row.programme), []).append(row)
    return found
