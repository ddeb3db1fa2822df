"""Three facts beside a line: people in a year, how many areas rise or fall, and where the pace leads."""

from collections.abc import Sequence

from dashboards.components.common.text import same_areas
from dashboards.components.trend.forecast import outlook
from dashboards.insights.comparison_period import on_this_potensi, since
from dashboards.insights.metric_history import History
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.trend import WORDS
from data.metrics.contracts import MetricRow

Pairs = Sequence[tuple[MetricRow, History]]


def trend_facts(context: Context, own: History, pairs: Pairs) -> Element | None:
    """The facts of one area's history; `pairs` are the kabupaten/kota counted by their trend word."""
    row = own.rows[-1]
    found = [_people(context, row), _words(context, pairs), outlook(context, row)]
    items = [html.Li([html.B(head), " ", html.Span(words)]) for head, words in filter(None, found)]
    return html.Ul(items, className="facts") if items else None


def _people(context: Context, row: MetricRow) -> tuple[str, str] | None:
    """Participants gained, over which areas, and what a new potensi did beside it."""
    _, language = context.language.text, context.language
    span = since([row]) if row.value is not None else None
    if span is None:
        return None
    words = [_("peserta {span}", span=span.words(context))]
    if alike := same_areas(context, row.areas, span.compared(row)):
        words.append(alike)
    if context.metric.kind == "ratio":
        words.append(moved(context, span.same(row) or 0.0) + " " + on_this_potensi(context))
        effect = potensi_effect(context, (span.raw(row) or 0.0) - (span.same(row) or 0.0))
        if effect:
            words.append(effect)
    return _("{n} orang", n=language.signed(span.people(row))), ", ".join(words)


def moved(context: Context, same: float) -> str:
    """By how many points on one potensi: naik 2,1 poin, turun 0,3 poin, tetap."""
    _, size = context.language.text, context.language.number(abs(same), 1)
    if not size.strip("0,."):
        return _("tetap")
    return _("naik {n} poin", n=size) if same > 0 else _("turun {n} poin", n=size)


def potensi_effect(context: Context, effect: float) -> str:
    """By how many points the new potensi alone moved the coverage; empty where it did not."""
    _, size = context.language.text, context.language.number(abs(effect), 1)
    if not size.strip("0,."):
        return ""
    if effect > 0:
        return _("potensi yang berubah sendiri menaikkan capaian {n} poin", n=size)
    return _("potensi yang berubah sendiri menurunkan capaian {n} poin", n=size)


def _words(context: Context, pairs: Pairs) -> tuple[str, str] | None:
    """How many areas rise, stay, fall; None where no area has months enough."""
    _ = context.language.text
    count = {word: sum(past.trend.word == word for _row, past in pairs) for word in WORDS}
    if count["belum"] == len(pairs):
        return None
    rest = [
        words
        for word, words in (
            ("turun", _("{n} turun", n=count["turun"])),
            ("jatuh", _("{n} jatuh dalam satu langkah", n=count["jatuh"])),
            ("belum", _("{n} belum dapat dinilai", n=count["belum"])),
        )
        if count[word] or word == "turun"
    ]
    head = _("{up} naik, {flat} stabil", up=count["naik"], flat=count["stabil"])
    return head, ", ".join([*rest, _("tren 12 bulan daerah, potensi tetap")])
