"""Two coverages against each other: every area a dot, the chosen ones named."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from dashboards.figures.lines import ticks_to
from dashboards.figures.plain import Figure, Trace, figure, note, scatter
from dashboards.rendering.language import Language
from dashboards.rendering.theme import CROWD, LINE, MUTED


@dataclass(frozen=True)
class Dot:
    """`label` is written beside it; without one the dot is part of the crowd."""

    x: float
    y: float
    hover: str
    colour: str = CROWD
    label: str = ""


def dots(
    items: Sequence[Dot],
    *,
    across: str,
    up: str,
    height: int,
    source: str,
    mark: str,
    language: Language,
    percent: tuple[bool, bool] = (True, True),
) -> Figure:
    """Both axes around all dots.

    `across` and `up` name them, `percent` says which of them are percentages: those go from ten to ten,
    the others count people and begin at zero.
    """
    x, y = (
        _ticks(values, percent=share)
        for values, share in zip(([i.x for i in items], [i.y for i in items]), percent, strict=True)
    )
    bottom, top = 60, 26
    named = [item for item in items if item.label]
    crowd = [item for item in items if not item.label]
    return figure(
        [_cloud(group, size) for group, size in ((crowd, 8), (named, 12)) if group],
        height=height,
        margin=(44, 20, top, bottom),
        x=_axis(x, language, percent=percent[0], corner=False),
        y={**_axis(y, language, percent=percent[1]), "showgrid": True, "gridcolor": LINE},
        annotations=[
            *_names(named, middle=(x[0] + x[-1]) / 2, room=15 * (y[-1] - y[0]) / (height - top - bottom)),
            _title(across, x=1, anchor="right", y=0, shift=-38),
            _title(up, x=0, anchor="left", y=1, shift=8),
            note(source, mark=mark, bottom=bottom),
        ],
    )


def _ticks(values: Sequence[float], *, percent: bool) -> list[float]:
    """Round values around all of them, seven at most; people are counted from zero."""
    if not percent:
        return ticks_to(max(values, default=1.0))
    low, high = min(values, default=0.0), max(values, default=10.0)
    step = next(step for step in (2, 5, 10, 20, 50, 100, 1000) if ceil(high / step) - floor(low / step) <= 6)
    first = floor(low / step)
    return [float(step * at) for at in range(first, max(ceil(high / step), first + 1) + 1)]


def _axis(
    ticks: Sequence[float], language: Language, *, percent: bool, corner: bool = True
) -> dict[str, Any]:
    """Without `corner` its first word is left to the other axis."""
    words = [language.percent(tick, 0) if percent else language.short(tick) for tick in ticks]
    return {
        "range": [ticks[0], ticks[-1]],
        "tickvals": list(ticks),
        "ticktext": words if corner else ["", *words[1:]],
    }


def _cloud(items: Sequence[Dot], size: int) -> Trace:
    return scatter(
        x=[item.x for item in items],
        y=[item.y for item in items],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": size,
            "color": [item.colour for item in items],
            "line": {"width": 0, "color": [item.colour for item in items]},
        },
        customdata=[item.hover for item in items],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _names(items: Sequence[Dot], *, middle: float, room: float) -> list[dict[str, Any]]:
    """Beside their dots, to the left in the right half; apart where two dots stand close."""
    names, at = [], -room
    for item in sorted(items, key=lambda item: item.y):
        at = max(item.y, at + room)
        left = item.x > middle
        names.append(
            {
                "text": f"<b>{item.label}</b>",
                "xref": "x",
                "x": item.x,
                "xanchor": "right" if left else "left",
                "xshift": -10 if left else 10,
                "y": at,
                "yanchor": "middle",
                "showarrow": False,
                "font": {"color": item.colour, "size": 12},
            }
        )
    return names


def _title(words: str, *, x: int, anchor: str, y: int, shift: int) -> dict[str, Any]:
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "bottom",
        "yshift": shift,
        "showarrow": False,
        "font": {"size": 12, "color": MUTED},
    }
