"""What leaves a page: the quiet line of links that take its rows along, and what every printed sheet says."""

from typing import Any

from markupsafe import Markup

from dashboards.components.common.chart import charts_of
from dashboards.components.common.provenance import edition_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context, rows_of
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


def sheet_words(
    context: Context, *, real: bool = False, dated: bool = True, real_rows: bool = False
) -> Element:
    """The words as custom properties, which the margins of `@page` write on each sheet.

    `real`: a page of published figures; `real_rows`: of them, with our own lines beside; `dated`: its figures
    are of the chosen month.
    """
    words = {"--sheet-foot": " · ".join(foot(context, real=real, dated=dated))}
    if context.simulated and not real:
        words["--sheet-mark"] = context.simulation_of(real_rows=real_rows)
    rules = ";".join(f'{name}:"{_safe(text)}"' for name, text in words.items())
    return html.Div(html.Style(Markup(f":root{{{rules}}}")), hidden=True)  # Dash has no Style of its own


def foot(context: Context, *, real: bool, dated: bool) -> list[str]:
    """Product, edition, month and the publishers of its loads."""
    _, selection = context.language.text, context.selection
    edition = context.published_edition if real else selection.edition
    parts = ["Pantau Jamsostek"]
    if edition is None:
        return parts
    parts.append(_("edisi: {title}", title=edition_words(context, edition)))
    if dated and not real and selection.period is not None:
        parts.append(context.language.month(selection.period))
    store = context.store
    names = store.remember(("publishers", edition.slug), lambda: publishers(rows_of(store.loads(edition))))
    return parts + ([_("sumber: {names}", names=names)] if names else [])


def publishers(loads: list[Any]) -> str:
    """Who published these loads: the first three, and how many more."""
    found = list(dict.fromkeys(load.publisher for load in loads if load.publisher))
    more = [f"+{len(found) - 3}"] if len(found) > 3 else []
    return ", ".join([*found[:3], *more])


def _safe(text: str) -> str:
    """Text inside a CSS string inside <style>: what could end either is written as its number."""
    return "".join(f"\\{ord(c):x} " if c in '"\\\n\r<>&' else c for c in text)
