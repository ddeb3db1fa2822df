"""The segment switch on the thing it changes: PU, BPU, Jakon, all of them, as plain links."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, Context


def metric_switch(context: Context, path: str, **words: str) -> Element:
    """The coverage of each segment as a link to the same page; `words` of the page's own that stay."""
    language, chosen = context.language, context.selection.metric
    links = []
    for key in COVERAGES:
        segment = context.registry.segments[context.registry.metrics[key].segment]
        here = {"aria-current": "true"} if key == chosen else {}
        name = language.text("Semua") if key == COVERAGES[-1] else segment.short[language.code]
        links.append(html.A(name, href=context.selection.href(path, metrik=key, **words), **here))
    return html.Nav(links, className="switch", **{"aria-label": language.text("Segmen")})
