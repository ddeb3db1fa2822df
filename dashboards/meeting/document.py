"""/rapat: the whole meeting in one document, so that it goes on when the network does not."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.print_margins import sheet_words
from dashboards.components.common.provenance import edition_title, edition_words
from dashboards.components.common.text import sentence
from dashboards.meeting.agenda import Item, area_item, items
from dashboards.meeting.screens import SCREENS, area_screen
from dashboards.rendering.elements import Element, html
from dashboards.rendering.html import html as html_of
from dashboards.rendering.icon import ICON
from dashboards.rendering.theme import css
from dashboards.request.context import COVERAGES, Context
from dashboards.request.selection import parse
from data.repository.store import Store

FOLDER = Path(__file__).parent
_TEMPLATE = Environment(loader=FileSystemLoader(FOLDER), autoescape=True).get_template("rapat.html")
_STYLE = Markup(
    css(
        (FOLDER.parent / "assets" / "style.css").read_text("utf-8")
        + (FOLDER / "rapat.css").read_text("utf-8")
    )
)
# Within the meeting an area is a step of it, which needs no network; only "everything about it" leads out.
_AREA_LINK = re.compile(r'href="/daerah/([\w.-]+)(?:\?[^"]*)?"(?! class="more")')


def rapat_html(store: Store, search: str, *, default_language: str = "id") -> str:
    """The document of an address. Remembered until the data change."""

    def make() -> str:
        context = Context(store, parse(store, search, default_language=default_language))
        return context.remember(("rapat",), lambda: _html(context))

    return store.consistent_read(make)


def _html(context: Context) -> str:
    steps = _steps(context)
    nothing = [html.H1(context.language.text("Belum ada data dalam edisi ini.")), *first_steps(context)]
    codes = {item.key for item, _parts in steps}
    body = html_of(
        [
            _bar(context, steps),
            html.Main(
                [_step(context, *step) for step in steps] or nothing,
                id="isi",
                tabIndex="-1",
                **{"data-edisi": None if context.selection.edition is None else edition_words(context)},
            ),
            sheet_words(context),
        ]
    )
    return _TEMPLATE.render(
        title=context.language.text("Rapat monitoring"),
        language=context.language.code,
        unknown=context.language.text("{n}: tidak ada daerah dengan nomor itu", n="{n}"),
        offline=context.language.text("Tidak ada jaringan: itu di luar dokumen rapat"),
        style=_STYLE,
        icon="data:image/svg+xml," + quote(ICON),
        body=Markup(_AREA_LINK.sub(lambda m: f'href="#{m[1]}"' if m[1] in codes else m[0], str(body))),
    )


def _steps(context: Context) -> list[tuple[Item, list[Any]]]:
    """The agenda, then every kabupaten/kota of the chosen part; nothing where there are no data."""
    if context.empty:
        return []
    agenda = [(item, SCREENS[item.key](context)) for item in items(context)]
    codes = [area.code for area in context.kabkota if context.inside(area.code)]
    return agenda + [(area_item(context, code), area_screen(context, code)) for code in codes]


def _step(context: Context, item: Item, parts: list[Any]) -> Element:
    """One screen: its sentence, its parts, and the way to the page with everything."""
    more = html.A(
        context.language.text("Selengkapnya"), href=context.selection.href(item.path), className="more"
    )
    mark = html.Strong(context.mark, className="simulasi") if context.simulated else None
    where = html.Span([item.label, " · ", _edition_words(context), " ", mark], className="label")
    head = html.Div([where, more], className="step-head")
    title = html.H1(sentence(item.headline.text, item.headline.tone), tabIndex="-1")
    kind = "step area" if "." in item.key else "step"
    return html.Section([head, title, *parts], id=item.key, className=kind, **{"data-label": item.label})


def _bar(context: Context, steps: list[tuple[Item, list[Any]]]) -> Element:
    """Where we are: the agenda, the way to an area, the clock, edition and month, the way out."""
    _, selection = context.language.text, context.selection
    agenda = [item for item, _parts in steps if item.key in SCREENS]
    links = [html.Li(html.A(item.label, href=f"#{item.key}")) for item in agenda]
    areas = [
        html.Option(value=f"{item.key} {item.label}") for item, _parts in steps if item.key not in SCREENS
    ]
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip"),
            html.Nav(html.Ol(links), **{"aria-label": _("Agenda")}),
            html.Label(
                [
                    html.Span(_("Daerah"), className="unseen"),
                    html.Input(
                        type="search",
                        id="cari",
                        list="daerah",
                        placeholder=_("Daerah ( / )"),
                        autoComplete="off",
                    ),
                ]
            ),
            html.Datalist(areas, id="daerah"),
            _metrics(context),
            html.Button("00:00", id="jam", type="button", title=_("Mulai atau hentikan waktu (T)")),
            html.Button(_("Penuh"), id="penuh", type="button", title=_("Layar penuh (F)")),
            html.Button("☰", type="button", title=_("Tombol dan unduhan"), popovertarget="bantuan"),
            html.Div([*_keys(context), _single(context), _papers(context)], id="bantuan", popover="auto"),
            html.A(
                "✕",
                href=selection.href("/"),
                className="out",
                title=_("Keluar"),
                **{"aria-label": _("Keluar")},
            ),
        ],
        className="bar",
    )


def _metrics(context: Context) -> Element:
    """The same meeting of another metric: another document, from the network."""
    chosen = context.selection.metric
    metrics = [*COVERAGES, *([chosen] if chosen not in COVERAGES else [])]
    options = [
        html.Option(
            context.registry.metrics[key].label[context.language.code],
            value=context.selection.href("/rapat", metrik=key),
            selected=key == chosen,
        )
        for key in metrics
    ]
    return html.Label(
        [html.Span(context.language.text("Metrik"), className="unseen"), html.Select(options, id="metrik")]
    )


def _keys(context: Context) -> list[Element]:
    """What the keyboard does, for whoever presses `?`."""
    _ = context.language.text
    known = (
        ("→ ←", _("langkah berikut dan sebelumnya; di daerah: daerah di sebelahnya")),
        (_("Spasi"), _("langkah berikut")),
        ("21", _("angka akhir kode daerah: 21 membuka Demak (33.21)")),
        ("/", _("mencari daerah menurut nama")),
        ("Backspace", _("kembali ke agenda")),
        ("T · F", _("waktu; layar penuh")),
    )
    return [
        html.H2(_("Tombol")),
        html.Dl([part for key, words in known for part in (html.Dt(key), html.Dd(words))]),
    ]


def _single(context: Context) -> Element:
    """Keys of one sign can be switched off (WCAG 2.1.4): who speaks to a computer says many of them."""
    box = html.Input(type="checkbox", id="satu", checked=True)
    return html.P(
        html.Label([box, " ", context.language.text("huruf, angka, dan tanda bekerja sebagai tombol")])
    )


def _papers(context: Context) -> Element:
    _, href = context.language.text, context.selection.href
    files = (
        ("/rapat.pptx", _("Slide")),
        ("/nota.docx", _("Nota dinas (Word)")),
        ("/laporan.docx", _("Laporan (Word)")),
    )
    links: list[Any] = [_("Unduh:"), " "]
    for path, name in files:
        links += [" · " if len(links) > 2 else "", html.A(name, href=href(path), download=True)]
    return html.P(links)


def _edition_words(context: Context) -> str:
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None:
        return context.language.text("Belum ada data dalam edisi ini.")
    return f"{edition_title(context, edition)} · {context.language.month(period)}"
