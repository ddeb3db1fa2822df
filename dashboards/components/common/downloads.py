"""The quiet line of plain links that take a page's rows along."""

from typing import Any

from dashboards.components.common.chart import charts_of
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View

FORMS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"), ("zip", "Data Package"), ("pptx", "Slide"))


def twin(path: str, form: str) -> str:
    """Where a page's rows are in a form: / -> /ringkasan.csv, /peringkat -> /peringkat.csv."""
    return f"{path.rstrip('/') or '/ringkasan'}.{form}"


def downloads(context: Context, path: str, view: View) -> Any:
    """Links to the page's rows, with every word of the address; none where a page has no rows."""
    if view.tables is None:
        return None
    words = dict(context.selection.extra)
    links: list[Any] = [context.language.text("Unduh:"), " "]
    for form, name in FORMS:
        href = context.selection.href(twin(path, form), **words)
        links += [" · "] if len(links) > 2 else []
        links.append(html.A(name, href=href, download=True))
    if view.pictures is not None:
        href = context.selection.href("/gambar" + twin(path, "png"), **words)
        links += [" · ", html.A(context.language.text("Gambar"), href=href, download=True)]
    return html.P(links, className="downloads")


def with_pictures(context: Context, path: str, body: list[Any]) -> list[Any]:
    """The page's parts, each chart with links to itself as a picture that can travel alone."""
    words = dict(context.selection.extra)
    for number, placed in enumerate(charts_of(body), start=1):
        which = {"grafik": str(number)} if number > 1 else {}
        links: list[Any] = [context.language.text("Gambar:")]
        for form in ("svg", "png"):
            href = context.selection.href("/gambar" + twin(path, form), **words, **which)
            links += [" · " if len(links) > 1 else " ", html.A(form.upper(), href=href, download=True)]
        chart = placed.element
        chart.children = [*chart.children, html.P(links, className="downloads")]
    return body
