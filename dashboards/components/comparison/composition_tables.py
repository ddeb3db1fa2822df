"""The structure of areas as tables: why they differ, how many people each part is, what bars cannot say."""

from typing import Any

from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, change
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.composition import PARTS, Makeup, differences, first, makeups
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.decomposition import Reasons


def piece_words(context: Context, kind: str) -> str:
    """PU, BPU paid by themselves, BPU paid for, ..., PU not covered, ..."""
    _, registry = context.language.text, context.registry
    if kind == "BPU_PAID":
        return _("BPU dibayarkan")
    if kind == "BPU_OWN":
        return _("BPU bayar sendiri")
    short = registry.segments[kind.removesuffix("_NOT")].short[context.language.code]
    return _("{segment} belum", segment=short) if kind.endswith("_NOT") else short


def kind_shown(one: Makeup, kind: str) -> str:
    """The kind under which workers are shown: BPU as those who pay themselves, where these are known."""
    return "BPU_OWN" if kind == "BPU" and one.split is not None else kind


def reasons_table(context: Context, found: list[Makeup]) -> Element | None:
    """The distance from the first area in points, by what it comes of."""
    _, base, listed = context.language.text, first(found), differences(found)
    if base is None or not listed:
        return None
    shown = [key for key in PARTS if any(key in because.rates for _one, because in listed)]

    def part(key: str) -> Column:
        title = _("Cakupan {segment}", segment=piece_words(context, key))
        return Column(key, title, lambda pair: change(context, pair[1].rates.get(key), decimals=1))

    columns: list[Column] = [
        Column(
            "daerah", _("Daerah"), lambda pair: area_link(context, pair[0].area), numeric=False, head=True
        ),
        Column("beda", _("Beda, poin"), lambda pair: html.B(change(context, pair[1].total, decimals=1))),
        Column("susunan", _("Susunan potensi"), lambda pair: change(context, pair[1].mix, decimals=1)),
        *(part(key) for key in shown),
    ]
    caption = _(
        "Mengapa berbeda dari {base}: karena susunan potensi, atau karena cakupan segmen; jumlahnya tepat "
        "sebelum dibulatkan.",
        base=context.name(base.area),
    )
    return table(context, columns, listed, caption=caption)


def people_table(context: Context, found: list[Makeup]) -> Element:
    """People of each piece, and what part of the area's potensi that is."""
    _, language = context.language.text, context.language
    kinds = [key for key in PARTS if any(key in one.parts for one in found)]

    def both(people: int | None, whole: int) -> Any:
        if people is None or not whole:
            return "–"
        return [
            language.number(people),
            " ",
            html.Span(language.percent(people / whole * 100), className="muted"),
        ]

    def covered(key: str) -> Column:
        def cell(one: Makeup) -> Any:
            part = one.parts.get(key)
            if part is None:
                return "–"
            if not part.eligible and not part.active:
                return "–"
            of = _("dari {n}", n=language.number(part.eligible))
            return [*both(part.active, one.potensi), " ", html.Span(of, className="muted")]

        return Column(key, piece_words(context, key), cell)

    columns = [
        Column("daerah", _("Daerah"), lambda one: area_link(context, one.area), numeric=False, head=True),
        *(covered(key) for key in kinds),
        Column("dibayar", _("BPU dibayarkan"), lambda one: both(one.paid, one.potensi)),
        Column("belum", _("Belum terlindungi"), lambda one: both(_left(one), one.potensi)),
        Column("potensi", _("Potensi"), lambda one: language.number(one.potensi or None)),
    ]
    caption = _(
        "Peserta aktif, bagiannya dari seluruh potensi daerah itu, dan potensi segmennya. Dibayar: menurut "
        "program yang berjalan bulan itu; – bila tidak ada program yang diketahui bulannya."
    )
    return table(context, columns, found, caption=caption)


def _left(one: Makeup) -> int | None:
    """Potensi less participants over all segments: negative where there are more participants."""
    return one.potensi - one.active if one.parts else None


def remarks(context: Context, found: list[Makeup]) -> list[Element]:
    """What the bars cannot say."""
    _, language = context.language.text, context.language
    said: list[str] = []
    for one in found:
        name = context.name(one.area)
        if not one.parts:
            said.append(_("{area}: segmennya belum lengkap dilaporkan bulan ini.", area=name))
            continue
        over = [key for key, part in one.parts.items() if part.active > part.eligible]
        if over:
            words = language.joined([piece_words(context, key) for key in over])
            said.append(
                _("{area}: peserta {segment} lebih banyak dari potensinya.", area=name, segment=words)
            )
        if one.paid is not None and one.split is None:
            said.append(
                _(
                    "{area}: program membayar {n} orang, lebih banyak dari peserta BPU; tidak dipisahkan.",
                    area=name,
                    n=language.number(one.paid),
                )
            )
        if one.differs:
            said.append(
                _(
                    "{area}: jumlah tercetak {n} dari {d} berbeda dari jumlah segmennya.",
                    area=name,
                    n=language.number(one.total.numerator),
                    d=language.number(one.total.denominator),
                )
            )
    return [html.P(words, className="muted") for words in said]


def makeup_tables(context: Context, codes: list[str]) -> tuple[Table, ...]:
    """The pieces, and the reasons, as rows that leave the screen."""
    _, found = context.language.text, makeups(context, codes)
    around = {**origin(context.selection.edition), "period": context.selection.period}
    base = first(found)

    def named(code: str) -> dict[str, Any]:
        return {"area": code, "area_name": context.areas[code].name, **around}

    pieces = [
        {
            **named(one.area),
            "part": kind_shown(one, kind),
            "part_name": piece_words(context, kind_shown(one, kind)),
            "part_people": people,
            "whole_people": one.potensi,
            "share": people / one.potensi * 100,
        }
        for one in found
        if one.potensi
        for kind, people in one.pieces()
    ]
    causes = [
        {
            **named(one.area),
            "compared_with": base.area if base else None,
            "part": key,
            "part_name": word,
            "points": points,
        }
        for one, because in differences(found)
        for key, word, points in _causes(context, because)
    ]
    head = ("area", "area_name", "period", "part", "part_name")
    return (
        tabled(
            "susunan", _("Susunan potensi"), (*head, "part_people", "whole_people", "share", *ORIGIN), pieces
        ),
        tabled("sebab-beda", _("Mengapa berbeda"), (*head, "compared_with", "points", *ORIGIN), causes),
    )


def _causes(context: Context, because: Reasons) -> list[tuple[str, str, float]]:
    _ = context.language.text
    rates = [
        (key, _("cakupan {segment}", segment=piece_words(context, key)), points)
        for key, points in because.rates.items()
    ]
    return [("TOTAL", _("Beda, poin"), because.total), ("mix", _("susunan potensi"), because.mix), *rates]
