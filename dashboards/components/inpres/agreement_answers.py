"""The rate of answers to what the last meeting agreed: as a line, by area, and as rows."""

from typing import Any

from dashboards.components.common.layout import folded
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.agreement_answers import answered, rate_words
from dashboards.insights.facts.agreements import Agreements
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context

NAMED = 8  # areas in a line
COLUMNS = ("met_on", "area", "area_name", "agreements", "answered", "answered_share", *ORIGIN)


def answers_here(context: Context, found: Agreements) -> Element | None:
    """How many of the last meeting's agreements are answered, whose answer is missing, and each area's."""
    _, language = context.language.text, context.language
    answers = answered(found)
    if found.last is None or not answers.asked:
        return None
    line = _("Rapat {day}: {rate}.", day=language.day(found.last), rate=rate_words(context, answers))
    columns = [
        Column("daerah", _("Daerah"), lambda one: area_link(context, one.area), numeric=False, head=True),
        Column("kesepakatan", _("Kesepakatan"), lambda one: language.number(one.asked)),
        Column("dijawab", _("Dijawab"), lambda one: language.number(one.answered)),
        Column("belum", _("Belum dijawab"), lambda one: language.number(one.missing)),
    ]
    rows = sorted(answers.areas, key=lambda one: (-one.missing, one.area))
    caption = _("Dijawab: dalam proses, selesai, atau ada buktinya.")
    return html.Div(
        [
            html.P([html.B(line), " ", *silent_words(context, found)]),
            folded(_("Jawaban tiap daerah"), table(context, columns, rows, caption=caption)),
        ],
        className="answers",
    )


def silent_words(context: Context, found: Agreements, most: int = NAMED) -> list[Any]:
    """Whose answer is missing, as links; that none is."""
    _, silent = context.language.text, answered(found).silent
    if not silent:
        return [_("Semua daerah menjawab.")]
    links = [part for one in silent[:most] for part in (", ", area_link(context, one.area))][1:]
    rest = len(silent) - most
    more = [" ", _("dan {n} daerah lain", n=rest)] if rest > 0 else []
    return [_("Belum menjawab:"), " ", *links, *more, "."]


def answers_table(context: Context, found: Agreements) -> Table:
    """A row an area that the last meeting agreed something with."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            **{"met_on": found.last, "area": one.area, "area_name": context.areas[one.area].name},
            **{"agreements": one.asked, "answered": one.answered},
            "answered_share": 100 * one.answered / one.asked,
        }
        for one in answered(found).areas
    )
    return tabled("jawaban", context.language.text("Jawaban atas kesepakatan rapat"), COLUMNS, records)
