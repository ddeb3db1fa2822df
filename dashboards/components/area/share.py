"""To take along: the area's text for WhatsApp, copied by one tap, and its rapor as page and PDF."""

from dashboards.components.area.chat_message import message
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context

ORIGIN = "{asal}"  # assets/live.js knows under which scheme and host the reader came


def share(context: Context, code: str) -> Element:
    """The line at the end of a page about an area; without a script the rapor holds the text."""
    _, href = context.language.text, context.selection.href
    return html.P(
        [
            html.Button(
                _("Salin teks WhatsApp"),
                type="button",
                className="copy",
                **{"data-copy": message(context, code, ORIGIN), "data-done": _("Tersalin")},
            ),
            html.Span("", className="unseen", role="status"),
            html.A(_("Kirim lewat WhatsApp"), href=href(f"/rapor/{code}") + "#whatsapp", **_whole),
            html.A(_("Rapor satu halaman"), href=href(f"/rapor/{code}"), **_whole),
            html.A(_("Rapor PDF"), href=href(f"/rapor/{code}.pdf"), **_whole),
            *(_letter(context, code) if context.areas[code].level == "kabkota" else ()),
            *(_papers(context) if context.areas[code].level != "kabkota" else ()),
        ],
        className="share",
    )


def _letter(context: Context, code: str) -> list[Element]:
    """The letter after a meeting, and its dates."""
    _, href = context.language.text, context.selection.href
    return [
        html.A(_("Surat ke daerah (Word)"), href=href(f"/surat/{code}.docx"), download=True),
        html.A(_("Surat PDF"), href=href(f"/surat/{code}.pdf"), download=True),
        html.A(_("Tenggat (kalender)"), href=href("/tenggat.ics", daerah=code), download=True),
    ]


def _papers(context: Context) -> list[Element]:
    """What a meeting takes along, of the whole."""
    _, href = context.language.text, context.selection.href
    return [
        html.A(_("Slide rapat"), href=href("/rapat.pptx"), download=True),
        html.A(_("Laporan (Word)"), href=href("/laporan.docx"), download=True),
        html.A(_("Nota dinas (Word)"), href=href("/nota.docx"), download=True),
        html.A(_("Semua rapor"), href=href("/rapor"), **_whole),
    ]


_whole = {"data-whole": "ya"}  # leads out of the live pages: the browser itself goes there
