"""What each step of the meeting shows, put together from the parts that the pages are made of."""

from collections.abc import Callable
from typing import Any

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.common.layout import columns, nothing, section, stack
from dashboards.components.common.provenance import provenance
from dashboards.components.funding.lapses import calendar, lapse_list
from dashboards.components.inpres.agreements import agreed_table, all_agreements, how_to_load
from dashboards.components.inpres.duty_cards import duty_cards, overdue_list
from dashboards.components.maps.tile_map import tile_map
from dashboards.components.planning.requirements import needs
from dashboards.components.quality.completeness import missing_reports
from dashboards.components.quality.quality import facts_of, lamp, report_grid
from dashboards.components.ranking.movers import movers
from dashboards.components.ranking.shortfall import shortfall
from dashboards.components.ranking.watchlist import behind
from dashboards.components.trend.area_trend import area_trend
from dashboards.insights.facts.agreements import Agreements, agreements
from dashboards.insights.facts.duties import duties
from dashboards.insights.facts.paid_cover import paid
from dashboards.meeting.agenda import areas_of
from dashboards.rendering.elements import html
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.facts.duties import done

OVERDUE = 7
AGREED, ELSEWHERE = 7, 2


def _whole(context: Context) -> str:
    residency = context.selection.residency
    return context.name(residency) if residency else context.language.text("provinsi")


def _province(context: Context) -> list[Any]:
    code = context.selection.residency or PROVINCE
    coverage = context.rows(*COVERAGES, areas=(code,))
    chosen = next(row for row in context.rows() if row.area == code)
    metric = context.metric.label[context.language.code]
    cards = html.Div([coverage_card(context, row) for row in coverage], className="figures two")
    tiles = section(metric, tile_map(context, context.rows()), provenance(context, chosen), name="map")
    return [columns(cards, tiles, name="cards-and-tiles")]


def _agreed(context: Context) -> list[Any]:
    """What of the last meeting is open, what is open of those before, and only then how many are done."""
    _, language = context.language.text, context.language
    found = agreements(context)
    title = _("Kesepakatan rapat")
    if found.last is None:
        return [section(title, nothing(how_to_load(context)))]
    own = [row for row in found.of_last if not done(row)]
    day, caption = language.day(found.last), _("Keadaan per {day}.", day=language.day(found.on))
    parts = []
    if own:
        agreed = _agreed_table(context, found, own, AGREED, caption=caption)
        parts.append(section(_("Rapat {day}", day=day), *agreed, name="agreed"))
    if found.elsewhere:
        others = _agreed_table(
            context, found, found.elsewhere, ELSEWHERE, caption=_("Yang lewat tenggat di atas.")
        )
        parts.append(section(_("Belum selesai dari rapat lain"), *others, name="agreed"))
    if finished := len(found.of_last) - len(own):
        parts.append(html.P(_("Selesai dari rapat {day}: {n}.", day=day, n=finished), className="muted"))
    return [stack(*parts)]


def _agreed_table(
    context: Context, found: Agreements, rows: list[Any], most: int, *, caption: str
) -> list[Any]:
    """The first so many agreements, and the way to the others."""
    rest = len(rows) - most
    more = context.language.text("dan {n} lagi", n=context.language.number(rest))
    shown = agreed_table(context, found, rows[:most], caption=caption)
    return [shown, all_agreements(context, more)] if rest > 0 else [shown]


def _behind(context: Context) -> list[Any]:
    _ = context.language.text
    metric = context.metric.label[context.language.code]
    return [
        columns(
            section(_("Di bawah jalur"), behind(context)),
            section(
                _("Siapa menahan {place}", place=_whole(context)),
                shortfall(context, areas_of(context)),
                note=_("{metric}, di bawah jalur, orang kurang dari target", metric=metric),
            ),
            name="half",
        )
    ]


def _moved(context: Context) -> list[Any]:
    areas = areas_of(context)
    return [columns(movers(context, areas, "month"), movers(context, areas, "year"), name="half")]


def _lapses(context: Context) -> list[Any]:
    _ = context.language.text
    found = paid(context)
    note = _("perlindungan menurut bulan terakhir yang dibayar")
    return [
        columns(
            section(_("Kapan berakhir"), calendar(context, found), note=note),
            section(_("Yang perlu diperpanjang"), lapse_list(context, found), note=_("orang"))
            if found.lapsing
            else None,
            name="half",
        )
    ]


def _duties(context: Context) -> list[Any]:
    _ = context.language.text
    found = duties(context)
    late = section(_("Lewat tenggat"), overdue_list(context, found, most=OVERDUE))
    return [duty_cards(context, found, ""), late] if found.found else []


def _quality(context: Context) -> list[Any]:
    _ = context.language.text
    light = section(_("Dapat dipercaya?"), lamp(context, facts_of(context, report_grid(context))))
    missing = section(_("Kelengkapan data bulan ini"), *missing_reports(context, areas_of(context)))
    return [columns(light, missing, name="half")]


SCREENS: dict[str, Callable[[Context], list[Any]]] = {
    "provinsi": _province,
    "kesepakatan": _agreed,
    "memburuk": _behind,
    "bergerak": _moved,
    "berakhir": _lapses,
    "kewajiban": _duties,
    "mutu": _quality,
}


def area_screen(context: Context, code: str) -> list[Any]:
    """An area on demand: its four figures, how it got there, what it would take."""
    _ = context.language.text
    row = context.rows(areas=(code,))[0]
    metric = context.metric.label[context.language.code]
    cards = [coverage_card(context, part) for part in context.rows(*COVERAGES, areas=(code,))]
    return [
        html.Div(cards, className="figures"),
        columns(
            section(_("Perkembangan {metric}", metric=metric), area_trend(context, code), name="trend"),
            stack(section(_("Apa yang diperlukan"), *needs(context, row), note=metric, name="needs")),
            name="wide-left",
        ),
    ]
