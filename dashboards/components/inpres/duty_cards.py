"""How far a duty is, as a word with its colour and icon."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def duty_pill(context: Context, key: str, *, count: str = "") -> Element:
    """The status of a duty: colour, icon and word."""
    words = context.registry
    status = words.duty_not_reported if key == words.duty_not_reported.key else words.duty_statuses[key]
    icon = html.Span(status.icon, className="icon", **{"aria-hidden": "true"})
    label = status.label[context.language.code]
    return html.Span([icon, f"{label} {count}".strip()], className=f"pill d-{key}")
