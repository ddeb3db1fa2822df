"""The page for addresses that lead nowhere."""

from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.page import View


def not_found(context: Context) -> View:
    """The page for an address that leads nowhere."""
    _, selection = context.language.text, context.selection
    return View(
        title=_("Halaman tidak ada"),
        headline=Headline(_("Halaman ini **tidak ada**.")),
        body=[
            html.P(_("Alamatnya mungkin salah ketik, atau kode daerahnya tidak dikenal.")),
            html.P(
                [
                    html.A(_("Ke Ringkasan"), href=selection.href("/")),
                    html.A(_("Ke Peringkat"), href=selection.href("/peringkat")),
                    html.A(_("Ke Angka terbit"), href=selection.href("/angka-terbit")),
                ],
                className="ways",
            ),
        ],
        status=404,
        filters=(),
    )
