"""A rapor put together: a title, a description, and its sections in the order of reading."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboards.components.area.programmes_here import depth_lines
from dashboards.components.area.published_here import published_here
from dashboards.components.area.rank_and_segments import rank_and_segments
from dashboards.components.area.share import message, short_link
from dashboards.components.area.what_it_takes import what_it_takes
from dashboards.components.area.why_changed import why_changed
from dashboards.components.common.layout import columns, section, stack
from dashboards.components.common.provenance import edition_words, provenance
from dashboards.components.common.text import sentence
from dashboards.components.ranking.watchlist import behind
from dashboards.insights.headlines.area import area_headline
from dashboards.insights.ranks.movement import passing_rule
from dashboards.insights.watchlist import agenda
from dashboards.rapor.cards import Picture, coverage, peers_table, trend
from dashboards.rapor.decisions import decisions
from dashboards.rapor.remarks import agreed, duties, lapsing, trust
from dashboards.rapor.values import rapor
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.request.context import Context, rows_of
from data.dates import wib
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL


@dataclass(frozen=True)
class Sheet:
    """`head` is the sentence it opens with; `foot` says where from and of when; `link` leads back to it."""

    code: str
    title: str
    headline: str
    head: Element
    body: list[Any]
    foot: str
    link: str
    message: str


def sheet(context: Context, code: str, *, base: str, picture: Picture) -> Sheet:
    """The rapor of a known area; `base` begins its address, and `picture` puts an SVG into it."""
    _ = context.language.text
    found = rapor(context, code)
    row, parts = found.focus.row, [part.row for part in found.parts]
    headline = area_headline(context, row)
    link = base + short_link(context, code)
    return Sheet(
        code=code,
        title=_("Rapor {area}, {month}", area=context.full(code), month=context.language.month(found.month)),
        headline=headline.plain,
        head=html.H1(sentence(headline.text, headline.tone)),
        body=[
            html.P(sentence(headline.rest), className="after") if headline.rest else None,
            rank_and_segments(context, row, parts, linked=False),
            decisions(context, found),
            columns(why_changed(context, row), what_it_takes(context, row)),
            *_sections(context, found, picture),
        ],
        foot=foot_words(context),
        link=link,
        message=message(context, code, base),
    )


def _sections(context: Context, found: Any, picture: Picture) -> list[Any]:
    _, code, rows = context.language.text, found.code, [part.row for part in found.parts]
    name = context.metric.label[context.language.code]
    metric = inside(name)
    whole = context.areas[code].level == WHOLE_LEVEL
    if context.residencies:
        kin = _("Eks-karesidenan") if whole else _("Satu eks-karesidenan")
    else:
        kin = context.areas_title if whole else _("Satu provinsi")

    def table(title: str, rows: tuple[Any, ...]) -> Element | None:
        return (
            section(title, peers_table(context, rows, own=code, caption=name), name="kin") if rows else None
        )

    depth = depth_lines(context, code)
    upper = context.areas[code].level != AREA_LEVEL
    below = (
        section(_("Di bawah jalur"), behind(context, agenda(context, code=code)), note=metric)
        if upper
        else None
    )
    here = [part for part in (table(_("Tetangga"), found.near), table(_("Sebanding"), found.alike)) if part]
    family = table(kin, found.family)
    return [
        columns(
            section(_("Perkembangan {metric}", metric=name), trend(context, found, picture), name="trend"),
            family if upper else here[0] if here else None,
        ),
        section(_("Empat kewajiban Inpres 2/2021"), duties(context, found), name="duties"),
        html.Div(
            [
                html.Div([coverage(context, part) for part in found.parts], className="figures"),
                html.P(rule, className="muted") if (rule := passing_rule(context, rows)) else None,
                provenance(context, found.focus.row),
                columns(
                    below if upper else stack(family, *here[1:]),
                    stack(
                        section(
                            _("Iuran dibayar yang segera berakhir"),
                            lapsing(context, found),
                            agreed(context, found),
                            name="lapsing",
                        ),
                        section(_("Kedalaman program"), depth) if depth else None,
                        section(_("Catatan mutu data"), trust(context, found), name="trust"),
                    ),
                ),
                section(
                    _("Angka terbit"),
                    published_here(context, code),
                    note=_("nyata, dengan sumbernya"),
                    name="printed",
                ),
            ],
            className="overleaf",
        ),
    ]


def notices(context: Context) -> list[Any]:
    """What of the address was not understood."""
    _, asked = context.language.text, context.selection.notices
    if not asked:
        return []
    words = context.language.joined([f"“{key}”" for key in asked])
    return [
        html.P(
            _("Nilai {words} di alamat ini tidak dikenal; dipakai pilihan bawaan.", words=words),
            className="notice",
            role="status",
        )
    ]


def foot_words(context: Context) -> str:
    """Source, edition, month, the day of the newest file in it, and whether it is simulated."""
    _, language, edition = context.language.text, context.language, context.selection.edition
    assert edition is not None
    collection = context.registry.collections[edition.collection]
    day = language.day(wib(loaded_at(context)).date())
    words = [
        "Pantau Jamsostek",
        _("edisi: {title}", title=edition_words(context)),
        collection.description[language.code],
        _("data dimuat {day}", day=day),
    ]
    if context.simulated:
        words.append(context.simulation)
    return " · ".join(word.rstrip(".") for word in words) + "."


def loaded_at(context: Context) -> datetime:
    """When the newest file of the edition came in, UTC."""
    edition = context.selection.edition
    assert edition is not None

    def make() -> datetime:
        return max(row.loaded_at for row in rows_of(context.store.loads(edition)))  # type: ignore[no-any-return]

    found: datetime = context.store.remember(("loaded at", edition.slug), make)
    return found
