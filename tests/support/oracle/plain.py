"""read() once more, the slow and obvious way: dicts, loops and exact fractions; nothing taken from its code.

The words (segments, metrics, bands, collections) come from the same definitions; every rule about numbers
is written here a second time, after the column comments of data/metrics/contracts.py.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from data.definitions.registry import Metric, registry
from tests.support.oracle import targets
from tests.support.oracle.counts import Count, add, basis_of, first_basis
from tests.support.world import ACTIVE, KABKOTA, KARESIDENAN, PROVINCE, Delivery, months

AREAS = (PROVINCE, *KARESIDENAN, *KABKOTA)
Row = dict[str, Any]


class Oracle:
    """What an edition that sees `deliveries` (by load number) says."""

    def __init__(self, deliveries: Mapping[int, Delivery], collection: str) -> None:
        self.collection = registry().collections[collection]
        self.deliveries = deliveries
        self.by_basis = self._by_basis()
        self.first: str | None = None  # the basis that speaks before others
        self.stored = self._stored()
        known = [key[1] for key in self.stored]
        self.months = months(f"{min(known):%Y-%m}", _distance(min(known), max(known)) + 1) if known else []
        told = {period for area, period, _, measure in self.stored if area in AREAS and measure == ACTIVE}
        self.shown = [m for m in self.months if m in told]

    def _stored(self) -> dict[tuple[str, date, str, str], Count]:
        return {key: first_basis(found, self.first) for key, found in self.by_basis.items()}

    def use(self, first: str | None) -> None:
        self.first, self.stored = first, {}
        self.stored = self._stored()

    def _by_basis(self) -> dict[tuple[str, date, str, str], dict[str, Count]]:
        """The figure that stands on each basis: newest load, exact before approximate, first row."""
        by_basis: dict[tuple[str, date, str, str], dict[str, Count]] = {}
        for number in sorted(self.deliveries):
            delivery = self.deliveries[number]
            if delivery.collection != self.collection.key:
                continue
            here: dict[tuple[str, date, str, str, str], list[Any]] = {}
            for fact in delivery.facts:
                if not fact.programme:
                    key = (fact.area, fact.period, fact.segment, fact.measure, fact.basis)
                    here.setdefault(key, []).append(fact)
            for key, facts in here.items():
                exact = [fact for fact in facts if fact.precision == "exact"]
                best = (exact or facts)[0]
                by_basis.setdefault(key[:4], {})[key[4]] = Count(
                    value=best.value,
                    periods=frozenset([best.period]),
                    loads=frozenset([number]),
                    bases=(best.basis,),
                    provisional=best.provisional,
                    approximate=best.precision == "approx",
                    conflict=len({fact.value for fact in facts}) > 1,
                    row=best.row,
                )
        return by_basis

    def single(self, measure: str, segment: str, area: str, period: date) -> Count | None:
        """A stored count; potensi is carried forward from the last month that has one."""
        carried = registry().measures[measure].over_time == "carried_forward"
        for month in reversed([m for m in self.months if m <= period]):
            found = self.stored.get((area, month, segment, measure))
            if found is not None:
                return found
            if not (carried and self.collection.carries_forward):
                return None
        return None

    def whole(self, measure: str, segment: str, area: str, period: date) -> Count | None:
        """A segment: what was printed for it where that is not older than its parts, else their sum."""
        own = self.single(measure, segment, area, period)
        parts = registry().segments[segment].required
        if not parts:
            return own
        pieces = [self.single(measure, part, area, period) for part in parts]
        total: Count | None = None
        if all(pieces):
            for piece in pieces:
                assert piece is not None
                total = piece if total is None else add(total, piece)
        if own is None:
            return total
        older = total is not None and (max(own.periods), max(own.loads)) < (
            max(total.periods),
            max(total.loads),
        )
        carried = registry().measures[measure].over_time == "carried_forward"
        if total is not None and self.first is not None and not carried:
            mine, theirs = own.bases == (self.first,), total.bases == (self.first,)
            older = older if mine == theirs else theirs
        return total if older else Count(**{**own.__dict__, "printed": True})

    def pair(
        self, metric: Metric, below: str | None, area: str, period: date
    ) -> tuple[Count | None, Count | None]:
        """Numerator and denominator, with PMI where both printed counts are sums and both its own known."""
        top = self.whole(metric.numerator, metric.segment, area, period)
        bottom = self.whole(below, metric.segment, area, period) if below else None
        for part in registry().segments[metric.segment].optional:
            more = self.single(metric.numerator, part, area, period)
            more_below = self.single(below, part, area, period) if below else None
            stands = (top and top.printed) or (bottom and bottom.printed)
            if stands or more is None or (below and more_below is None):
                continue
            if top is None or top.bases != more.bases:
                continue
            top = add(top, more)
            bottom = bottom and more_below and add(bottom, more_below)
        return top, bottom

    def members(self, area: str) -> tuple[str, ...]:
        if not self.collection.rolls_up:
            return (area,)
        return KABKOTA if area == PROVINCE else KARESIDENAN.get(area, (area,))

    def basis(self, metric: Metric, periods: Sequence[date] = ()) -> str | None:
        """The basis on which most kabkota have a figure in these months (none: all); NIK where as many have
        another, then the registry's order."""
        votes: dict[str, int] = {}
        for first in (None, *registry().bases):
            self.use(first)
            for m in periods or self.shown:
                for found in (self._known(metric, a, m) for a in KABKOTA):
                    word = "+".join(found[0].bases) if found else ""
                    if word and (word == first if first else "+" in word):
                        votes[word] = votes.get(word, 0) + 1
        order = list(registry().bases)
        return min(
            votes, key=lambda w: (-votes[w], order.index(w) if w in order else len(order), w), default=None
        )

    def read(
        self, key: str, scheme: str | None = None, basis: str | None = None, periods: Sequence[date] = ()
    ) -> dict[tuple[date, str], Row]:
        """Every shown month and area of a metric: column -> value, None where unknown."""
        metric = registry().metrics[key]
        basis = basis or self.basis(metric, periods)
        self.use(basis)
        self.view = basis
        known = {(m, a): self._known(metric, a, m) for m in self.months for a in AREAS}
        self.apart = {
            (m, a) for (m, a), found in known.items() if found and a in KABKOTA
            if "+".join(found[0].bases) != basis
        }  # fmt: skip
        self.alone = {place for place, found in known.items() if found and _nobody(metric, found)}
        rows = {(m, a): self._row(metric, a, m, known) for m in self.months for a in AREAS}
        goals = [
            goal
            for number in self.deliveries
            for goal in self.deliveries[number].goals
            if goal.scheme == scheme
        ]
        if metric.targets and goals:
            targets.Goals(self, metric, known, scheme).onto(rows)
        for m in self.months:
            apart = {a for month, a in self.apart if month == m}
            told = {a for a in AREAS if self._told(a, m)}
            _judge({a: rows[m, a] for a in AREAS}, told, apart)
        for place in self.apart:
            rows[place].update(gap_points=None, gap_people=None, path_gap=None)
        for (m, a), row in rows.items():
            heard = [
                m2
                for m2 in self.shown
                if m2 < m and any(known[m2, other] and (m2, other) not in self.alone for other in AREAS)
            ]
            row["previous_period"] = heard[-1] if heard else None
            inside = [b for b in self.members(a) if b == a or (m, b) not in self.apart]
            divided = {place: None if place in self.alone else found for place, found in known.items()}
            _compare(metric, row, rows, divided, members=inside, key=(m, a))
            row["rank_change"], row["rank_compared"] = _passed(rows, a, m, row["previous_period"])
            row["rank_change_year"], row["rank_compared_year"] = _passed(rows, a, m, _earlier(m, 12))
        return {place: row for place, row in rows.items() if place[0] in self.shown}

    def _told(self, area: str, period: date) -> bool:
        """Whether the area, or one below it, has a count of active participants of any segment."""
        asked = [(a, period, segment, ACTIVE) for a in self.members(area) for segment in registry().segments]
        return any(key in self.stored for key in asked)

    def _known(self, metric: Metric, area: str, period: date) -> tuple[Count, Count | None] | None:
        """The counts of an area that has reported, else None."""
        top, bottom = self.pair(metric, metric.denominator, area, period)
        if top is None or (metric.denominator and bottom is None):
            return None
        return top, bottom

    def _row(self, metric: Metric, area: str, period: date, known: Mapping[Any, Any]) -> Row:
        members = self.members(area)
        told = [a for a in members if known[period, a]]
        counts = [known[period, a] for a in told if a == area or (period, a) not in self.apart | self.alone]
        told = [a for a in told if a == area or (period, a) not in self.alone]
        ratio = metric.kind == "ratio"
        n = sum(top.value for top, _ in counts) if counts else None
        d = sum(bottom.value for _, bottom in counts) if counts and ratio else None
        every = [count for two in counts for count in two if count]
        set_in = {bottom.periods for _, bottom in counts} if ratio else set()
        alone = counts[0][0] if counts and members == (area,) else None
        return {
            "period": period,
            "area": area,
            "level": {PROVINCE: "provinsi"}.get(area, "karesidenan" if area in KARESIDENAN else "kabkota"),
            "metric": metric.key,
            "numerator": n,
            "denominator": d,
            "denominator_period": max(min(set_in)) if len(set_in) == 1 and len(min(set_in)) == 1 else None,
            "value": (n if not ratio else Fraction(n * 100, d) if d else None) if n is not None else None,
            "uncovered": None if n is None or d is None else d - n,
            "provisional": any(count.provisional for count in every),
            "approximate": any(count.approximate for count in every),
            "conflict": any(count.conflict for count in every),
            "basis": ",".join(sorted({basis_of(*two) for two in counts})) or None,
            "reported": len(told),
            "other_basis": sum((period, a) in self.apart for a in told),
            "areas": len(members),
            "load_id": max(alone.loads) if alone else None,
            "source_row": alone.row if alone else None,
            **dict.fromkeys(targets.COLUMNS),
        }


