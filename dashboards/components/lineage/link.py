"""From a figure to the rows of files it stands in."""

from typing import Any

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def origin_link(context: Context, row: Any, words: str) -> Element:
    """Words about a row of a MetricFrame that lead to where it comes from."""
    href = context.selection.href(f"/asal/{row.area}", metrik=row.metric)
    title = context.language.text("dari berkas mana angka ini")
    return html.A(words, href=href, className="origin", title=title)


def fact_link(context: Context, words: Any, code: str, kind: str, **narrowed: str) -> Element:
    """A figure of an area that leads to the rows of files behind it."""
    return html.A(words, href=_href(context, code, kind, narrowed), className="cells")


def origin_words(context: Context, code: str, kind: str, **narrowed: str) -> Element:
    """The words that lead there, where a sentence holds several figures."""
    return html.A(context.language.text("Asal angka"), href=_href(context, code, kind, narrowed))


def _href(context: Context, code: str, kind: str, narrowed: dict[str, str]) -> str:
    return context.selection.href(f"/asal/{code}", fakta=kind, **narrowed)
