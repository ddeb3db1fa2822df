"""What has been published, by whom, and where do sources disagree?"""

from dashboards.components.common.layout import section
from dashboards.components.datasets import published_rows
from dashboards.components.published.by_area import ALL, by_area
from dashboards.components.published.figures import (
    filter_form,
    flagged_of,
    published_chart,
    published_table,
    selected,
)
from dashboards.components.published.wording import figures_published
from dashboards.insights.headlines import funding_and_duties as headlines
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.page import View

OWN = ("wilayah", "segmen", "indikator", "tanda")


def layout(context: Context) -> View:
    """Area by area; every figure with its source once the reader has chosen some of them, or all."""
    _, language, selection = context.language.text, context.language, context.selection
    figures = figures_published(context)
    flags = flagged_of(context)
    shown = selected(context, figures, flags)
    sources = len({figure.address for figure in shown})
    flagged = sum((figure.load_id, figure.seq) in flags for figure in shown)
    listed: Element
    if any(selection.get(word) for word in OWN):
        listed = section(
            _("Semua angka"),
            html.P(html.A(_("Kembali ke daftar daerah"), href=selection.href("/angka-terbit"))),
            published_table(context, shown, flags),
            note=_(
                "± angka bulat menurut sumber; ! bertentangan; tidak ada yang dirata-ratakan atau diperbaiki"
            ),
        )
    else:
        every = _("Semua {n} angka dalam satu tabel", n=language.number(len(shown)))
        listed = section(
            _("Daerah demi daerah"),
            by_area(context, shown, flags),
            html.P(html.A(every, href=selection.href("/angka-terbit", tanda=ALL))) if shown else None,
            note=_("cakupan terbaru menurut sumbernya; sentuh daerah untuk semua angkanya"),
        )
    return View(
        title=_("Angka terbit"),
        headline=headlines.published(context, len(shown), flagged, sources),
        body=[
            filter_form(context, figures),
            section(
                _("Cakupan yang pernah diterbitkan"),
                published_chart(context, shown),
                note=_("% menurut sumbernya; penyebutnya berbeda-beda"),
            ),
            listed,
        ],
        filters=(),
        real=True,
        tables=lambda: (published_rows(context, _("Semua angka"), shown, flags),),
    )
