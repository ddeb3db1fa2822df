"""The page for addresses that lead nowhere."""

from dashboards.context import Context
from dashboards.elements import html
from dashboards.findings import Finding
from dashboards.page import View


def not_found(context: Context) -> View:
    _, selection = context.language.text, context.selection
    return View(
        title=_("Halaman tidak ada"),
        finding=Finding(_("Halaman ini **tidak ada**.")),
        body=[
            html.P(_("Alamatnya mungkin salah ketik, atau kode daerahnya tidak dikenal.")),
            html.P(
                [
                    html.A(_("Ke Ringkasan"), href=selection.href("/")),
                    " · ",
                    html.A(_("Ke Peringkat"), href=selection.href("/peringkat")),
                ]
            ),
        ],
        status=404,
        filters=(),
    )
