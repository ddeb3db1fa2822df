"""Is the province on the path, and who holds it back?"""

from typing import Any

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.area.segment_switch import segment_switch
from dashboards.components.area.share import share
from dashboards.components.common.layout import columns, nothing, section
from dashboards.components.common.provenance import provenance
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.inpres.agreements import agreed_card
from dashboards.components.maps.choropleth import choropleth, has_borders
from dashboards.components.maps.tile_map import tile_map
from dashboards.components.quality.completeness import missing_reports
from dashboards.components.ranking.dumbbell import dumbbell
from dashboards.components.ranking.movers import movers
from dashboards.components.ranking.shortfall import shortfall
from dashboards.insights.headlines.province import province_finding
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    _, language = context.language.text, context.language
    code, chosen = context.selection.residency or PROVINCE, context.rows()
    coverage = context.rows(*COVERAGES, areas=(code,))
    areas = [row for row in chosen if row.level == "kabkota" and context.inside(row.area)]
    metric = context.metric.label[language.code]
    mapped = has_borders(context)
    return View(
        title=_("Ringkasan"),
        finding=province_finding(context, areas),
        body=[
            segment_switch(context, coverage, "/"),
            columns(
                _map(context, chosen),
                section(
                    _(
                        "Siapa menahan {place}",
                        place=_("provinsi") if code == PROVINCE else context.name(code),
                    ),
                    shortfall(context, areas),
                    note=_("{metric}, di bawah jalur, orang kurang dari target", metric=metric),
                ),
                name="hero",
            ),
            section(_("Peta wilayah"), choropleth(context, chosen), note=metric) if mapped else None,
            dumbbell(context),
            movers(context, areas, "year"),
            _since_the_last_report(context, areas),
            columns(
                section(_("Kelengkapan data bulan ini"), *missing_reports(context, areas)),
                agreed_card(context),
                name="half",
            ),
            _whole(context, coverage),
            share(context, code),
        ],
        tables=lambda: (
            metric_table(context, "daerah", metric, areas + [r for r in chosen if r.level != "kabkota"]),
            metric_table(context, "provinsi", context.full(code), coverage, drawing=BARS),
        ),
    )


def _map(context: Context, chosen: list[Any]) -> Element:
    """The hero: a tile for each kabupaten/kota; the heading speaks of a target only where there is one."""
    _, metric = context.language.text, context.metric.label[context.language.code]
    held = any(row.target is not None for row in chosen if row.level == "kabkota")
    unit = _("% potensi") if context.metric.unit == "percent" else _("orang")
    return section(
        _("{metric} terhadap target", metric=metric) if held else _("{metric} tiap daerah", metric=metric),
        tile_map(context, chosen),
        note=_("{n} kabupaten/kota, {unit}", n=len(context.kabkota), unit=unit),
        name="map",
    )


def _since_the_last_report(context: Context, areas: list[Any]) -> Element:
    """One tap away: the same since the previous report."""
    words = context.language.text("Paling berubah sejak laporan sebelumnya")
    return html.Details([html.Summary(words), movers(context, areas, "month")], className="twin")


def _whole(context: Context, coverage: list[Any]) -> Element:
    """One tap away: the four segments with everything that is known of them, and where it comes from."""
    words = context.language.text("Angka lengkap keempat segmen: peserta, potensi, jalur, perubahan, asal")
    cards = html.Div([coverage_card(context, row, traced=True) for row in coverage], className="figures")
    return html.Details(
        [html.Summary(words), cards, _provenance(context, coverage)], className="whole-figures"
    )


def _provenance(context: Context, coverage: list[Any]) -> Any:
    known = [row for row in coverage if row.value is not None]
    held = [row for row in known if row.target is not None]
    return (
        provenance(context, (held or known)[-1])
        if known
        else nothing(context.language.text("Pilih bulan lain, atau buka halaman Angka terbit."))
    )
