"""From a figure to the rows of files it stands in."""

from typing import Any

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def origin_link(context: Context, row: Any, words: str) -> Element:
    """Words about a row of a MetricFrame that lead to where it comes from."""
    href = context.selection.href(f"/asal/{row.area}", metrik=row.metric)
    title = context.language.text("dari berkas mana angka ini")
    return html.A(words, href=href, className="origin", title=title)
