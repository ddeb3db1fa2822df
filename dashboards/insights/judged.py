"""Who can be judged, who is below the path of the month and by how many people, as parts of sentences."""

from collections.abc import Iterable, Sequence

import numpy as np

from dashboards.rendering.language import inside
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


def metric_words(context: Context) -> str:
    """The chosen metric within a sentence."""
    return inside(context.metric.label[context.language.code])


def below(context: Context, row: MetricRow) -> list[MetricRow]:
    """The rows of the kabupaten/kota that an area's row adds up, of its metric and month.

    None for one of them, or where figures do not add up.
    """
    codes = tuple(code for code in context.members(row.area) if code != row.area)
    return context.rows(row.metric, months=(row.period,), areas=codes) if codes else []


def is_net(context: Context, row: MetricRow) -> bool:
    """Whether some of those below an area are short and the surplus of others is deducted from that."""
    gaps = [one.gap_people for one in below(context, row) if one.gap_people is not None]
    return any(gap < 0 for gap in gaps) and any(gap > 0 for gap in gaps)


def shortage(context: Context, row: MetricRow, *, net: bool = True) -> str:
    """The distance to the target in people: kurang 22.000 orang, or lebih.

    With (bersih) where the surplus of some areas is deducted, unless the place says so itself (not `net`).
    Nobody short and nobody over is exactly that.
    """
    _, people = context.language.text, context.language.number(abs(people_short(row)))
    if people == "0":
        return _("tepat pada target")
    if net and is_net(context, row):
        return (
            _("kurang {n} orang (bersih)", n=people)
            if people_short(row) > 0
            else _("lebih {n} orang (bersih)", n=people)
        )
    return _("kurang {n} orang", n=people) if people_short(row) > 0 else _("lebih {n} orang", n=people)


def shortage_brief(context: Context, row: MetricRow) -> str:
    """The same where the word for people stands elsewhere: kurang 22.000, lebih 300, tepat."""
    _, people = context.language.text, context.language.number(abs(people_short(row)))
    if people == "0":
        return _("tepat")
    said = _("kurang {n}", n=people) if people_short(row) > 0 else _("lebih {n}", n=people)
    return _("{short} (bersih)", short=said) if is_net(context, row) else said


def figure_words(context: Context, row: MetricRow) -> str:
    """The value; said where it may still change."""
    _, language = context.language.text, context.language
    percent = context.registry.metrics[row.metric].unit == "percent"
    words = language.percent(row.value) if percent else language.number(row.value)
    return _("{value} (sementara)", value=words) if row.provisional else words


def against_target(context: Context, row: MetricRow) -> dict[str, str]:
    """`value`, `target`, `short` and `where` of a row that has both a value and a target."""
    _, language = context.language.text, context.language
    words = language.percent if context.registry.metrics[row.metric].unit == "percent" else language.number
    where = _("tidak di bawah jalur")
    if below_path(context, row):
        where = _("di bawah jalur bulan ini, {path}", path=words(path_of(row)))
    return {
        "value": figure_words(context, row),
        "target": words(row.target),
        "short": shortage(context, row),
        "where": where,
    }
