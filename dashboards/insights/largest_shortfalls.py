"""The areas short of most people, and what they make of all that is missing where that is known of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.insights.judged import judged, people_short
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


@dataclass(frozen=True)
class Largest:
    """`rows`, most people short first; `title` says how many of how many they are and their share."""

    rows: list[MetricRow]
    title: str


def largest_shortfalls(context: Context, areas: Sequence[MetricRow], most: int) -> Largest | None:
    """At most so many of the areas; None where nobody is short.

    A share of the whole is only said where the figures of areas add up to it and each of them can be judged;
    else it is the share of those that can.
    """
    _, language, known = context.language.text, context.language, judged(areas)
    short = sorted(
        (row for row in known if people_short(row) > 0), key=lambda row: (-people_short(row), row.area)
    )
    if not short:
        return None
    first = short[:most]
    if len(first) == len(short):
        return Largest(first, _("{n} daerah kurang dari target", n=len(short)))
    share = language.percent(sum(map(people_short, first)) / sum(map(people_short, short)) * 100, 0)
    if context.adds_up and len(known) == len(areas):
        title = _("{n} dari {m} daerah: {share} kekurangan", n=len(first), m=len(short), share=share)
    else:
        title = _("{n} daerah: {share} kekurangan {m} daerah", n=len(first), m=len(known), share=share)
    return Largest(first, title)
