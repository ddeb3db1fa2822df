"""What does this area lack for the Paritrana award?"""

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.not_found import not_found
from dashboards.components.inpres.award_weights import file_of_each, paper_link, weights_part, weights_table
from dashboards.components.inpres.paritrana import MOST, aspect_section, paritrana_table
from dashboards.insights.facts.paritrana import paritrana
from dashboards.insights.facts.paritrana_weights import asked_weights
from dashboards.insights.headlines.paritrana import paritrana_headline, unofficial
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.page import View
from data.definitions.registry import AREA_LEVEL
from data.facts.award_weights import ASPECTS

FEW = 1  # of a list beside an office's weights, which take the room
FILTERS = ("edisi", "periode", "skema")


def layout(context: Context, kode: str) -> View:
    """The four aspects of a kabupaten/kota; of an area of areas, the choice among all."""
    _, href = context.language.text, context.selection.href
    area = context.areas.get(kode)
    if area is None:
        return not_found(context)
    if area.level != AREA_LEVEL:
        return choice(context)
    found = paritrana(context, kode)
    title = _("Berkas Paritrana {name}", name=context.full(kode))
    most = FEW if asked_weights(context) else MOST
    links = [
        paper_link(context, kode),
        html.A(_("Buka halaman daerah"), href=href(f"/daerah/{kode}")),
        html.A(_("Aturan dan sumbernya"), href=href("/definisi")),
    ]
    body: list[Element] = [aspect_section(context, kode, aspect, most) for aspect in found]
    return View(
        title=title,
        headline=paritrana_headline(context, kode, found),
        body=[
            html.P(links if found else links[1:], className="share"),
            weights_part(context, kode, found) if found else None,
            *(body or [nothing(_("Belum ada data dalam edisi ini."))]),
            html.Details([html.Summary(_("Daerah lain")), file_of_each(context)]),
        ],
        filters=FILTERS,
        carries=ASPECTS,
        tables=lambda: (
            paritrana_table(context, title, [(kode, found)]),
            *weights_table(context, kode, found),
        ),
    )


def choice(context: Context) -> View:
    """The way to the file of each area; its files hold the lines of all."""
    _ = context.language.text
    codes = [area.code for area in context.kabkota]
    title = _("Berkas Paritrana")
    return View(
        title=title,
        headline=Headline(
            _("Apa yang **belum ada** pada satu daerah untuk Paritrana? Pilih daerahnya."),
            rest=unofficial(context),
        ),
        body=[section(_("Pilih daerah"), file_of_each(context))],
        filters=FILTERS,
        tables=lambda: (
            paritrana_table(context, title, [(code, paritrana(context, code)) for code in codes]),
        ),
    )
