"""Who can be judged, who is below the path of the month, and how many of how many are on track."""

from collections.abc import Iterable, Sequence

import numpy as np

from dashboards.request.context import Context
from data.analysis.coverage import reaches
from data.metrics.contracts import MetricRow

ON_TRACK = ("tercapai", "di_jalur")


def judged(rows: Iterable[MetricRow]) -> list[MetricRow]:
    """The rows that have both a value and a target; nobody else can be spoken of as ahead or behind."""
    return [row for row in rows if row.value is not None and row.target is not None]


def people_short(row: MetricRow) -> float:
    """People short of the target (> 0) or beyond it (< 0); only of a row with a value and a target."""
    assert row.gap_people is not None
    return row.gap_people


def path_of(row: MetricRow) -> float | None:
    """What the path to the target asks this month; the target itself where no path can be drawn."""
    return row.target if row.path is None else row.path


def below_path(context: Context, row: MetricRow) -> bool:
    """Whether a MetricFrame row is on the wrong side of the month's path; never where either is unknown."""
    if row.value is None or row.target is None:
        return False
    path = path_of(row)
    assert path is not None
    higher = context.registry.metrics[row.metric].better != "lower"
    return not reaches(np.array(row.value), np.array(path), higher_is_better=higher)


def on_track(context: Context, rows: Sequence[MetricRow], *, total_shown: bool = False) -> str:
    """2 dari 3 daerah yang dapat dinilai (seluruhnya 5) tercapai atau di jalur.

    Empty where none can be judged. `total_shown`: the sentence says elsewhere how many there are in all.
    """
    _, known = context.language.text, judged(rows)
    if not known:
        return ""
    fields = {"n": sum(row.status in ON_TRACK for row in known), "m": len(known), "all": len(rows)}
    if len(known) == len(rows):
        return _("{n} dari {m} daerah tercapai atau di jalur", **fields)
    if total_shown:
        return _("{n} dari {m} yang dapat dinilai tercapai atau di jalur", **fields)
    return _("{n} dari {m} daerah yang dapat dinilai (seluruhnya {all}) tercapai atau di jalur", **fields)
