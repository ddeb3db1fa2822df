"""Which of the four duties is undone where?"""

from typing import Any

from dashboards.components.area.non_asn_staff import staff_rows, staff_section
from dashboards.components.common.layout import nothing, section
from dashboards.components.datasets import agreements_table, duties_table
from dashboards.components.inpres.agreements import agreed_line
from dashboards.components.inpres.duty_bars import duty_bars
from dashboards.components.inpres.duty_grid import (
    ORDERS,
    duty_grid,
    duty_key,
    narrowed_words,
    order_links,
    shown_areas,
)
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import LATE, Duties, duties
from dashboards.insights.headlines import facts as headlines
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
            *(_grid(context, found) if found.found else [_nothing(context)]),
            agreed_line(context),
            html.Details(
                [html.Summary(_("Pegawai non-ASN pemerintah daerah")), staff_section(context)],
                className="twin",
            ),
        ],
        filters=("edisi", "kares"),
        carries=("kewajiban", "keadaan", "urut"),
        tables=lambda: (
            duties_table(context, _("Empat kewajiban menurut daerah"), found),
            agreements_table(context, _("Kesepakatan rapat"), agreements(context)),
            staff_rows(context),
        ),
    )


def _grid(context: Context, found: Duties) -> list[Any]:
    """The duties, then the areas in the order and state that the address asks for."""
    words, get = context.registry, context.selection.get
    duty = get("kewajiban") if get("kewajiban") in words.duties else ""
    every = (*words.duty_statuses, words.duty_not_reported.key, LATE)
    state = get("keadaan") if get("keadaan") in every else ""
    order = get("urut") if get("urut") in ORDERS else ""
    areas = shown_areas(found, duty, state)
    day = context.language.text(
        "Keadaan per {day}. Buka satu baris: dokumen, bukti, dan tenggatnya.",
        day=context.language.day(found.on),
    )
    return [
        duty_bars(context, found),
        html.Div([order_links(context, order), duty_key(context)], className="above-grid"),
        narrowed_words(context, found, duty, state, len(areas)),
        duty_grid(context, found, areas, order),
        html.P(day, className="muted"),
    ]


def _nothing(context: Context) -> Any:
    _ = context.language.text
    return section(
        _("Empat kewajiban menurut daerah"),
        nothing(
            _(
                "Belum ada laporan kewajiban dalam edisi ini. Isi templatnya lalu muat: "
                "python -m etl template kepatuhan, python -m etl load kepatuhan.xlsx"
            )
        ),
    )
