"""How did we get here, and was it real or the denominator?"""

from dashboards.components.common.layout import columns, folded, folds, section
from dashboards.components.common.metric_switch import metric_switch
from dashboards.components.common.provenance import provenance
from dashboards.components.datasets import metric_table, series
from dashboards.components.ranking.watchlist import behind
from dashboards.components.trend.area_trend import area_trend
from dashboards.components.trend.cover_ended_note import cover_ended_note
from dashboards.components.trend.forecast import projected
from dashboards.components.trend.key_figures import trend_facts
from dashboards.components.trend.line_key import line_key
from dashboards.components.trend.progress import area_form, chosen_area, steps_table, trend_headline
from dashboards.components.trend.small_multiples import small_multiples
from dashboards.components.trend.trend_table import trend_rows, trend_table
from dashboards.insights.metric_history import histories_of
from dashboards.insights.watchlist import agenda
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """How the figures came about, and where this pace leads."""
    _, language = context.language.text, context.language
    code, past = chosen_area(context), histories_of(context)
    own, pairs = past.of(code), trend_rows(context, past)
    metric = context.metric.label[language.code]
    own_word = {"wilayah": context.selection.get("wilayah")}
    return View(
        title=_("Tren"),
        headline=trend_headline(context, code, own),
        body=[
            html.Div(
                [area_form(context, code), metric_switch(context, "/tren", **own_word)], className="choices"
            ),
            section(
                html.Span(_("{metric}, {area}", metric=metric, area=context.name(code)), className="unseen"),
                columns(
                    area_trend(context, code, steady=True),
                    trend_facts(context, own, pairs),
                    name="with-facts",
                ),
                note=line_key(context, code, steady=True),
                name="trend",
            ),
            small_multiples(context, pairs, cover_ended_note(context, pairs)),
            folds(
                folded(
                    _("Peserta atau potensi?"),
                    steps_table(context, own),
                    provenance(context, own.rows[-1]),
                    note=_("langkah setiap tahun"),
                ),
                projected(context, own.rows[-1]),
                folded(_("Di bawah jalur"), behind(context, agenda(context, pairs)), note=_("agenda rapat")),
                folded(_("Tren setiap daerah"), trend_table(context, pairs), note=metric),
            ),
        ],
        carries=("wilayah",),
        tables=lambda: (
            series(context, "deret", context.full(code), [code]),
            metric_table(context, "daerah", metric, [pair[0] for pair in pairs]),
        ),
    )