def _nobody(metric: Metric, found: tuple[Count, Count | None]) -> bool:
    """Whether nobody is eligible, so that no rate can be taken of it and it is in no sum."""
    return metric.kind == "ratio" and found[1] is not None and found[1].value == 0


def _distance(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _judge(rows: dict[str, Row], told: set[str], apart: set[str]) -> None:
    """Rank and status of one month; `told` are the areas of which anything was reported, `apart` those of
    another basis."""
    values = {
        a: row["value"]
        for a, row in rows.items()
        if a in KABKOTA and a not in apart and row["value"] is not None
    }
    for area, row in rows.items():
        row["ranked"], row["rank"] = len(values), None
        if area in values:
            row["rank"] = 1 + sum(other > values[area] for other in values.values())
        row["status"] = _status(row, told=area in told)


def _status(row: Row, *, told: bool) -> str:
    """Best first; every metric with targets is one where higher is better."""
    value, target = row["value"], row["target"]
    if row["other_basis"] and row["other_basis"] == row["reported"]:
        return "dasar_lain"
    if value is None:
        return "tanpa_angka" if told or row["reported"] else "belum_melapor"
    if target is None:
        return "tanpa_target"
    for band in registry().bands[:-1]:
        if value >= Fraction(str(band.start)) * row[str(band.of)]:
            return band.key
    return registry().bands[-1].key


def _compare(
    metric: Metric,
    row: Row,
    rows: Mapping[Any, Row],
    known: Mapping[Any, Any],
    *,
    members: Sequence[str],
    key: tuple[date, str],
) -> None:
    """Changes since the previous report and a year ago, of the areas in both on the same basis; and the
    previous rank."""
    period, area = key
    for word, then in (("month", row["previous_period"]), ("year", _earlier(period, 12))):
        both = [a for a in members if known[period, a] and known.get((then, a))]
        both = [a for a in both if known[period, a][0].bases == known[then, a][0].bases]
        people = sum(known[period, a][0].value - known[then, a][0].value for a in both)
        row[f"compared_{word}"] = len(both)
        for name in ("change", "people", "same_base"):
            row[f"{name}_{word}"] = people if both else None
        if metric.kind == "ratio":
            base = sum(known[period, a][1].value for a in both)
            row[f"same_base_{word}"] = Fraction(people * 100, base) if base else None
            now, was = (_ratio([known[month, a] for a in both if month]) for month in (period, then))
            row[f"change_{word}"] = None if now is None or was is None else now - was
    row["previous_rank"] = rows.get((row["previous_period"], area), {}).get("rank")


def _passed(rows: Mapping[Any, Row], area: str, now: date, then: date | None) -> tuple[int | None, int]:
    """Places gained since another month, and among how many: of the areas with a rank in both months, those
    that stood above it then less those that stand above it now."""
    both = [a for a in KABKOTA if all(rows.get((m, a), {}).get("rank") is not None for m in (now, then))]
    if area not in both:
        return None, len(both)

    def above(month: date | None) -> int:
        return sum(rows[month, other]["value"] > rows[month, area]["value"] for other in both)

    return above(then) - above(now), len(both)


def _ratio(counts: list[Any]) -> Fraction | None:
    whole = sum(bottom.value for _, bottom in counts)
    return Fraction(100 * sum(top.value for top, _ in counts), whole) if whole else None


def _earlier(period: date, back: int) -> date:
    place = period.year * 12 + period.month - 1 - back
    return months(f"{place // 12}-{place % 12 + 1}", 1)[0]
