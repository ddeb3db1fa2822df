"""The line inside every picture that says what it shows, from where, and whether it is simulated."""

from typing import Any

from dashboards.rendering.theme import AMBER_TEXT, MUTED


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
