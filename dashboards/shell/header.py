"""The bar at the top: pages, search, the reader's own area, the mark of invented figures, languages."""

from typing import Any

from dashboards.pages import PAGES
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import Page
from dashboards.shell.search import search_form
from dashboards.shell.search_index import MEETING

FIRST = ("/", "/peringkat", "/daerah/<kode>", "/tren", "/jurang", "/inpres", MEETING)
BAR = ("/", "/peringkat", "/daerah/<kode>", "/jurang")  # at the foot of a phone, before what else there is
WHOLE = {"data-whole": "ya"}  # a document of its own: the browser opens it


def header(context: Context, current: Page | None, path: str, *, real: bool) -> Element:
    """The whole bar; `real`: a page of published figures, none of them invented."""
    _, selection = context.language.text, context.selection
    simulated = context.simulated and not real
    mark = html.Strong(context.mark, className="simulasi", title=_("data rekaan, bukan data nyata"))
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip"),
            html.A("Pantau Jamsostek", href=selection.href("/"), className="brand"),
            html.Nav(html.Ul(_links(context, current)), **{"aria-label": _("Halaman")}),
            search_form(context, asked=selection.get("q")),
            html.A(
                _("Daerah saya"),
                href=selection.href(f"/daerah/{PROVINCE}"),
                className="own-area",
                hidden=True,
            ),
            mark if simulated else None,
            _languages(context, path),
        ],
        className="top",
    )


def _links(context: Context, current: Page | None) -> list[Element]:
    """Those that are always seen, and the rest in a list that opens."""
    entries: dict[str, tuple[str, Page | None]] = {
        page.path: (page.label(context), page) for page in PAGES if page.listed
    }
    entries[MEETING] = (context.language.text("Rapat"), None)
    first = [_entry(context, path, *entries[path], current) for path in FIRST]
    rest = [path for path in (*FIRST, *entries) if path not in BAR]
    others = [_entry(context, path, *entries[path], current) for path in dict.fromkeys(rest)]
    inside = current is not None and current.path in entries and current.path not in FIRST
    more = html.Details(
        [
            html.Summary(context.language.text("Lainnya"), className="here" if inside else ""),
            html.Ul([*others, _list_check(context), _api(context)]),
        ],
        className="more",
    )
    return [*first, html.Li(more)]


def _entry(context: Context, path: str, words: str, page: Page | None, current: Page | None) -> Element:
    _ = context.language.text
    here = {"aria-current": "page"} if page is not None and page is current else {}
    whole = {} if page is not None else {"title": _("Rapat, layar penuh"), **WHOLE}
    kinds = ["in-bar" if path in BAR else "", "in-top" if path in FIRST else ""]
    if path == "/daerah/<kode>":
        kinds.append("to-area")
    href = context.selection.href(path.replace("<kode>", PROVINCE))
    return html.Li(html.A(words, href=href, **here, **whole), className=" ".join(filter(None, kinds)))


def _list_check(context: Context) -> Element:
    """The page with a policy of its own: the browser opens it whole."""
    href = context.selection.href("/periksa-daftar")
    return html.Li(html.A(context.language.text("Periksa daftar"), href=href, **WHOLE))


def _api(context: Context) -> Element:
    return html.Li(html.A("API", href=f"/api?bahasa={context.language.code}", rel="alternate"))


def _languages(context: Context, path: str) -> Element:
    found: list[Any] = []
    for code, name, spoken in (("id", "ID", "Bahasa Indonesia"), ("en", "EN", "English")):
        chosen = {"aria-current": "true"} if code == context.language.code else {}
        href = context.selection.href(path, bahasa=code, **dict(context.selection.extra))
        found += [" · " if found else "", html.A(name, href=href, hrefLang=code, title=spoken, **chosen)]
    return html.Span(found, className="languages")
