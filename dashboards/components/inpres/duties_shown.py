"""The four duties as the address asks for them: which areas, in which state, in which order."""

from typing import Any

from dashboards.components.inpres.duty_bars import duty_bars
from dashboards.components.inpres.duty_grid import (
    ORDERS,
    duty_grid,
    duty_key,
    narrowed_words,
    order_links,
    shown_areas,
)
from dashboards.insights.facts.duties import LATE, Duties
from dashboards.rendering.elements import html
from dashboards.request.context import Context


def duties_shown(context: Context, found: Duties) -> list[Any]:
    """The duties as bars, then the areas by duties; words that mean nothing leave all of them."""
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
