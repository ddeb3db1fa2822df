"""The meeting's agenda: everybody below the path, most people short first; who gets worse is marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboards.insights.comparison_period import Since, since
from dashboards.insights.judged import below_path, judged
from dashboards.insights.metric_history import History, histories_of
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

Pair = tuple[MetricRow, History]
LEAST = {"ratio": 0.05, "count": 1.0}  # points, people: what would read 0,0 has not fallen


@dataclass(frozen=True)
class Agenda:
    """`pairs` are MetricFrame rows with their pasts, below their path, most people short first.

    `worse` holds the codes of those that get worse, by the `rule`: `tren` (History.worse); `turun`, where
    reports are too few for trends, as quarterly ones are: lower than `span` ago on the same denominator;
    `belum`, where neither can be known. `unmarked` of the listed cannot be marked either way. `shown`
    areas were looked at, `judged` of them have a value and a target.
    """

    rule: str = "belum"
    pairs: list[Pair] = field(default_factory=list)
    worse: frozenset[str] = frozenset()
    span: Since | None = None
    unmarked: int = 0
    shown: int = 0
    judged: int = 0

    @property
    def rows(self) -> list[MetricRow]:
        """The rows of the areas on the list."""
        return [row for row, _history in self.pairs]

    @property
    def worsening(self) -> list[MetricRow]:
        """The rows that are marked."""
        return [row for row in self.rows if row.area in self.worse]


def agenda(context: Context, pairs: Sequence[Pair] | None = None, *, code: str | None = None) -> Agenda:
    """The kabupaten/kota of the chosen region, or of the area `code`, that are below the path of the month.

    `pairs` are rows with their histories, where a page has made them. Trends mark areas where at least half
    of all have one.
    """
    if pairs is not None:
        return _agenda(context, pairs)
    if context.empty:
        return Agenda()
    return context.remember(("agenda", code), lambda: _agenda(context, _pairs(context, code)))


def _pairs(context: Context, code: str | None) -> list[Pair]:
    past = histories_of(context)
    places = [area.code for area in context.kabkota]
    within = context.inside if code is None else lambda place: context.is_within(place, code)
    own = [past.of(place) for place in places if within(place)]
    return [(history.rows[-1], history) for history in own]


def _agenda(context: Context, pairs: Sequence[Pair]) -> Agenda:
    rows = [row for row, _history in pairs]
    behind = sorted((pair for pair in pairs if below_path(context, pair[0])), key=_weight)
    found = Agenda("belum", behind, unmarked=len(behind), shown=len(rows), judged=len(judged(rows)))
    unknown = sum(history.trend.word == "belum" for _row, history in pairs)
    if unknown * 2 <= len(pairs):
        worse = frozenset(row.area for row, history in behind if history.worse)
        unmarked = sum(history.trend.word == "belum" for _row, history in behind)
        return replace(found, rule="tren", worse=worse, unmarked=unmarked)
    span = since(rows)
    if span is None:
        return found
    least = LEAST[context.metric.kind]
    fallen = frozenset(row.area for row, _history in behind if (span.same(row) or 0) <= -least)
    unmarked = sum(span.same(row) is None for row, _history in behind)
    return replace(found, rule="turun", worse=fallen, span=span, unmarked=unmarked)


def _weight(pair: Pair) -> tuple[float, str]:
    return -(pair[0].gap_people or 0.0), pair[0].area
