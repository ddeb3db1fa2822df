"""The one factory of dcc.Graph: a figure with its sentence, without a way to the cloud."""

from typing import Any

from dash import dcc

from dashboards.context import Context
from dashboards.elements import Element, html
from dashboards.theme import config


def chart(context: Context, name: str, figure: Any, summary: str) -> Element:
    """The chart, its summary sentence for those who do not see it, the same sentence as caption."""
    language = context.language.code
    figure.layout.separators = context.language.separators
    return html.Figure(
        [
            html.Div(
                dcc.Graph(
                    id=f"chart-{name}",
                    figure=figure,
                    config=config(language, f"pantau-jamsostek-{name}"),
                    style={"height": f"{figure.layout.height}px"},
                ),
                role="group",  # not img: the button that takes the picture along is inside
                **{"aria-label": summary},
            ),
            html.Figcaption(summary),
        ],
        className="chart",
    )
