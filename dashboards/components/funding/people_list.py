"""The way from paid cover to the page on which a list of its people is checked."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def people_list(context: Context) -> Element:
    """A sentence with the link; a document of its own, whose policy must not be that of this page."""
    _ = context.language.text
    return html.P(
        [
            _("Akan membayar iuran orang dalam sebuah daftar?"),
            " ",
            html.A(
                _("Periksa nama dan NIK-nya dahulu; daftarnya tidak keluar dari perangkat Anda."),
                href=context.selection.href("/periksa-daftar"),
                **{"data-whole": "ya"},
            ),
        ],
        className="onward",
    )
