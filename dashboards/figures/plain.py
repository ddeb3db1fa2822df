"""Plotly figures as the plain values that plotly.js takes: {"data": [traces], "layout": {...}}.

plotly's own classes check every property and cost ten times what drawing costs; a test has them check each
figure instead.
"""

from typing import Any

from dashboards.rendering.theme import AMBER_TEXT, FONT, INK, MUTED, PAPER, TOOLTIP_INK

Trace = dict[str, Any]
Figure = dict[str, Any]


def scatter(**properties: Any) -> Trace:
    """A trace of lines, markers or words; what is None is left out."""
    return _trace("scatter", properties)


def bar(**properties: Any) -> Trace:
    """A trace of bars; what is None is left out."""
    return _trace("bar", properties)


def _trace(kind: str, properties: dict[str, Any]) -> Trace:
    return {"type": kind, **{name: value for name, value in properties.items() if value is not None}}


def figure(
    traces: list[Trace],
    *,
    height: int,
    margin: tuple[int, int, int, int],
    x: dict[str, Any],
    y: dict[str, Any],
    **layout: Any,
) -> Figure:
    """A figure with our quiet layout and no template; `margin` is left, right, top, bottom in pixels."""
    axis = {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": True, "showline": False}
    left, right, top, bottom = margin
    return {
        "data": traces,
        "layout": {
            "template": {},
            "height": height,
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
            "font": {"family": FONT, "size": 12.5, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": INK,
                "font": {"color": TOOLTIP_INK, "family": FONT},
                "bordercolor": INK,
            },
            "xaxis": {**axis, **x},
            "yaxis": {**axis, **y},
            **layout,
        },
    }


def note(text: str, *, mark: str, bottom: int) -> dict[str, Any]:
    """A Plotly annotation at the foot of a figure whose bottom margin is `bottom` pixels.

    `mark` says that the figures are simulated, and is empty where they are not.
    """
    return {
        "text": f"<b>{mark}</b> · {text}" if mark else text,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": -bottom,
        "showarrow": False,
        "font": {"size": 12, "color": AMBER_TEXT if mark else MUTED},
    }
