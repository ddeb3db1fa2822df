"""The meeting's agenda: below target and getting worse, most people short first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboards.context import Context
from dashboards.history import History, past_of
from dashboards.since import Since, since

Pair = tuple[Any, History]
LEAST = {"ratio": 0.05, "count": 1.0}  # points, people: what would read 0,0 has not fallen


@dataclass(frozen=True)
class Agenda:
    """`pairs` are MetricFrame rows with their pasts. `rule` says what worse means: `tren` (History.worse);
    `turun`, where reports are too few for trends, as quarterly ones are: lower than `span` ago on the same
    denominator; `belum`, where neither can be told; `tanpa_target`, where nobody has both a value and a
    target. Of `unknown` areas it cannot be said."""

    rule: str
    pairs: list[Pair] = field(default_factory=list)
    span: Since | None = None
    unknown: int = 0

    @property
    def rows(self) -> list[Any]:
        return [row for row, _history in self.pairs]


def agenda(context: Context, pairs: Sequence[Pair] | None = None) -> Agenda:
    """The kabupaten/kota of the chosen part that are short of their target in the chosen month and worse than
    before; `pairs` where a page has made them. Trends speak where at least half of the areas have one."""
    if pairs is None:
        if context.empty:
            return Agenda("belum")
        past = past_of(context)
        own = [past.of(area.code) for area in context.kabkota if context.inside(area.code)]
        pairs = [(history.rows[-1], history) for history in own]
    rows = [row for row, _history in pairs]
    if all(row.gap_people is None for row in rows):
        return Agenda("tanpa_target")
    untold = sum(history.trend.word == "belum" for _row, history in pairs)
    if untold * 2 <= len(pairs):
        return Agenda("tren", _short([pair for pair in pairs if pair[1].worse]), unknown=untold)
    span = since(rows)
    if span is None:
        return Agenda("belum", unknown=len(pairs))
    least = LEAST[context.metric.kind]
    fallen = [pair for pair in pairs if (span.same(pair[0]) or 0) <= -least]
    return Agenda("turun", _short(fallen), span, sum(span.same(row) is None for row in rows))


def _short(pairs: Sequence[Pair]) -> list[Pair]:
    """Those short of their target, most people first."""
    short = [pair for pair in pairs if pair[0].gap_people is not None and pair[0].gap_people > 0]
    return sorted(short, key=lambda pair: -pair[0].gap_people)
