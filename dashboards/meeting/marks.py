"""What the steps are drawn with: a status in words, a bar with its target, how many more there are."""

from collections.abc import Sequence

from dashboards.components.common.text import area_link
from dashboards.rendering import status_icons
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

HALF_A_TICK = ".3rem"  # how far from the end of a bar the tick of the highest target still lies on it


def icon(context: Context, status: str) -> Element:
    """The sign of a status, for the eye alone."""
    return status_icons.icon(context.registry.statuses[status].icon)


def word(context: Context, status: str) -> Element:
    """A status in its colour: icon and word."""
    label = context.registry.statuses[status].label[context.language.code]
    return html.Span([icon(context, status), " ", label], className=f"word tone-{status}")


def bar(
    value: float | None, most: float, *, target: float | None = None, fill: str = "", colour: str = ""
) -> Element:
    """A bar from zero to `most`, with a tick where the target lies; the colour of a class or of its own."""
    parts: list[Element] = []
    if not missing(value) and value is not None:
        style = {"width": f"{min(max(value, 0) / most, 1) * 100:.1f}%"}
        parts.append(html.I("", className=fill, style={**style, "background": colour} if colour else style))
    if not missing(target) and target is not None:
        parts.append(html.S("", style={"left": f"min({target / most * 100:.1f}%, 100% - {HALF_A_TICK})"}))
    return html.Span(parts, className="bullet", **{"aria-hidden": "true"})


def more(context: Context, rest: int, *words: object) -> Element | None:
    """`dan 5 lagi` and what else is to be said at the foot of a list; None where nothing is."""
    said = [context.language.text("dan {n} lagi", n=context.language.number(rest))] if rest > 0 else []
    pieces = [*said, *(part for part in words if part)]
    if not pieces:
        return None
    parts = [piece for part in pieces for piece in (" · ", part)][1:]
    return html.P(parts, className="more-of")


def segment_word(context: Context, row: MetricRow) -> str:
    """PU, BPU, Jakon, Semua: the segment of a row where there is little room."""
    _, key = context.language.text, context.registry.metrics[row.metric].segment
    brief = {"TOTAL": _("Semua"), "JAKON": _("Jakon")}
    return brief.get(key) or context.registry.segments[key].short[context.language.code]


def value_words(context: Context, row: MetricRow) -> str:
    """A value of the chosen metric as a number alone: 13,8, or 45 rb people."""
    language = context.language
    return language.number(row.value, 1) if context.metric.unit == "percent" else language.short(row.value)


def scale(context: Context, rows: Sequence[MetricRow]) -> float:
    """The common end of the bars of several areas: the highest value or target."""
    ends = [end for row in rows for end in (context.seen(row).value, row.target) if end is not None]
    return max(ends, default=0.0) or 1.0


def name(context: Context, code: str) -> Element:
    """An area as the link to its step."""
    return html.Span(area_link(context, code), className="name")
