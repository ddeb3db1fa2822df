"""How far a duty is, as a word with its colour and icon."""

from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context


def duty_pill(context: Context, key: str, *, count: str = "") -> Element:
    """The status of a duty: colour, icon and word."""
    words = context.registry
    status = words.duty_not_reported if key == words.duty_not_reported.key else words.duty_statuses[key]
    label = status.label[context.language.code]
    return html.Span([icon(status.icon), f"{label} {count}".strip()], className=f"pill d-{key}")
