"""Every scheme's target of the year beside what we count, on the base its document counts against."""

from dataclasses import dataclass

from dashboards.request.context import PROVINCE, Context
from data.dates import last_day
from data.metrics.contracts import MetricRow
from data.metrics.targets_side_by_side import NATION, Asked, side_by_side

METRICS = {
    "PU": "coverage_pu",
    "BPU": "coverage_bpu",
    "JAKON": "coverage_jakon",
    "TOTAL": "coverage_total",
}


@dataclass(frozen=True)
class Beside:
    """A target with our row of the same area and segment; None where we count nothing of the kind."""

    asked: Asked
    row: MetricRow | None
    december: float | None

    @property
    def eligible(self) -> float | None:
        """The eligible workers of our row."""
        return self.row.denominator if self.row else None

    @property
    def base(self) -> float | None:
        """The people the percentage is of."""
        return self.asked.base(self.eligible) if self.row or self.asked.due else None

    @property
    def people(self) -> float | None:
        """The least number of people that reaches it."""
        return self.asked.people(self.eligible, self.december)

    @property
    def short(self) -> float | None:
        """People short of it (> 0); None where either is unknown."""
        if self.row is None or self.row.numerator is None or self.people is None:
            return None
        return self.people - self.row.numerator

    @property
    def reached(self) -> float | None:
        """Our participants in percent of the document's own base; None for targets that are no percentage."""
        if self.row is None or self.row.numerator is None or not self.base:
            return None
        return self.row.numerator / self.base * 100


def place_of(context: Context) -> str:
    """The area whose targets are looked at: that of the address, else the chosen part, else the province."""
    asked = context.selection.get("wilayah")
    return asked if asked in context.areas else context.selection.residency or PROVINCE


def scheme_targets(context: Context) -> list[Beside]:
    """Of the area of the address and the chosen month's year."""
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None:
        return []
    code = place_of(context)
    return context.remember(("targets side by side", code), lambda: _target_comparisons(context, code))


def _target_comparisons(context: Context, code: str) -> list[Beside]:
    edition, period = context.selection.edition, context.selection.period
    assert edition is not None
    assert period is not None
    asked = context.store.remember(
        ("targets asked", edition.slug, code, period.year),
        lambda: side_by_side(
            context.store.targets(edition),
            context.store.areas(),
            code,
            context.kabkota_in(code),
            period.year,
        ),
        brief=True,
    )
    december, found = last_day(period.year - 1, 12), []
    for one in asked:
        metric = METRICS.get(one.segment) if one.place != NATION else None
        some = one.due is None and one.areas < len(context.kabkota_in(code))  # the sum is of others, too
        row = next(iter(context.rows(metric, areas=(code,))), None) if metric and not some else None
        before = context.rows(metric, months=(december,), areas=(code,)) if metric else []
        found.append(Beside(one, row, before[0].numerator if before else None))
    return found
