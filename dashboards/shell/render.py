"""What surrounds every page: header, navigation, filter bar, notices, footer."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dash import dcc
from markupsafe import Markup

from dashboards.components.common.bases import basis_notice
from dashboards.components.common.downloads import downloads, with_pictures
from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.print_margins import sheet_words
from dashboards.components.common.provenance import edition_words
from dashboards.components.common.text import sentence
from dashboards.components.comparison.edition_changes import edition_changes
from dashboards.pages import PAGES
from dashboards.pages.tidak_ada import not_found
from dashboards.rendering.elements import Element, html
from dashboards.rendering.graphs import graphs
from dashboards.rendering.headline import Headline
from dashboards.rendering.html import html as html_of
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import Page, View
from dashboards.shell.filter_bar import filter_bar
from dashboards.shell.routing import Address, address
from data.repository.store import Store

COMMAND = "python -m etl load REKAP.xlsx"
WHOLE = {"data-whole": "ya"}  # a document of its own: the browser opens it


@dataclass(frozen=True)
class Rendered:
    """A whole page: what the document's head says of it, and its components."""

    status: int
    title: str
    description: str
    language: str
    simulated: bool
    address: str  # of itself, written canonically
    alternate: str
    components: list[Any]

    @cached_property
    def light(self) -> Markup:
        """The page as HTML."""
        return html_of(self.components)

    @cached_property
    def charts(self) -> list[dcc.Graph]:
        """Its charts as Dash components, in the order of the page."""
        return list(graphs(self.components))


def render(store: Store, path: str, search: str, *, default_language: str = "id") -> Rendered:
    """The page of an address. Remembered until the data change."""

    def make() -> Rendered:
        asked = address(store, path, search, default_language=default_language)
        return asked.remember("page", lambda: _render(asked))

    return store.consistent_read(make)


def _render(asked: Address) -> Rendered:
    context, path, page = asked.context, asked.path, asked.page
    view = view_of(asked)
    other = "en" if context.language.code == "id" else "id"
    return Rendered(
        status=view.status,
        title=f"{view.title} · Pantau Jamsostek",
        description=_prefix(context, view) + view.headline.plain,
        language=context.language.code,
        simulated=context.simulated and not view.real,
        address=context.selection.href(path, **dict(context.selection.extra)),
        alternate=context.selection.href(path, bahasa=other, **dict(context.selection.extra)),
        components=[
            _header(context, page, path, real=view.real),
            filter_bar(context, path, view.filters, view.carries) if view.filters else None,
            html.Main(
                [
                    html.H1(sentence(view.headline.text, view.headline.tone)),
                    *_notices(context),
                    basis_notice(context) if "periode" in view.filters and not view.real else None,
                    *with_pictures(context, path, view.body),
                    _beside(context, view),
                    downloads(context, path, view),
                ],
                id="isi",
                tabIndex="-1",
                **_said(context, view),
            ),
            _footer(context, real=view.real),
            sheet_words(context, real=view.real, dated="periode" in view.filters),
        ],
    )


def _said(context: Context, view: View) -> dict[str, str]:
    """What scripts read of a page."""
    said = {"data-title": f"{view.title} · Pantau Jamsostek", "data-language": context.language.code}
    fixed = context.selection.edition is None or view.real
    return said if fixed else {**said, "data-edisi": edition_words(context)}


def _beside(context: Context, view: View) -> Any:
    """What the chosen metric was in the edition it is compared with; under every page of a month."""
    return edition_changes(context) if "periode" in view.filters and not context.empty else None


def view_of(asked: Address) -> View:
    """What an address shows."""
    context, page = asked.context, asked.page
    if page is None:
        return not_found(context)
    if context.empty and page.path not in ("/definisi", "/angka-terbit"):
        there = _may_be(context, asked.values.get("kode", PROVINCE))
        return _no_data(context) if there else not_found(context)
    return asked.view()


def _may_be(context: Context, kode: str) -> bool:
    """Whether there is such an area; before any are known, whether its code looks like one of ours."""
    return kode in context.areas if context.areas else kode.startswith((PROVINCE, "kr-"))


