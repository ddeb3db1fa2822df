"""What did meetings agree, who does it, and what is overdue?"""

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import nothing, section
from dashboards.components.datasets import agreements_table
from dashboards.components.inpres.agreement_answers import answers_here, answers_table
from dashboards.components.inpres.agreement_rows import agreement_rows
from dashboards.components.inpres.agreements import (
    agreements_headline,
    as_of,
    none_agreed,
    state_links,
    states,
)
from dashboards.insights.facts.agreements import agreements_now
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """What is open, of all areas or of the one that the word `wilayah` names; narrowed by `keadaan`."""
    _, language = context.language.text, context.language
    area = context.selection.get("wilayah")
    area = area if area in context.areas else ""
    found = agreements_now(context, area or None)
    kinds, asked = states(found), context.selection.get("keadaan")
    rows = kinds.get(asked, found.open)
    title = _("Kesepakatan rapat {area}", area=context.formal(area)) if area else _("Kesepakatan rapat")
    note = _(
        "{n} dari {m} kesepakatan, yang terlama lewat tenggat di atas. {asof}",
        n=language.number(len(rows)),
        m=language.number(len(found.found)),
        asof=as_of(context, found),
    )
    shown = agreement_rows(context, found, rows) if rows else nothing(_("Tidak ada."))
    ways = [
        html.A(_("Kesepakatan semua daerah"), href=context.selection.href("/kesepakatan")) if area else None,
        " " if area else None,
        html.A(_("Empat kewajiban menurut daerah"), href=context.selection.href("/inpres")),
    ]
    return View(
        title=title,
        headline=agreements_headline(context, found),
        body=[
            answers_here(context, found),
            section(title, state_links(context, area, asked if asked in kinds else ""), shown, note=note)
            if found.found
            else section(title, how_to_load(context, "kesepakatan", none_agreed(context))),
            html.P(ways, className="onward"),
        ],
        filters=("edisi", "kares"),
        carries=("keadaan", "wilayah"),
        tables=lambda: (
            agreements_table(context, _("Kesepakatan rapat"), found),
            answers_table(context, found),
        ),
    )
