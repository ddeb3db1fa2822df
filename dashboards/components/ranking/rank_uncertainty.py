"""Rank ranges in words: from which rank to which, and whose ranks overlap."""

from typing import Any

from dashboards.components.common.table import Column
from dashboards.insights.ranks.uncertainty import ranges
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.rank_uncertainty import SHARE, Range, level_with
from data.metrics.contracts import MetricRow

NAMED = 6


def _span(found: Range) -> str:
    return str(found.best) if found.best == found.worst else f"{found.best}–{found.worst}"


def range_columns(context: Context) -> list[Column]:
    """The range of a MetricFrame row's rank and with how many it is level; none where it is not known."""
    _ = context.language.text
    found = ranges(context)
    if not found:
        return []

    def span(row: MetricRow) -> str:
        return _span(found[row.area]) if row.area in found else "–"

    def level(row: MetricRow) -> Any:
        others = level_with(found, row.area)
        if not others:
            return "–"
        names = context.language.joined([context.name(area) for area in others])
        return html.Span(_("setara dengan {n}", n=len(others)), title=names)

    return [
        Column("rentang", _("Rentang peringkat"), span, lambda r: _order(found.get(r.area))),
        Column("setara", _("Setara"), level, lambda r: len(level_with(found, r.area)), numeric=False),
    ]


def _order(found: Range | None) -> float | None:
    """Best rank first, and of equal ones the narrower."""
    return None if found is None else found.best + found.worst / 1000


def range_rule(context: Context) -> str:
    """What the range is, or why there is none, for a caption."""
    _ = context.language.text
    if context.metric.kind != "ratio":
        return ""
    if not ranges(context):
        return _("Potensi bulan ini tanpa galat survei (RSE), jadi rentang peringkat tidak dihitung.")
    return _("Rentang: peringkat dalam {p} % simulasi galat potensi; setara: rentangnya beririsan.", p=SHARE)


def range_of(context: Context, code: str) -> str:
    """The range of ranks in words: setara peringkat 11–20; empty where it is unknown or one rank."""
    found = ranges(context).get(code)
    if found is None or found.best == found.worst:
        return ""
    return context.language.text("setara peringkat {span}", span=_span(found))


def range_words(context: Context, code: str) -> Element | None:
    """The range of one area and whom it is level with."""
    _, language = context.language.text, context.language
    found = ranges(context)
    if code not in found:
        return None
    others = level_with(found, code)
    span = _("Rentang peringkat karena galat potensi: {span}.", span=_span(found[code]))
    if not others:
        return html.P([span, " ", _("Tidak setara dengan daerah mana pun.")], className="muted")
    names = [context.name(area) for area in others[:NAMED]]
    more = len(others) - len(names)
    who = language.joined([*names, _("{n} lainnya", n=more)] if more else names)
    return html.P([span, " ", html.B(_("Setara")), " ", _("dengan {who}.", who=who)], className="muted")
