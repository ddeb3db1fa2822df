"""What is missing, the template to fill in for it, and the page that says how a file comes in."""

from typing import Any

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context

PAGE = "/templat"


def template_link(context: Context, form: str, words: Any = None) -> Element:
    """The empty workbook of a format, as a file; `words` or elements stand for "Templat ..."."""
    words = words or context.language.text("Templat {form} (Excel)", form=form)
    return html.A(words, href=f"{PAGE}/{form}.xlsx", download=True)


def ways_in(context: Context, words: str = "") -> Element:
    """The link to the page with every template and the ways to send a file."""
    return html.A(words or context.language.text("Cara mengirim berkas"), href=context.selection.href(PAGE))


def how_to_load(context: Context, form: str, words: str) -> Element:
    """A notice: `words` say what is missing; then the template of `form`, unless empty, and the way in."""
    template = [template_link(context, form), " · "] if form else []
    return html.P([words, " ", *template, ways_in(context)], className="nothing")
