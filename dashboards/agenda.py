"""The meeting's agenda: below target and getting worse, most people short first."""

from collections.abc import Sequence
from typing import Any

from dashboards.context import Context
from dashboards.history import History, Past

Pair = tuple[Any, History]


def agenda(context: Context, pairs: Sequence[Pair] | None = None) -> list[Pair]:
    """The kabupaten/kota of the chosen part that are short of their target in the chosen month and worse
    than before (History.worse), each a MetricFrame row and its past; `pairs` where a page has made them."""
    if pairs is None:
        if context.empty:
            return []
        past = Past(context)
        own = [past.of(area.code) for area in context.kabkota if context.inside(area.code)]
        pairs = [(history.rows[-1], history) for history in own]
    short = [pair for pair in pairs if pair[0].gap_people is not None and pair[0].gap_people > 0]
    return sorted((pair for pair in short if pair[1].worse), key=lambda pair: -pair[0].gap_people)
