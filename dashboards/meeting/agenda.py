"""The agenda of a meeting, built from the data: what comes when, and the sentence each step opens with."""

from dataclasses import dataclass

from dashboards.components.inpres.agreements import agreements_headline
from dashboards.components.quality.quality import facts_of, quality_headline, report_grid
from dashboards.insights.facts.agreements import agreements_now
from dashboards.insights.facts.duties import duties
from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines import funding_and_duties as headlines
from dashboards.insights.headlines.area import area_headline
from dashboards.insights.headlines.movers import movers_headline
from dashboards.insights.headlines.province import province_headline
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.headlines.watchlist import watchlist_headline
from dashboards.insights.watchlist import agenda
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow


@dataclass(frozen=True)
class Item:
    """One step.

    `key` is its place in an address, `path` the page that holds everything about it, `brief` its label where
    there is little room.
    """

    key: str
    label: str
    headline: Headline
    path: str
    brief: str = ""


def items(context: Context) -> list[Item]:
    """The steps of the meeting, always in this order.

    Province, agreements, ranking, below the path, movers, lapses, duties, data quality.
    """
    _ = context.language.text
    residency = context.selection.residency
    word = context.whole_word
    whole = context.name(residency) if residency else word[:1].upper() + word[1:]
    areas = areas_of(context)
    return [
        Item("provinsi", whole, province_headline(context, areas), "/", _("Peta")),
        Item(
            "kesepakatan",
            _("Kesepakatan lalu"),
            agreements_headline(context, agreements_now(context)),
            "/kesepakatan",
            _("Kesepakatan"),
        ),
        Item("peringkat", _("Peringkat"), ranking(context, areas), "/peringkat", _("Peringkat")),
        Item(
            "memburuk",
            _("Di bawah jalur"),
            watchlist_headline(context, agenda(context)),
            "/tren",
            _("Di bawah jalur"),
        ),
        Item("bergerak", _("Paling bergerak"), movers_headline(context, areas), "/peringkat", _("Bergerak")),
        Item(
            "berakhir",
            _("Iuran yang berakhir"),
            headlines.before_budget(context, paid(context)),
            "/jurang",
            _("Iuran"),
        ),
        Item(
            "kewajiban",
            _("Empat kewajiban"),
            headlines.duty(context, duties(context)),
            "/inpres",
            _("Kewajiban"),
        ),
        Item("mutu", _("Mutu data"), _quality(context), "/mutu-data", _("Data")),
    ]


def area_item(context: Context, code: str) -> Item:
    """An area on demand; its key is its code."""
    row = context.rows(areas=(code,))[0]
    return Item(code, context.formal(code), area_headline(context, row), f"/daerah/{code}")


def areas_of(context: Context) -> list[MetricRow]:
    """The rows of the kabupaten/kota of the chosen part: chosen metric, month and scheme."""
    return [row for row in context.rows() if row.level == AREA_LEVEL and context.inside(row.area)]


def _quality(context: Context) -> Headline:
    return quality_headline(context, facts_of(context, report_grid(context)))
