"""/api: what the API answers, and a form for each resource that opens the answer. Works without a script."""

from typing import Any

from markupsafe import Markup

from dashboards.api.parameters import PARAMETERS, Parameter
from dashboards.api.resources import RESOURCES, Resource
from dashboards.pages import PAGES
from dashboards.rendering.elements import Element, html, markup
from dashboards.rendering.language import Language
from dashboards.rendering.stylesheet import Stylesheet
from dashboards.request.context import PROVINCE, Context
from dashboards.request.selection import NO_SCHEME, parse
from data.definitions.fields import fields
from data.definitions.registry import AREA_LEVEL
from data.repository.store import Store


def page(store: Store, language: Language, style: str) -> str:
    """The whole document."""
    _ = language.text
    title = _("API: angka yang sama untuk program")
    body = [
        _top(store, language),
        html.Main(
            [
                html.H1(title),
                html.P(
                    _(
                        "Kata-katanya sama dengan alamat halaman. Setiap jawaban menyebut edisi, bulan, "
                        "pembilang, penyebut dan sumbernya; angka rekaan bertanda SIMULASI di setiap baris."
                    )
                ),
                html.P(
                    [
                        _("Uraian lengkap untuk mesin (OpenAPI 3.1):"),
                        " ",
                        html.A("/api/v1/openapi.json", href="/api/v1/openapi.json"),
                    ]
                ),
                _examples(language),
                html.Section(
                    [
                        html.H2(
                            [
                                _("Yang dapat diminta"),
                                " ",
                                html.Span(_("buka untuk mencoba"), className="note"),
                            ]
                        ),
                        *(_card(resource, store, language) for resource in RESOURCES),
                    ],
                    className="card resources",
                ),
            ],
            id="isi",
            tabIndex="-1",
        ),
        html.Footer(html.P([html.B("Pantau Jamsostek"), " · API v1"])),
    ]
    written = markup(body)
    head = Markup(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{} · Pantau Jamsostek</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" type="image/svg+xml" href="/ikon.svg"><style>{}</style></head><body>'
    ).format(language.code, title, Markup(Stylesheet(style).for_page(written)))
    return head + written + Markup("</body></html>")


def _examples(language: Language) -> Element:
    """Three questions as they are asked most, each a link to its answer."""
    _ = language.text
    asked = [
        (_("Cakupan BPU setiap daerah bulan ini"), f"observations?metrik=coverage_bpu&tingkat={AREA_LEVEL}"),
        (_("Peringkat BPU bulan ini, untuk Excel"), "rankings?metrik=coverage_bpu&format=csv"),
        (_("Edisi dan bulannya"), "editions"),
    ]
    items = [
        html.Li([html.A(words, href=f"/api/v1/{query}"), " ", html.Code(f"/api/v1/{query}")])
        for words, query in asked
    ]
    return html.Section([html.H2(_("Contoh")), html.Ul(items, className="plain")], className="card")


def _pages(store: Store, language: Language) -> Element:
    """The pages of the product, as everywhere else."""
    context = Context(store, parse(store, f"bahasa={language.code}"))
    links = [
        html.Li(
            html.A(page.label(context), href=context.selection.href(page.path.replace("<kode>", PROVINCE)))
        )
        for page in PAGES
        if page.listed
    ]
    return html.Nav(html.Ul(links), **{"aria-label": language.text("Halaman")})


def _top(store: Store, language: Language) -> Element:
    links: list[Any] = []
    for code, name in (("id", "ID"), ("en", "EN")):
        chosen = {"aria-current": "true"} if code == language.code else {}
        spoken = {"id": "Bahasa Indonesia", "en": "English"}[code]
        href = f"/api?bahasa={code}"
        links += [" · " if links else "", html.A(name, href=href, hrefLang=code, title=spoken, **chosen)]
    return html.Header(
        [
            html.A(language.text("Langsung ke isi"), href="#isi", className="skip"),
            html.A("Pantau Jamsostek", href=f"/?bahasa={language.code}", className="brand"),
            _pages(store, language),
            html.Span(links, className="languages"),
        ],
        className="top",
    )


def _card(resource: Resource, store: Store, language: Language) -> Element:
    _ = language.text
    english = language.code == "en"
    kinds = [
        html.Li([html.Code(name), " ", fields()[name].about(language.code)]) for name in resource.columns
    ]
    return html.Details(
        [
            html.Summary(
                [
                    html.B(resource.title_en if english else resource.title_id),
                    " ",
                    html.Code(resource.address),
                ]
            ),
            html.Form(
                [
                    *(_field(resource, PARAMETERS[name], store, language) for name in resource.words),
                    html.Button(_("Buka jawabannya"), type="submit"),
                ],
                action=f"/api/coba/{resource.name}",
                method="get",
                className="try",
                **{"aria-label": resource.address},
            ),
            html.Details([html.Summary(_("Kolom")), html.Ul(kinds, className="plain")]),
        ],
        className="resource",
    )


def _field(resource: Resource, word: Parameter, store: Store, language: Language) -> Element:
    """A choice where the values are known, else a line to write in; left open it is left out."""
    name = f"{resource.name}-{word.name}"
    about = word.about_en if language.code == "en" else word.about_id
    field: Element
    if word.known is not None:
        options = [html.Option("–", value="")]
        options += [
            html.Option(_words(word, value, store, language), value=value) for value in word.known(store)
        ]
        field = html.Select(options, name=word.name, id=name)
    elif word.between:
        low, high = word.between
        field = html.Input(
            name=word.name, id=name, type="number", min=low, max=high, placeholder=str(word.default)
        )
    else:
        field = html.Input(
            name=word.name, id=name, type="text", pattern=word.pattern, placeholder=word.example
        )
    return html.P([html.Label([html.Code(word.name), " ", about], htmlFor=name), field])


def _words(word: Parameter, value: str, store: Store, language: Language) -> str:
    """A choice as people know it beside the word itself."""
    if word.name in ("daerah", "kares"):
        return f"{value} {store.areas().loc[value, 'name']}"
    if word.name == "skema" and value == NO_SCHEME:
        return language.text("tanpa target")
    return value
