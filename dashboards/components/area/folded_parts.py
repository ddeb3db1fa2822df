"""What waits behind a heading on an area's page: all that is known, and what answers rarer questions."""

from typing import Any

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.area.non_asn_staff import staff_here
from dashboards.components.area.programmes_here import programmes_here
from dashboards.components.area.published_here import published_here
from dashboards.components.area.sectors import sectors
from dashboards.components.common.layout import folded
from dashboards.components.common.provenance import provenance
from dashboards.components.inpres.outreach import outreach_here
from dashboards.components.inpres.regulations import regulations_here
from dashboards.components.planning.rank_target import climbing
from dashboards.components.planning.requirements import needs
from dashboards.components.registration.employers import employers_here
from dashboards.components.registration.projects import projects_here
from dashboards.components.trend.forecast import projected
from dashboards.insights.ranks.movement import passing_rule
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def folded_parts(context: Context, row: MetricRow, coverage: list[MetricRow]) -> list[Element | None]:
    """For the row of the chosen metric and those of the segments; published parts only where there are."""
    _, code = context.language.text, row.area
    staff, open_sectors = staff_here(context, code), sectors(context, code)
    depth = programmes_here(context, code)
    issued = regulations_here(context, code)
    firms, works = employers_here(context, code), projects_here(context, code)
    real = _("nyata, dengan sumbernya")
    return [
        _whole_figures(context, row, coverage),
        folded(_("Laju dan biaya"), *needs(context, row), note=_metric(context), name="needs"),
        climbing(context, row),
        projected(context, row),
        folded(_("Program"), depth, note=_("JHT, JP, JKP di antara peserta aktif")) if depth else None,
        folded(_("Peraturan"), issued) if issued else None,
        folded(_("Sosialisasi"), outreach_here(context, code), name="outreach"),
        folded(_("Pegawai non-ASN pemerintah daerah"), staff, note=real) if staff else None,
        folded(_("Pemberi kerja belum daftar"), firms, note=_("dan yang daftar sebagian")) if firms else None,
        folded(_("Proyek jasa konstruksi"), works, note=_("ditandatangani, terdaftar, dibayar"))
        if works
        else None,
        folded(_("Kesenjangan per sektor"), open_sectors, note=real) if open_sectors else None,
        folded(_("Angka terbit"), published_here(context, code), note=real),
    ]


def _metric(context: Context) -> str:
    return context.metric.label[context.language.code]


def _whole_figures(context: Context, row: MetricRow, coverage: list[MetricRow]) -> Element:
    """The four segments with all that is known of each, where it comes from, and what arrows count."""
    _, rule = context.language.text, passing_rule(context, [row])
    cards: list[Any] = [coverage_card(context, part, traced=True) for part in coverage]
    return folded(
        _("Angka lengkap keempat segmen"),
        html.Div(cards, className="figures"),
        provenance(context, row),
        html.P(rule, className="muted") if rule else None,
        note=_("peserta, potensi, jalur, perubahan, dan asalnya"),
    )
