"""Ranked horizontal bars, with the target as a dark tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.figures.plain import Figure, Trace, bar, figure, note, scatter
from dashboards.rendering.theme import INK


@dataclass(frozen=True)
class Bar:
    """One bar: `text` is written at its end, `hover` shown when pointed at."""

    label: str
    value: float | None
    colour: str
    text: str
    hover: str
    target: float | None = None


def bars(
    items: Sequence[Bar],
    *,
    label_width: int,
    text_width: int,
    row: float,
    source: str,
    mark: str,
) -> Figure:
    """Bars from top to bottom in the order given; widths and the height of a row in pixels."""
    count = len(items)
    places = [float(count - at) for at in range(count)]
    known = [abs(v) for item in items for v in (item.value, item.target) if v is not None]
    most = max(known, default=1.0) or 1.0
    bottom = 24
    ticks = [
        (item.target, place) for item, place in zip(items, places, strict=True) if item.target is not None
    ]
    traces: list[Any] = [_bars(items, places, texts=not ticks)]
    if ticks:  # a number at the end of a bar would run into its tick: numbers stand in a column instead
        traces += [_ticks(ticks, size=row * 0.72), _column(items, places, at=most)]
    return figure(
        traces,
        height=round(count * row) + bottom + 4,
        margin=(label_width, text_width, 4, bottom),
        x={"range": [0, most], "showticklabels": False},
        y={
            "range": [0.5, count + 0.5],
            "tickvals": places,
            "ticktext": [item.label for item in items],
        },
        annotations=[note(source, mark=mark, bottom=bottom)],
    )


def _bars(items: Sequence[Bar], places: list[float], *, texts: bool) -> Trace:
    return bar(
        x=[item.value or 0.0 for item in items],
        y=places,
        orientation="h",
        width=0.62,
        marker={"color": [item.colour for item in items]},
        text=[item.text if texts else "" for item in items],
        textposition="outside",
        textfont={"size": 12.5},
        constraintext="none",
        cliponaxis=False,
        customdata=[item.hover for item in items],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _ticks(ticks: list[tuple[float, float]], *, size: float) -> Trace:
    return scatter(
        x=[x for x, _ in ticks],
        y=[y for _, y in ticks],
        mode="markers",
        marker={"symbol": "line-ns", "size": size, "line": {"width": 2.5, "color": INK}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _column(items: Sequence[Bar], places: list[float], *, at: float) -> Trace:
    return scatter(
        x=[at] * len(items),
        y=places,
        mode="text",
        text=[f"  {item.text}" for item in items],
        textposition="middle right",
        textfont={"size": 12.5},
        cliponaxis=False,
        hoverinfo="skip",
    )
