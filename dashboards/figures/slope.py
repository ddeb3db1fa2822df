"""Slopes: each area one straight line between two dates, its values at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.figures.plain import Figure, Trace, figure, note, scatter


@dataclass(frozen=True)
class Slope:
    """From `start` to `end`, with the words that stand at either end."""

    start: float
    end: float
    left: str
    right: str
    colour: str
    hover: str


def slopes(items: Sequence[Slope], *, dates: tuple[str, str], height: int, source: str, mark: str) -> Figure:
    """Lines on a scale from zero, so that slopes are honest; the dates along the foot."""
    most = max((value for item in items for value in (item.start, item.end)), default=1.0) or 1.0
    bottom, top = 44, 10
    room = 15 * most * 1.05 / (height - bottom - top)
    ends = [(item.start, item.left, item.colour) for item in items]
    tips = [(item.end, item.right, item.colour) for item in items]
    return figure(
        [_line(item) for item in items],
        height=height,
        margin=(52, 160, top, bottom),
        x={"range": [0, 1], "tickvals": [0, 1], "ticktext": list(dates)},
        y={"range": [0, most * 1.05], "showticklabels": False},
        annotations=[
            *_words(ends, x=0, anchor="right", shift=-8, room=room),
            *_words(tips, x=1, anchor="left", shift=8, room=room),
            note(source, mark=mark, bottom=bottom) | {"xshift": 150},  # under the names: the plot is narrow
        ],
    )


def _line(item: Slope) -> Trace:
    return scatter(
        x=[0, 1],
        y=[item.start, item.end],
        mode="lines",
        line={"color": item.colour, "width": 2.6},
        customdata=[item.hover] * 2,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _words(
    ends: list[tuple[float, str, str]], *, x: int, anchor: str, shift: int, room: float
) -> list[dict[str, Any]]:
    """The words at the ends, pushed apart where they would touch."""
    placed, at = [], -room
    for value, words, colour in sorted(ends):
        at = max(value, at + room)
        placed.append(
            {
                "text": words,
                "xref": "paper",
                "x": x,
                "xanchor": anchor,
                "xshift": shift,
                "y": at,
                "yanchor": "middle",
                "showarrow": False,
                "font": {"color": colour, "size": 12},
            }
        )
    return placed
