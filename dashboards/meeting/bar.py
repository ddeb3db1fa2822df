"""The bar over the meeting: where we are, the way to an area, the clock; behind ☰ keys and papers."""

from collections.abc import Sequence

from dashboards.meeting.agenda import Item
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, Context
from dashboards.shell.search_index import places
from data.provinces.definition import province


def bar(context: Context, agenda: Sequence[Item], areas: Sequence[Item]) -> Element:
    """The agenda as links, and everything that is pressed in a meeting."""
    _ = context.language.text
    links = [
        html.Li(html.A([html.Span(f"{at} ", className="number"), item.brief], href=f"#{item.key}"))
        for at, item in enumerate(agenda, 1)
    ]
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip"),
            html.Nav(html.Ol(links), **{"aria-label": _("Agenda")}),
            *_search(context, areas),
            html.Button("00:00", id="jam", type="button", title=_("Mulai atau hentikan waktu (T)")),
            html.Button(
                "☰",
                type="button",
                title=_("Tombol dan unduhan"),
                popovertarget="bantuan",
                **{"aria-label": _("Tombol dan unduhan")},
            ),
            html.Div(
                [_metrics(context), *_keys(context), _single(context), _papers(context)],
                id="bantuan",
                popover="auto",
            ),
            html.A(
                "✕",
                href=context.selection.href("/"),
                className="out",
                title=_("Keluar"),
                **{"aria-label": _("Keluar")},
            ),
        ],
        className="bar",
    )


def _search(context: Context, areas: Sequence[Item]) -> list[Element]:
    """A combobox: it opens what is meant, and asks which where a name could mean several."""
    _ = context.language.text
    known = {place.path: place.words for place in places(context)}
    options = [
        html.Li(
            f"{item.key} {item.label}",
            id=f"pilih-{item.key}",
            role="option",
            hidden=True,
            **{"data-words": " ".join(word for word in known[item.path] if not word[0].isdecimal())},
        )
        for item in areas
    ]
    return [
        html.Div(
            [
                html.Input(
                    type="text",
                    id="cari",
                    role="combobox",
                    placeholder=_("Daerah ( / )"),
                    autoComplete="off",
                    **{
                        "aria-label": _("Daerah"),
                        "aria-controls": "calon",
                        "aria-expanded": "false",
                        "aria-autocomplete": "list",
                    },
                ),
                html.Ul(options, id="calon", role="listbox", hidden=True, **{"aria-label": _("Daerah")}),
            ],
            className="find",
        )
    ]


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
    return html.P(
        [
            html.Label([context.language.text("Metrik"), " ", html.Select(options, id="metrik")]),
            html.Button(context.language.text("Layar penuh (F)"), id="penuh", type="button"),
        ]
    )


def _keys(context: Context) -> list[Element]:
    """What the keyboard does, for whoever presses `?`."""
    _ = context.language.text
    opened = province().examples.opened
    known = (
        ("→ ←", _("langkah berikut dan sebelumnya; di daerah: daerah di sebelahnya")),
        (_("Spasi"), _("langkah berikut")),
        (
            opened[3:],
            _(
                "angka akhir kode daerah: {end} membuka {area} ({code})",
                end=opened[3:],
                area=context.name(opened) if opened in context.areas else opened,
                code=opened,
            ),
        ),
        ("/", _("mencari daerah menurut nama")),
        ("Backspace", _("kembali ke agenda")),
        ("T · F", _("waktu; layar penuh")),
    )
    return [
        html.H2(_("Tombol")),
        html.Dl([part for key, words in known for part in (html.Dt(key), html.Dd(words))]),
    ]


def _single(context: Context) -> Element:
    """Keys of one sign can be switched off (WCAG 2.1.4): dictation is full of them."""
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
        ("/surat.zip", _("Surat ke tiap daerah (ZIP)")),
        ("/tenggat.ics", _("Tenggat (kalender)")),
    )
    links: list[Element | str] = [_("Unduh:"), " "]
    for path, name in files:
        if path == "/surat.zip" and context.empty:  # no letter without a figure
            continue
        links += [" · " if len(links) > 2 else "", html.A(name, href=href(path), download=True)]
    return html.P(links)
