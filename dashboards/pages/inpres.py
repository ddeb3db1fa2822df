"""Which of the four duties is undone where?"""

from typing import Any

from dashboards.components.area.non_asn_staff import staff_rows, staff_section
from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import section
from dashboards.components.datasets import agreements_table, duties_table
from dashboards.components.inpres.agreements import agreed_line
from dashboards.components.inpres.duties_shown import duties_shown
from dashboards.insights.facts.agreements import agreements_now
from dashboards.insights.facts.duties import duties
from dashboards.insights.headlines import funding_and_duties as headlines
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """Every area and duty on one screen; below, the way to what meetings agreed, and published staff."""
    _ = context.language.text
    found = duties(context)
    return View(
        title=_("Inpres 2/2021"),
        headline=headlines.duty(context, found),
        body=[
            *(duties_shown(context, found) if found.found else [_nothing(context)]),
            agreed_line(context),
            html.P(
                html.A(
                    _("Berkas Paritrana tiap daerah: yang ada dan yang belum ada"),
                    href=context.selection.href("/paritrana"),
                ),
                className="onward",
            ),
            staff_section(context) if context.selection.get("kewajiban") in ("", "kepesertaan") else None,
        ],
        filters=("edisi", "kares"),
        carries=("kewajiban", "keadaan", "urut"),
        tables=lambda: (
            duties_table(context, _("Empat kewajiban menurut daerah"), found),
            agreements_table(context, _("Kesepakatan rapat"), agreements_now(context)),
            staff_rows(context),
        ),
    )


def _nothing(context: Context) -> Any:
    _ = context.language.text
    return section(
        _("Empat kewajiban menurut daerah"),
        how_to_load(context, "kepatuhan", _("Belum ada laporan kewajiban dalam edisi ini.")),
    )
