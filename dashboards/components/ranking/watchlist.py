"""The agenda as a list: everybody below the path of the month by people short, with who gets worse marked."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.text import area_link, change
from dashboards.components.quality.completeness import untargeted
from dashboards.components.trend.trend_table import fall_rule, fall_words
from dashboards.insights.comparison_period import since
from dashboards.insights.headlines.watchlist import marks, path_words
from dashboards.insights.metric_history import History
from dashboards.insights.watchlist import Agenda, agenda
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

MOST = 6


def behind(context: Context, found: Agenda | None = None, *, most: int = MOST) -> Any:
    """The first so many, how many more there are, and by what rule somebody is marked."""
    _ = context.language.text
    found = agenda(context) if found is None else found
    if not found.judged:
        return untargeted(context)
    if not found.rows:
        return nothing(
            _("Tidak ada: dari {n} daerah yang dapat dinilai tidak satu pun di bawah jalur.", n=found.judged)
        )
    rest = len(found.rows) - most
    more = html.P(_("dan {n} lagi", n=context.language.number(rest)), className="muted") if rest > 0 else None
    listed = html.Ul(
        [_item(context, found, row, past) for row, past in found.pairs[:most]], className="movers"
    )
    return html.Div([listed, more, html.P(rule(context, found), className="muted")])


def _item(context: Context, found: Agenda, row: MetricRow, past: History) -> Element:
    """One area: people short, what the path asks, its change on this month's potensi, and its mark."""
    _, language = context.language.text, context.language
    ratio = context.metric.kind == "ratio"
    short = html.B(_("kurang {n} orang", n=language.number(row.gap_people)))
    words = language.percent(row.value) if ratio else language.number(row.value)
    line: list[Any] = [_("{value}, jalur bulan ini {path}", value=words, path=path_words(context, row))]
    span = found.span or since([row])
    if span is not None and span.same(row) is not None:
        unit = " " + (_("poin") if ratio else _("orang"))
        moved = change(context, span.same(row), decimals=1 if ratio else 0, unit=unit)
        line += [" · ", moved, " ", span.words(context)]
    if row.area in found.worse and (why := fall_words(context, past)):
        line += [" · ", _("jatuh"), ", ", why]
    mark = html.Span(f"▼ {_('memburuk')}", className="down") if row.area in found.worse else None
    head = [area_link(context, row.area), " ", short, *([" ", mark] if mark else [])]
    return html.Li([html.P(head), html.P(line, className="muted")])


def rule(context: Context, found: Agenda) -> str:
    """What the mark means, and that the list does not depend on it."""
    _ = context.language.text
    order = _("Semua daerah di bawah jalur bulan ini, menurut orang yang kurang dari target.")
    if found.rule == "belum":
        return f"{order} " + _("Siapa yang memburuk belum dapat dihitung.")
    if found.span is not None:
        what = _("Memburuk: turun {span} dengan potensi bulan ini.", span=found.span.words(context))
    else:
        what = _("Memburuk: turun atau jatuh, dengan potensi bulan ini.") + " " + fall_rule(context)
    return " ".join([order, what, f"({marks(context, found)})" if found.unmarked else ""]).strip()
