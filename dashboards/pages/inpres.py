"""Which of the four duties is undone where?"""

from dashboards.components.area.non_asn_staff import staff_rows, staff_section
from dashboards.components.common.layout import columns, nothing, section
from dashboards.components.datasets import agreements_table, duties_table
from dashboards.components.inpres.agreements import agreed_section
from dashboards.components.inpres.duty_cards import duty_cards, overdue_list
from dashboards.components.inpres.duty_table import duty_table, state_links
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import LATE, duties
from dashboards.insights.headlines import facts as headlines
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    _, words = context.language.text, context.registry
    found = duties(context)
    asked, state = context.selection.get("kewajiban"), context.selection.get("keadaan")
    chosen = asked if asked in words.duties else ""
    states = (*words.duty_statuses, words.duty_not_reported.key, LATE)
    state = state if state in states else ""
    shown = [chosen] if chosen else list(words.duties)
    return View(
        title=_("Inpres 2/2021"),
        headline=headlines.duty(context, found),
        body=[
            duty_cards(context, found, chosen) if found.found else None,
            columns(
                section(
                    _("Empat kewajiban menurut daerah"),
                    state_links(context, state, {"kewajiban": chosen}),
                    duty_table(context, found, shown, state),
                ),
                section(_("Lewat tenggat"), overdue_list(context, found), note=_("yang terlama di atas")),
                name="ranking duties",
            )
            if found.found
            else section(
                _("Empat kewajiban menurut daerah"),
                nothing(
                    _(
                        "Belum ada laporan kewajiban dalam edisi ini. Isi templatnya lalu muat: "
                        "python -m etl template kepatuhan, python -m etl load kepatuhan.xlsx"
                    )
                ),
            ),
            agreed_section(context),
            *([staff_section(context)] if chosen in ("", "kepesertaan") else []),
        ],
        filters=("edisi", "kares"),
        carries=("kewajiban", "keadaan", "kesepakatan"),
        tables=lambda: (
            duties_table(context, _("Empat kewajiban menurut daerah"), found),
            agreements_table(context, _("Kesepakatan rapat"), agreements(context)),
            staff_rows(context),
        ),
    )
