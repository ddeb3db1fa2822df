"""The reading pane: what one tile of the map says, whole; a script fills it with the tile pointed at."""

from typing import Any

from dashboards.components.common.bases import apart_words
from dashboards.insights.comparison_period import since
from dashboards.insights.judged import below_path, judged
from dashboards.insights.missing_value import reason, reason_words, segment_of
from dashboards.insights.ranks.movement import moved_words
from dashboards.insights.shortfall import shortage
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.other_basis import apart

LINES = 2  # of the map, at its foot, that the pane may take
WIDE = 3  # empty columns that it needs


def reading(context: Context, row: Any) -> list[Any]:
    """Name, status, icon, the status in words, the lines; of one MetricFrame row of a kabupaten/kota."""
    _, language, shown = context.language.text, context.language, context.seen(row)
    status = context.registry.statuses[row.status]
    lines: list[str] = []
    if shown.value is None:
        if why := reason(context, row):
            lines.append(reason_words(context, why, segment_of(context, row)))
    else:
        lines += [_value(context, shown, row), *_place(context, row)]
        if shown.denominator is not None:
            fields = {"n": language.number(shown.numerator), "d": language.number(shown.denominator)}
            lines.append(_("{n} peserta dari {d} pekerja", **fields))
        if apart(row):
            lines.append(apart_words(context, row))
        lines += _moved(context, row)
    return [context.name(row.area), row.status, status.icon, status.label[language.code], lines]


def _value(context: Context, shown: Any, row: Any) -> str:
    _, language = context.language.text, context.language
    words = language.percent if context.metric.unit == "percent" else language.number
    if row.target is None:
        return words(shown.value)
    return _("{value} dari target {target}", value=words(shown.value), target=words(row.target))


def _place(context: Context, row: Any) -> list[str]:
    """People short, and the rank with its movement."""
    _ = context.language.text
    parts = [shortage(context, row)] if row.target is not None and row.value is not None else []
    if row.rank is not None:
        words = moved_words(context, row.rank_change)
        moved = f" ({words})" if words else ""
        parts.append(_("peringkat {rank} dari {m}", rank=row.rank, m=row.ranked) + moved)
    return [", ".join(parts)] if parts else []


def _moved(context: Context, row: Any) -> list[str]:
    _, language, span = context.language.text, context.language, since([row])
    moved = span.same(row) if span else None
    if span is None or moved is None:
        return []
    if context.metric.unit == "percent":
        return [_("{n} poin {span}", n=language.signed(moved, 1), span=span.brief(context))]
    return [_("{n} orang {span}", n=language.signed(moved), span=span.brief(context))]


def reading_pane(context: Context, shown: list[Any]) -> Element | None:
    """The pane in the empty start of the last lines of the map, else below it.

    It begins with whoever is short of most people, without any target with the highest; None where nobody
    has a figure.
    """
    known = [row for row in shown if row.value is not None]
    if not known:
        return None
    held = [row for row in known if below_path(context, row)] or judged(known)
    first = max(held, key=lambda row: row.gap_people) if held else max(known, key=lambda row: row.value)
    return _filled(context, first, _hole(context, shown))


def _filled(context: Context, row: Any, place: dict[str, Any]) -> Element:
    name, status, icon, label, lines = reading(context, row)
    word = [html.Span(icon, className="icon", **{"aria-hidden": "true"}), " ", html.Span(label)]
    opens = context.language.text("Buka daerah")
    return html.Div(
        [
            html.P([html.B(name), " ", html.Span(word, className=f"word tone-{status}")], className="head"),
            html.Div([html.P(line) for line in lines], className="lines"),
            html.P(html.A(f"{opens} →", href=context.selection.href(f"/daerah/{row.area}"))),
        ],
        className="pane reading",
        style=place,
        **{"aria-live": "polite"},
    )


def _hole(context: Context, shown: list[Any]) -> dict[str, Any]:
    places = [(int(a.tile_row), int(a.tile_column)) for a in (context.areas[row.area] for row in shown)]
    last = max((line for line, _column in places), default=0)
    free = min((column for line, column in places if line > last - LINES), default=0)
    if free < WIDE:
        return {"gridColumn": "1 / -1"}
    return {"gridColumn": f"1 / {free + 1}", "gridRow": f"{last + 2 - LINES} / {last + 2}"}
