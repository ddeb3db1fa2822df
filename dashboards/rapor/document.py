"""The rapor and the list of rapor as whole documents: HTML with its style inside, no script."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboards.components.area.share import send
from dashboards.components.common.downloads import sheet_words
from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.provenance import edition_words
from dashboards.rapor.index_page import listing
from dashboards.rapor.layout import Sheet, notices, sheet
from dashboards.rapor.social_preview import preview_path
from dashboards.rapor.values import known, rapor_context
from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.status_icons import page_html
from dashboards.rendering.theme import HEAD, INK, css
from dashboards.request.context import Context
from data.repository.store import Store

FOLDER = Path(__file__).parent
_TEMPLATE = Environment(loader=FileSystemLoader(FOLDER), autoescape=True).get_template("rapor.html")
_target = {"id": "isi", "tabIndex": "-1"}  # where the skip link leads
_STYLE = Markup(css((FOLDER / "rapor.css").read_text("utf-8")))


@dataclass(frozen=True)
class Page:
    """What the template fills in."""

    language: str
    title: str
    description: str
    address: str
    alternate: str
    picture: str
    body: Markup


def rapor_html(
    store: Store, code: str | None, search: str, *, base: str = "", default_language: str = "id"
) -> tuple[str, int]:
    """The document and its HTTP status: of one area, or of the list where there is no code.

    `base` is the scheme and host its links begin with. Remembered until the data change.
    """

    def make() -> tuple[str, int]:
        context = rapor_context(store, search, default_language=default_language)
        if code and not known(context, code):
            return _html(context, code, base)
        return context.remember(("rapor", code, base), lambda: _html(context, code, base))

    return store.consistent_read(make)


def _edition(context: Context) -> dict[str, str]:
    """Which edition it is, for a device that keeps it."""
    return {} if context.selection.edition is None else {"data-edisi": edition_words(context)}


def _html(context: Context, code: str | None, base: str) -> tuple[str, int]:
    title, description, parts, status = _page(context, code, base)
    path = f"/rapor/{code}" if code else "/rapor"
    page = Page(
        language=context.language.code,
        title=title,
        description=(context.language.text("SIMULASI, bukan data nyata. ") if context.simulated else "")
        + description,
        address=base + context.selection.href(path),
        alternate=context.selection.href(path, bahasa=_other(context)),
        picture=base + preview_path(context, path) if base and not context.empty else "",
        body=page_html(
            [
                html.Div(
                    [_top(context, path), *notices(context), *parts], className="sheet", **_edition(context)
                ),
                sheet_words(context),
            ]
        ),
    )
    return one_way(_TEMPLATE.render(page=page, style=_STYLE, theme_color=HEAD)), status


def _page(context: Context, code: str | None, base: str) -> tuple[str, str, list[Any], int]:
    """Title, description, parts and status."""
    _ = context.language.text
    if code and not known(context, code):
        words = _("Rapor ini tidak ada.")
        link = html.A(_("Ke daftar rapor"), href=context.selection.href("/rapor"))
        return words, words, [html.Main([html.H1(words), html.P(link)], **_target)], 404
    if context.empty:
        words = _("Belum ada data dalam edisi ini.")
        return words, words, [html.Main([html.H1(words), *first_steps(context)], **_target)], 200
    if not code:
        return (*listing(context), 200)
    found = sheet(context, code, base=base, picture=_inline)
    return found.title, found.headline, _area(context, found), 200


def _inline(svg: Markup, words: str) -> Element:
    return html.Div(svg, role="img", **{"aria-label": words})


def _area(context: Context, found: Sheet) -> list[Any]:
    _, code = context.language.text, found.code
    href = context.selection.href
    actions = [
        html.A(_("PDF"), href=href(f"/rapor/{code}.pdf")),
        html.A(_("Kirim teks WhatsApp"), href="#whatsapp"),
        html.A(_("Halaman daerah"), href=href(f"/daerah/{code}")),
        html.A(_("Semua rapor"), href=href("/rapor")),
    ]
    return [
        html.Main(
            [
                found.head,
                html.P(actions, className="actions screen"),
                *found.body[:-1],
                _overleaf(context, found.body[-1]),
                _share(context, found),
            ],
            **_target,
        ),
        html.Footer(
            [
                html.Div(_qr(found.link), role="img", **{"aria-label": _("Kode QR ke alamat rapor ini")}),
                html.Div(
                    [html.P(html.A(found.link, href=found.link)), html.P(found.foot, className="muted")]
                ),
            ],
            className="back",
        ),
    ]


def _overleaf(context: Context, part: Element) -> Element:
    """The second sheet: on paper and a wide screen as it is, on a phone behind its heading."""
    words = context.language.text("Halaman kedua: angka lengkap, daerah lain, dan sumbernya")
    return html.Details([html.Summary(words), part], className="second")


def _qr(link: str) -> Markup:
    return Markup(
        segno.make(link, error="m", micro=False).svg_inline(scale=1, border=2, omitsize=True, dark=INK)
    )


def _share(context: Context, found: Sheet) -> Element:
    _ = context.language.text
    return html.Details(
        [
            html.Summary(_("Teks WhatsApp")),
            html.Textarea(
                found.message, readOnly=True, rows="5", **{"aria-label": _("Teks WhatsApp, siap disalin")}
            ),
            html.P(
                html.A(_("Buka di WhatsApp"), href=send(found.message), rel="noopener"), className="actions"
            ),
        ],
        className="share screen",
        id="whatsapp",
        open=True,
    )


def _other(context: Context) -> str:
    return "en" if context.language.code == "id" else "id"


def _top(context: Context, path: str) -> Element:
    _ = context.language.text
    links = []
    for code, spoken in (("id", "Bahasa Indonesia"), ("en", "English")):
        here = {"aria-current": "true"} if code == context.language.code else {}
        href = context.selection.href(path, bahasa=code)
        links.append(html.A(code.upper(), href=href, hrefLang=code, title=spoken, **here))
    mark = html.Strong(context.mark, className="simulasi", title=_("data rekaan, bukan data nyata"))
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip screen"),
            html.A("Pantau Jamsostek", href=context.selection.href("/"), className="brand"),
            mark if context.mark else None,
            html.Span(links, className="screen"),
        ],
        className="top",
    )
