"""How did we get here, and was it real or the denominator?"""

from dashboards.components.common.layout import columns, section, stack
from dashboards.components.common.provenance import provenance
from dashboards.components.datasets import metric_table, series
from dashboards.components.ranking.watchlist import behind
from dashboards.components.trend.area_trend import area_trend
from dashboards.components.trend.forecast import projected
from dashboards.components.trend.progress import area_form, chosen_area, steps_table, trend_headline
from dashboards.components.trend.trend_table import trend_rows, trend_table
from dashboards.insights.metric_history import histories_of
from dashboards.insights.watchlist import agenda
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    _, language = context.language.text, context.language
    code, past = chosen_area(context), histories_of(context)
    own, pairs = past.of(code), trend_rows(context, past)
    metric = context.metric.label[language.code]
    marked = _("titik-titik: dengan potensi bulan ini; garis tegak: potensi berubah; di kaki: sosialisasi")
    return View(
        title=_("Tren"),
        headline=trend_headline(context, code, own),
        body=[
            area_form(context, code),
            columns(
                stack(
                    section(
                        _("{metric}, {area}", metric=metric, area=context.name(code)),
                        area_trend(context, code, steady=True),
                        provenance(context, own.rows[-1]),
                        note=_("garis putus-putus: jalur ke target; {marked}", marked=marked),
                        name="trend",
                    ),
                    projected(context, own.rows[-1]),
                ),
                stack(
                    section(
                        _("Peserta atau potensi?"),
                        steps_table(context, own),
                        note=_("langkah setiap tahun"),
                        name="steps",
                    ),
                    section(
                        _("Di bawah jalur"),
                        behind(context, agenda(context, pairs)),
                        note=_("agenda rapat"),
                    ),
                ),
                name="wide-left",
            ),
            section(_("Tren setiap daerah"), trend_table(context, pairs), note=metric),
        ],
        carries=("wilayah",),
        tables=lambda: (
            series(context, "deret", context.full(code), [code]),
            metric_table(context, "daerah", metric, [pair[0] for pair in pairs]),
        ),
    )
