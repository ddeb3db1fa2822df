"""The structure of areas beside each other: whose potensi is made of what, who pays, who is not covered."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import folded
from dashboards.components.common.provenance import source_words
from dashboards.components.comparison.composition_tables import (
    kind_shown,
    people_table,
    piece_words,
    reasons_table,
    remarks,
)
from dashboards.figures.stacks import Piece, Stack, stacks
from dashboards.insights.composition import Makeup, differences, first, makeups
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import PIECE
from dashboards.request.context import Context


def structure(context: Context, codes: list[str]) -> Element:
    """The section: the bars, what they say, the reasons, the people."""
    _ = context.language.text
    title, note = _("Susunan potensi"), _("persen dari potensi daerah itu sendiri, semua segmen")
    found = makeups(context, codes)
    shown = [one for one in found if one.potensi]
    if not shown:
        words = _(
            "Potensi dan peserta PU, BPU, dan jakon daerah ini belum lengkap untuk bulan ini. Kirim "
            "rekap yang memuat ketiganya."
        )
        return folded(title, how_to_load(context, "rekap", words), note=note)
    return folded(
        title,
        _chart(context, shown),
        _legend(context, shown),
        reasons_table(context, found),
        people_table(context, found),
        *remarks(context, found),
        note=note,
        name="makeup",
    )


def _keys(context: Context, found: list[Makeup]) -> list[tuple[str, str]]:
    """Colour and word of every kind of piece shown, in the order of the bars."""
    words: dict[str, list[str]] = {}
    for one in found:
        for kind, _people in one.pieces():
            name = piece_words(context, kind_shown(one, kind))
            words.setdefault(kind, [])
            words[kind] += [name] if name not in words[kind] else []
    return [(PIECE[kind][0], " / ".join(words[kind])) for kind in PIECE if kind in words]


def _chart(context: Context, found: list[Makeup]) -> Any:
    _, language = context.language.text, context.language
    items = []
    for one in found:
        pieces = []
        for kind, people in one.pieces():
            share = people / one.potensi * 100
            words = _(
                "{area}, {piece}: {n} orang, {p} dari potensi",
                area=context.name(one.area),
                piece=piece_words(context, kind_shown(one, kind)),
                n=language.number(people),
                p=language.percent(share),
            )
            pieces.append(Piece(share, *PIECE[kind], words))
        items.append(Stack(context.name(one.area), pieces, one.total.target))
    figure = stacks(
        items,
        label_width=118,
        source=source_words(context),
        mark=context.mark,
        language=language,
    )
    figure["layout"]["meta"] = _keys(context, found)
    return chart(context, "makeup", figure, _summary(context, found))


def _summary(context: Context, found: list[Makeup]) -> str:
    """The largest distance from the first area, and what most of it comes of."""
    _, language = context.language.text, context.language
    base, reasons = first(found), differences(found)
    said = [f"{context.name(one.area)} {language.percent(one.value)}" for one in found if one.potensi]
    levels = _("Terlindungi: {areas}.", areas=language.joined(said))
    if base is None or not reasons:
        return levels
    one, because = max(reasons, key=lambda pair: abs(pair[1].total))
    named = {_("susunan potensi"): because.mix} | {
        _("cakupan {segment}", segment=piece_words(context, key)): points
        for key, points in because.rates.items()
    }
    if not round(because.total, 1):
        return levels
    word, points = max(named.items(), key=lambda item: item[1] * (1 if because.total > 0 else -1))
    return (
        levels
        + " "
        + _(
            "Beda {area} dari {base} {n} poin, terutama {word} ({points}).",
            area=context.name(one.area),
            base=context.name(base.area),
            n=language.signed(because.total, 1),
            word=word,
            points=language.signed(points, 1),
        )
    )


def _legend(context: Context, found: list[Makeup]) -> Element:
    keys = [
        html.Span([html.Span("", className="swatch", style={"background": colour}), word])
        for colour, word in _keys(context, found)
    ]
    tick = [html.Span([html.B("|"), " ", context.language.text("target semua segmen")])]
    return html.P(
        keys + (tick if any(one.total.target is not None for one in found) else []), className="legend"
    )