def _no_data(context: Context) -> View:
    _ = context.language.text
    paid = len(context.facts("funding"))
    return View(
        title=_("Belum ada data"),
        headline=Headline(_("**Belum ada data** dalam edisi ini.")),
        body=[
            html.P(
                _(
                    "Edisi ini berisi {n} program pendanaan, tetapi belum ada peserta dan potensi: "
                    "cakupan dan yang berakhir belum dapat dihitung.",
                    n=context.language.number(paid),
                )
            )
            if paid
            else None,
            *first_steps(context),
        ],
        filters=("edisi",),
    )


def _prefix(context: Context, view: View) -> str:
    return (
        context.language.text("SIMULASI, bukan data nyata. ") if context.simulated and not view.real else ""
    )


def _header(context: Context, current: Page | None, path: str, *, real: bool) -> Element:
    _, selection = context.language.text, context.selection
    links = []
    for page in filter(lambda page: page.listed, PAGES):
        href = selection.href(page.path.replace("<kode>", PROVINCE))
        here = {"aria-current": "page"} if page is current else {}
        links.append(html.Li(html.A(page.label(context), href=href, **here)))
    meeting = html.A(_("Rapat"), href=selection.href("/rapat"), title=_("Rapat, layar penuh"), **WHOLE)
    links.append(html.Li(meeting))
    languages: list[Any] = []
    for code, name in (("id", "ID"), ("en", "EN")):
        chosen = {"aria-current": "true"} if code == context.language.code else {}
        href = selection.href(path, bahasa=code, **dict(selection.extra))
        spoken = {"id": "Bahasa Indonesia", "en": "English"}[code]
        languages += [
            " · " if languages else "",
            html.A(name, href=href, hrefLang=code, title=spoken, **chosen),
        ]
    hint = (
        html.Span([_("Muat rekap Anda:"), " ", html.Code(COMMAND)], className="hint")
        if context.simulated and not real
        else None
    )
    badge = (
        html.Strong(context.mark, className="simulasi", title=_("data rekaan, bukan data nyata"))
        if context.simulated and not real
        else None
    )
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip"),
            html.A("Pantau Jamsostek", href=selection.href("/"), className="brand"),
            html.Nav(html.Ul(links), **{"aria-label": _("Halaman")}),
            hint,
            badge,
            html.Span(languages, className="languages"),
        ],
        className="top",
    )


def _notices(context: Context) -> list[Any]:
    _, selection = context.language.text, context.selection
    found: list[Any] = []
    if selection.notices:
        words = context.language.joined([f"“{key}”" for key in selection.notices])
        found.append(
            html.P(
                _("Nilai {words} di alamat ini tidak dikenal; dipakai pilihan bawaan.", words=words),
                className="notice",
                role="status",
            )
        )
    return found


def _footer(context: Context, *, real: bool) -> Element:
    _, edition = context.language.text, context.selection.edition
    parts: list[Any] = [html.B("Pantau Jamsostek"), " · ", _("Inpres 2/2021, Provinsi Jawa Tengah")]
    if edition is not None and not real:
        collection = context.registry.collections[edition.collection]
        parts += [
            " · ",
            _("edisi: {title}", title=edition_words(context)),
            " · ",
            collection.description[context.language.code],
        ]
    if context.simulated and not real:
        parts += [
            " ",
            html.B(context.simulation),
            " ",
            html.Span([_("Muat rekap Anda:"), " ", html.Code(COMMAND)], className="load"),
        ]
    parts += [" · ", html.A("API", href=f"/api?bahasa={context.language.code}", rel="alternate")]
    return html.Footer([html.P(parts), None if context.store.preview else _keeping(context)])


def _keeping(context: Context) -> Element:
    """The switch of what this device keeps to read without a network; a script shows it where it can."""
    _ = context.language.text
    words = {"data-on": _("Hapus halaman yang tersimpan di perangkat ini")}
    words["data-off"] = _("Simpan halaman yang dibuka untuk dibaca tanpa jaringan")
    return html.Button(type="button", className="keeps", hidden=True, **words)
