"""What others have published about an area."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.text import segment_words
from dashboards.components.published.wording import figures_published, indicator_words, printed_figure
from dashboards.rendering.elements import html
from dashboards.rendering.language import inside
from dashboards.request.context import Context


def published_here(context: Context, code: str) -> Any:
    """What others have published about an area, newest first."""
    _, language = context.language.text, context.language
    found = sorted(
        (f for f in figures_published(context) if f.area_code == code),
        key=lambda f: f.data_date,
        reverse=True,
    )
    if not found:
        return nothing(_("Belum ada angka terbit untuk daerah ini."))
    items = [
        html.Li(
            [
                html.Span(
                    f"{indicator_words(context, f.indicator)}, {inside(segment_words(context, f.segment))}: "
                ),
                html.B(printed_figure(context, f)),
                html.Span(f" · {language.printed_date(f.data_date)} · ", className="muted"),
                source_link(context, f.address),
            ]
        )
        for f in found[:10]
    ]
    more = html.A(
        _("Semua {n} angka", n=len(found)), href=context.selection.href("/angka-terbit", wilayah=code)
    )
    agree = html.A(_("Cocok?"), href=context.selection.href(f"/cocok/{code}"))
    return html.Div([html.Ul(items, className="plain"), html.P([more, " · ", agree])])
