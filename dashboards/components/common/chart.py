"""The one factory of dcc.Graph: a figure with its sentence, without a way to the cloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc

from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import config
from dashboards.request.context import Context


def chart(context: Context, name: str, figure: Any, summary: str) -> Element:
    """The chart, its summary sentence for those who do not see it, the same sentence as caption."""
    language = context.language.code
    figure["layout"]["separators"] = context.language.separators
    return html.Figure(
        [
            html.Div(
                dcc.Graph(
                    id=f"chart-{name}",
                    figure=figure,
                    config=config(language, f"pantau-jamsostek-{name}"),
                    style={"height": f"{figure['layout']['height']}px"},
                ),
                role="group",  # not img: the button that takes the picture along is inside
                **{"aria-label": summary},
            ),
            html.Figcaption(summary),
        ],
        className="chart",
    )


@dataclass(frozen=True)
class Placed:
    """A chart, and the heading and note of the section it stands in; empty where there is none."""

    element: Element
    heading: str = ""
    note: str = ""

    @property
    def figure(self) -> Any:
        """The plotly figure."""
        return self.element.children[0].children.figure

    @property
    def summary(self) -> str:
        """The sentence that says what the chart shows."""
        return str(self.element.children[1].children)


def charts_of(part: Any, heading: Sequence[Any] = ()) -> Iterator[Placed]:
    """Every chart in a tree of elements, in the order of the page."""
    if isinstance(part, (list, tuple)):
        own = next((p for p in part if isinstance(p, Element) and p.kind in ("H2", "Summary")), None)
        said = own.children if own else heading
        for child in part:
            yield from charts_of(child, said)
    elif isinstance(part, Element):
        if part.kind == "Figure" and part.properties.get("className") == "chart":
            words = [_text_of(h) for h in heading]
            yield Placed(part, "".join(words[:1]), "".join(words[1:]).strip(" ·"))
        elif part.kind not in ("Table", "Form"):
            yield from charts_of(part.children, heading)


def _text_of(part: Any) -> str:
    """The words of a heading's part, whatever stands around them."""
    if isinstance(part, Element):
        return _text_of(part.children)
    return "".join(map(_text_of, part)) if isinstance(part, (list, tuple)) else str(part)


def graphs(part: Any) -> Iterator[dcc.Graph]:
    """Every dcc.Graph in it, in the order of the page."""
    if isinstance(part, (list, tuple)):
        for child in part:
            yield from graphs(child)
    elif isinstance(part, dcc.Graph):
        yield part
    elif isinstance(part, Element):
        yield from graphs(part.children)
