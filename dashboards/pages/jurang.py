"""Whose cover does government pay, who drops out next, and what keeps them?"""

from dashboards.components.benefits.remarks import benefits_line
from dashboards.components.common.layout import columns, section, stack
from dashboards.components.common.provenance import provenance
from dashboards.components.funding.cliff import (
    before_next_budget,
    cliff_bars,
    largest_drop,
    plan_answer,
    plan_form,
    shift_line,
)
from dashboards.components.funding.funding_cards import paid_cards
from dashboards.components.funding.gap_tables import lapses_table, months_table, spells_table
from dashboards.components.funding.lapses import lapse_notice, to_confirm, undated_list
from dashboards.components.funding.people_list import people_list
from dashboards.components.funding.programmes import programmes_table, twice
from dashboards.components.funnel.bars import lost_on_the_way
from dashboards.insights.facts.cliff import cliff, plan
from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines import funding_and_duties as headlines
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """The cliff of the chosen month, the programmes behind it, and a plan asked for in the address."""
    _ = context.language.text
    found, asked = paid(context), plan(context)
    laid = cliff(context, found, asked)
    double = twice(context, found)
    drop = largest_drop(context, found, laid)
    recorded = found.spells or found.undated  # where nothing is, nobody knows that it is zero
    return View(
        title=_("Jurang perlindungan"),
        headline=headlines.funding(context, found),
        body=[
            columns(
                section(
                    _("Orang yang iurannya dibayar"),
                    html.Div([cliff_bars(context, found, laid), drop], className="cliff-box"),
                    None if drop else lapse_notice(context, found),
                    before_next_budget(context, found),
                    shift_line(context, found),
                    plan_form(context, found, asked),
                    plan_answer(context, laid, asked) if asked.asked or asked.more else None,
                    note=_("menurut bulan; garis tepi: dengan rencana di bawah")
                    if laid.then
                    else _("menurut bulan, hanya program yang menyebut bulannya")
                    if found.undated
                    else _("menurut bulan, bila tidak ada yang diperpanjang"),
                ),
                stack(paid_cards(context, found)) if recorded else None,
                name="wide-left cliff-row",
            ),
            section(
                _("Siapa keluar, kapan, dan berapa untuk mempertahankannya"),
                programmes_table(context, found),
                note=_(
                    "kepesertaan bukan orang: satu orang dapat terhitung dua kali bila ditanggung dua dana"
                ),
                name="spells",
            ),
            lost_on_the_way(context),
            benefits_line(context),
            section(_("Ditanggung dua dana"), double) if double else None,
            to_confirm(context, found),
            undated_list(context, found),
            people_list(context),
            provenance(context, found.whole._replace(target=None)),
        ],
        filters=("edisi", "periode", "kares"),
        tables=lambda: (
            spells_table(context, _("Semua program"), found),
            lapses_table(context, found),
            months_table(context, found),
        ),
    )
