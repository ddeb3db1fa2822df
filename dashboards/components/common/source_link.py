"""A source that a file names: a link where it is an address of the web, else its words."""

from typing import Any

from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import names_scheme, safe_href
from dashboards.request.context import Context


def host(address: str) -> str:
    """The site of an address, for reading.

    Other words as they are, but for an address that no browser should open: nothing.
    """
    if names_scheme(address) and safe_href(address) is None:
        return ""
    return address.split("://")[-1].split("/")[0].removeprefix("www.")


def source_link(context: Context, address: Any, words: Any = None) -> Element:
    """The source as a link, under its site's name or these words; plain words where it cannot be opened."""
    text = str(address or "")
    href = safe_href(text)
    if href is not None:
        return html.A(words or host(href), href=href, rel="noopener")
    if words is not None:
        return html.Span(words)
    if names_scheme(text):
        return html.Span(context.language.text("alamat tidak dapat dibuka"))
    return html.Span(text or "–", lang="id")
