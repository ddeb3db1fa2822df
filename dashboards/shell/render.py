"""The page of an address, put together with what surrounds it: header, context, headline, notices, footer.

What is made of an address is remembered by the page and the choices it knows, not by how they were written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from dash import dcc
from markupsafe import Markup

from dashboards.components.common.chart import graphs
from dashboards.components.common.downloads import sheet_words, with_pictures
from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.not_found import not_found
from dashboards.components.common.pinned_area import pinned
from dashboards.components.common.provenance import basis_notice, edition_words
from dashboards.components.common.text import sentence
from dashboards.components.comparison.edition_changes import edition_changes
from dashboards.pages import PAGES
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.status_icons import icon, page_html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import Page, View
from dashboards.request.selection import parse
from dashboards.shell.context_line import context_line
from dashboards.shell.footer import footer
from dashboards.shell.header import header
from dashboards.shell.search_page import layout as found_layout
from data.repository.store import Store

T = TypeVar("T")
SEARCH = Page("/cari", lambda c: c.language.text("Cari"), found_layout, ("q",), listed=False, kept=False)
ADDRESSES = (*PAGES, SEARCH)
WITHOUT_COUNTS = ("/definisi", "/angka-terbit", "/templat", SEARCH.path)


@dataclass(frozen=True)
class Address:
    """`page` is None where there is no such page; `values` is what the variable part of its path holds."""

    path: str
    page: Page | None
    values: dict[str, str]
    context: Context

    def view(self) -> View:
        """The page itself; only where there is one."""
        assert self.page is not None
        return self.page.layout(self.context, **self.values)

    def remember(self, kind: str, make: Callable[[], T]) -> T:
        """make() once; of an address that leads nowhere each time, for there is no end of them."""
        known = self.context.areas
        if self.page is None or not self.page.kept or any(code not in known for code in self.values.values()):
            return make()
        return self.context.remember((kind, self.path), make)


def address(
    store: Store, path: str, search: str, *, more: tuple[str, ...] = (), default_language: str = "id"
) -> Address:
    """`more` are words of the address that belong to no page."""
    path = path.rstrip("/") or "/"
    matched = ((page, page.match(path)) for page in ADDRESSES)
    page, values = next(((page, found) for page, found in matched if found is not None), (None, {}))
    words = (*page.words, *more) if page else more
    selection = parse(store, search, words=words, default_language=default_language)
    return Address(path, page, values, Context(store, selection))


AREA = "/daerah/"


def opening(context: Context, path: str, view: View) -> list[Any]:
    """The headline; `path` of an area's page brings its star."""
    code = path.removeprefix(AREA)
    own = path.startswith(AREA) and code in context.areas
    return [
        pinned(context) if view.switch and not own else None,
        _star(context, code) if own else None,
        html.H1(sentence(view.headline.text, view.headline.tone)),
        html.P(sentence(view.headline.rest), className="after") if view.headline.rest else None,
    ]


def _star(context: Context, code: str) -> Element:
    """Kept on the reader's device by a script; without one there is nothing to press."""
    _ = context.language.text
    return html.Button(
        [
            icon("★"),
            html.Span(_("Jadikan daerah saya"), className="words"),
        ],
        type="button",
        className="star",
        hidden=True,
        **{
            "data-keep": code,
            "data-name": context.name(code),
            "data-kept": _("Daerah saya"),
            "aria-pressed": "false",
        },
    )


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
        return page_html(self.components)

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
            header(context, page, path, real=view.real),
            context_line(context, path, view),
            html.Main(
                [
                    *opening(context, path, view),
                    *_notices(context),
                    basis_notice(context) if "periode" in view.filters and not view.real else None,
                    *with_pictures(context, path, view.body),
                    _edition_changes(context, view),
                ],
                id="isi",
                tabIndex="-1",
                **_script_data(context, view),
            ),
            footer(context, path, view),
            sheet_words(context, real=view.real, dated="periode" in view.filters, real_rows=view.real_rows),
        ],
    )


def _script_data(context: Context, view: View) -> dict[str, str]:
    """What scripts read of a page."""
    said = {"data-title": f"{view.title} · Pantau Jamsostek", "data-language": context.language.code}
    fixed = context.selection.edition is None or view.real
    return said if fixed else {**said, "data-edisi": edition_words(context)}


def _edition_changes(context: Context, view: View) -> Any:
    """What the chosen metric was in the edition it is compared with; under every page of a month."""
    return edition_changes(context) if "periode" in view.filters and not context.empty else None


def view_of(asked: Address) -> View:
    """What an address shows."""
    context, page = asked.context, asked.page
    if page is None:
        return not_found(context)
    if context.empty and page.path not in WITHOUT_COUNTS and not _has_agreements(context, page.path):
        there = _may_be(context, asked.values.get("kode", PROVINCE))
        return _no_data(context) if there else not_found(context)
    return asked.view()


def _has_agreements(context: Context, path: str) -> bool:
    """Whether the page is that of agreements and has any: they stand at once, also before any figure."""
    return path == "/kesepakatan" and bool(context.facts("agreement"))


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
