"""Whose contributions others pay in an area, in a line: the largest that runs, else what ended last."""

from typing import Any

from dashboards.insights.facts.paid_cover import spells_of
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end
from data.definitions.registry import AREA_LEVEL
from data.facts.paid_cover import is_near, last_month

YEAR = 12


def programme_words(context: Context, area: str) -> Element:
    """People, group, fund and until when; red where it has ended, amber where it soon will.

    Of an area above, people and programmes that run in its areas.
    """
    _, language = context.language.text, context.language
    month = context.selection.period
    assert month is not None
    inside = set(context.kabkota_in(area))
    spells = [spell for spell in spells_of(context) if spell.area_code in inside]
    running = [spell for spell in spells if _pays(spell, month)]
    if context.areas[area].level != AREA_LEVEL:
        if not running:
            none = _("tidak ada yang berjalan") if spells else _("tidak ada yang tercatat")
            return html.Span(none, className="muted")
        people = language.number(sum(int(spell.workers) for spell in running))
        words = _("dalam {n} program di {m} daerah", n=len(running), m=len({s.area_code for s in running}))
        return html.Span([html.B(people), " ", words])
    if running:
        first = max(running, key=lambda spell: (spell.workers, str(spell.group_name)))
        return html.Span([*_words(context, first), *_others(context, len(running) - 1)])
    since = month_end(month, -YEAR)
    ended = [spell for spell in spells if (end := last_month(spell)) is not None and since <= end < month]
    if ended:
        return html.Span(
            _words(context, max(ended, key=lambda spell: (str(last_month(spell)), spell.workers)))
        )
    undated = [spell for spell in spells if last_month(spell) is None]
    if undated:
        newest = max(undated, key=lambda spell: (spell.year, spell.workers))
        return html.Span(_words(context, newest))
    return html.Span(_("tidak ada yang tercatat"), className="muted")


def _pays(spell: Any, month: Any) -> bool:
    end = last_month(spell)
    return end is not None and bool(spell.first_month <= month <= end)


def _words(context: Context, spell: Any) -> list[Any]:
    _, language = context.language.text, context.language
    what = [
        html.B(language.number(spell.workers)),
        " ",
        html.Span(f"{spell.group_name}, {spell.fund}", lang="id"),
        " ",
    ]
    end, month = last_month(spell), context.selection.period
    assert month is not None
    if end is None:
        return [
            *what,
            html.Span(_("{year}, bulannya tidak disebut", year=int(spell.year)), className="muted"),
        ]
    name = language.month(end, short=True)
    if end < month:
        return [*what, html.Span(_("berakhir {month}", month=name), className="down")]
    near = is_near(end, month)
    return [*what, html.Span(_("sampai {month}", month=name), className="soon" if near else "muted")]


def _others(context: Context, count: int) -> list[Any]:
    if count < 1:
        return []
    return [html.Span(context.language.text(" dan {n} program lain", n=count), className="muted")]
