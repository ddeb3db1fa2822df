"""What falls due next, a row each: in how many days, what, whose; what is past stays on its own page."""

from collections.abc import Sequence

from dashboards.components.common.layout import nothing
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.calendar.due_next import Due, dates
from dashboards.insights.facts.duties import judged_on
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context

SHOWN = 7
COLUMNS = ("due_on", "days_left", "date_kind", "area", "area_name", "what", "about", *ORIGIN)


def due_list(context: Context) -> Element:
    """The next days, the nearest first; what is past is counted and leads to where it stands."""
    _, language, on = context.language.text, context.language, judged_on(context)
    found = dates(context)
    ahead, past = [one for one in found if one.day >= on], [one for one in found if one.day < on]
    parts = [html.Ol([_row(context, one) for one in ahead[:SHOWN]], className="due-list")]
    if not ahead:
        parts = [
            nothing(_("Tidak ada yang jatuh tempo: tidak ada laporan, kesepakatan, atau iuran bertanggal."))
        ]
    more = len(ahead) - SHOWN
    links = [
        html.A(
            _("Semua tenggat sebagai kalender (ICS)"),
            href=context.selection.href("/tenggat.ics"),
            download=True,
        )
    ]
    words = [_("{n} tenggat lagi sesudahnya.", n=language.number(more))] if more > 0 else []
    if past:
        agreed, duties = (sum(one.kind == kind for one in past) for kind in ("agreement", "duty"))
        among = [_("{k} kesepakatan", k=language.number(agreed))] if agreed else []
        among += [_("{d} kewajiban Inpres", d=language.number(duties))] if duties else []
        text = _("Sudah lewat: {n}", n=language.number(len(past)))
        if among:
            text += _(", di antaranya {list}", list=language.joined(among))
        words.append(f"{text}.")
    return html.Div([*parts, html.P([" ".join(words), " ", *links])])


def _row(context: Context, one: Due) -> Element:
    _, language, on = context.language.text, context.language, judged_on(context)
    left = one.days(on)
    count = html.B(language.number(left)) if left else html.B(_("hari ini"))
    whose = f"{context.name(one.area)}: " if one.area else ""
    words = html.Span(one.what, lang="id") if one.kind == "agreement" else one.what
    return html.Li(
        [
            html.Span([count, " ", _("hari lagi") if left else ""], className="days"),
            html.Div(
                [
                    html.P(html.A([whose, words], href=context.selection.href(one.page))),
                    html.P([language.short_day(one.day), " · ", one.about], className="muted"),
                ]
            ),
        ]
    )


def due_rows(context: Context, found: Sequence[Due] | None = None) -> Table:
    """Every open date, past ones with days below zero."""
    on, around = judged_on(context), origin(context.selection.edition)
    records = (
        {
            **around,
            "due_on": one.day,
            "days_left": one.days(on),
            "date_kind": one.kind,
            "area": one.area or None,
            "area_name": context.areas[one.area].name if one.area else None,
            "what": one.what,
            "about": one.about,
        }
        for one in (dates(context) if found is None else found)
    )
    return tabled("tenggat", context.language.text("Tenggat"), COLUMNS, records)
