"""Why areas differ: a mosaic each (width: share of potensi, height: coverage) over the exact split."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.comparison.composition_tables import piece_words
from dashboards.insights.composition import PARTS, Makeup, differences, first, makeups
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.decomposition import Part, Reasons

NARROW = 20.0  # percent of a mosaic's width below which its value stands at the top
LOW = 20.0  # percent of coverage below which its value stands above the surface
HIGH = 80.0  # percent of coverage whose surface would lie under a value at the top
CLOSE = 12.0  # points above a surface in which the comparator's line would run through the value
FOOT = 17.0  # percent of a phone's column that a value at its foot reaches up to
LEAST = 0.05  # points: what would read 0,0 is not drawn
SHARE = 1.0  # percent of potensi below which a segment is no column
HALF = 34.0  # percent of a column's width that the longest bar takes, to either side of the middle
PHONE = 2  # areas that a phone shows beside the comparator


def mosaics(context: Context, codes: Sequence[str]) -> Element:
    """The section; the area that the others are held against, which is the first of them, stands last."""
    _ = context.language.text
    title = _("Mengapa berbeda")
    shown = [one for one in makeups(context, list(codes)) if one.parts and one.potensi]
    base = first(shown)
    if base is None:
        return section(
            title, nothing(_("Potensi dan peserta PU, BPU, dan jakon belum lengkap untuk bulan ini."))
        )
    others = ordered(shown, base)
    because = {one.area: reasons for one, reasons in differences([base, *others])}
    hidden = len(others) - PHONE
    return section(
        title,
        html.Div(
            [
                _corner(),
                *_each(others, base, lambda one: _head(context, one)),
                _label(
                    _("Potensi dan cakupan"),
                    _("bawah: % potensi; garis mendatar: cakupan {name}", name=context.name(base.area))
                    if others
                    else _("bawah: % potensi"),
                ),
                *_each(others, base, lambda one: _mosaic(context, one, base)),
                *(_split(context, others, because) if because else []),
            ],
            className="side-by-side",
            style={"--areas": len(others) + 1},
        ),
        html.P(
            _("dan {n} daerah lagi, dalam tabel di bawah", n=context.language.number(hidden)),
            className="rest muted",
        )
        if hidden > 0
        else None,
        note=_(
            "Lebar: bagian dalam potensi. Tinggi: cakupan. Bidang berwarna: cakupan semua segmen. Susunan "
            "potensi menyebut siapa yang bekerja di sana, bukan kinerja."
        ),
        name="mosaics",
    )


def ordered(shown: Sequence[Makeup], base: Makeup) -> list[Makeup]:
    """All but the comparator, the highest coverage first."""
    return sorted((one for one in shown if one is not base), key=lambda one: -(one.value or 0.0))


def _each(others: Sequence[Makeup], base: Makeup, make: Callable[[Makeup], Element]) -> list[Element]:
    """One cell an area; on a phone those after the second are left out."""
    cells = []
    for at, one in enumerate([*others, base]):
        cell = make(one)
        names = [str(cell.properties.get("className", "")), "reference" if one is base else ""]
        names.append("later" if at >= PHONE and one is not base else "")
        cell.properties["className"] = " ".join(filter(None, names))
        cells.append(cell)
    return cells


def _corner() -> Element:
    return html.Span("", className="label")


def _label(words: str, note: str = "") -> Element:
    return html.Span([html.B(words), html.Span(note, className="muted") if note else ""], className="label")


def _head(context: Context, one: Makeup) -> Element:
    language = context.language
    return html.Div(
        [
            html.A(context.name(one.area), href=context.selection.href(f"/daerah/{one.area}")),
            html.Span(
                [html.Span(language.number(one.value, 1), className="big"), language.percent_sign],
                className="value",
            ),
        ],
        className="head",
    )


def _mosaic(context: Context, one: Makeup, base: Makeup) -> Element:
    columns = [
        _column(context, key, part, one.potensi, base.parts.get(key) if one is not base else None)
        for key, part in one.parts.items()
        if part.eligible / one.potensi * 100 >= SHARE
    ]
    return html.Div(columns, className="mosaic", role="img", **{"aria-label": spoken(context, one)})


def spoken(context: Context, one: Makeup) -> str:
    """Demak: PU 35,0 % dari potensi, cakupan 70,1 %; BPU ..."""
    _, language = context.language.text, context.language
    parts = [
        _(
            "{segment} {share} dari potensi, cakupan {value}",
            segment=piece_words(context, key),
            share=language.percent(part.eligible / one.potensi * 100, 0),
            value=language.percent(_coverage(part)),
        )
        for key, part in one.parts.items()
        if part.eligible
    ]
    return f"{context.name(one.area)}: {'; '.join(parts)}"


def _coverage(part: Part) -> float:
    return part.active / part.eligible * 100 if part.eligible else 0.0


def _column(context: Context, key: str, part: Part, potensi: int, against: Part | None) -> Element:
    """One segment: its surface, the comparator's coverage as a line, its value, its share."""
    language = context.language
    value, share = _coverage(part), part.eligible / potensi * 100
    held = _coverage(against) if against is not None and against.eligible else None
    shape = "narrow" if share < NARROW else "low" if value < LOW else ""
    if shape == "narrow" and value > HIGH:
        shape = "narrow aside"
    above = held if held is not None and value < held < value + CLOSE else value
    place = {"bottom": f"{min(above, 100):.1f}%"} if shape == "low" else {}
    if not shape and held is not None and held < FOOT <= value - held:
        place = {"bottom": f"{held + 1:.1f}%"}
    line = html.S("", style={"bottom": f"{min(held, 100):.1f}%"}) if held is not None else None
    surface = html.I(
        "", style={"height": f"{min(value, 100):.1f}%", "background": f"var(--seg-{key.lower()})"}
    )
    number = html.B(language.number(value, 1), className=f"{shape} {key.lower()}".strip(), style=place)
    whole = language.percent(share, 0) if key == PARTS[0] else language.number(share)
    return html.Span(
        [html.Span([surface, line, number], className="well"), html.Span(whole, className="share")],
        style={"width": f"{share:.2f}%"},
    )


def _split(context: Context, others: Sequence[Makeup], because: dict[str, Reasons]) -> list[Element]:
    """The rows of bars: what the mix did, what each segment's coverage did, their sum."""
    _ = context.language.text
    keys = [
        key for key in PARTS if any(abs(reasons.rates.get(key, 0.0)) >= LEAST for reasons in because.values())
    ]
    most = max(
        abs(points) for reasons in because.values() for points in (reasons.mix, *reasons.rates.values())
    )
    rows = [(_("Susunan"), "mix"), *((_rate_words(context, key), key) for key in keys)]
    cells: list[Element] = []
    for words, key in rows:
        name = key.lower()
        cells.append(html.Span(words, className=f"label part {name}"))
        for at, one in enumerate(others):
            found = because.get(one.area)
            points = None if found is None else found.mix if key == "mix" else found.rates.get(key, 0.0)
            cells.append(_bar(context, points, name, most, later=at >= PHONE))
        cells.append(html.Span("", className="empty"))
    cells.append(html.Span(html.B(_("Beda, poin")), className="label part sum"))
    for at, one in enumerate(others):
        found = because.get(one.area)
        cells.append(_sum(context, found.total if found else None, later=at >= PHONE))
    return cells


def _rate_words(context: Context, key: str) -> str:
    return context.language.text("Cakupan {segment}", segment=piece_words(context, key))


def _bar(context: Context, points: float | None, name: str, most: float, *, later: bool) -> Element:
    """One part of a difference, from the middle to the left or to the right."""
    shown = "later" if later else ""
    if points is None:
        return html.Span("–", className=f"bar {shown}".strip())
    wide = abs(points) / (most or 1.0) * HALF
    start = 50.0 if points >= 0 else 50.0 - wide
    words = context.language.signed(points, 1)
    way = {"left": f"{50 + wide:.1f}%"} if points >= 0 else {"right": f"{50 + wide:.1f}%"}
    return html.Span(
        [
            html.I("", className=name, style={"left": f"{start:.1f}%", "width": f"{wide:.1f}%"}),
            html.B(words, style=way),
        ],
        className=f"bar {shown}".strip(),
    )


def _sum(context: Context, points: float | None, *, later: bool) -> Element:
    tone = "" if points is None or abs(points) < LEAST else "up" if points > 0 else "down"
    words = context.language.signed(points, 1)
    return html.Span(html.B(words, className=tone), className="bar sum later" if later else "bar sum")


def areas_in_order(context: Context, codes: Sequence[str]) -> list[Any]:
    """The codes as the mosaics show them, the comparator last; as given where nothing sorts them."""
    shown = [one for one in makeups(context, list(codes)) if one.parts and one.potensi]
    base = first(shown)
    if base is None:
        return list(codes)
    known = [one.area for one in [*ordered(shown, base), base]]
    return [*(code for code in codes if code not in known), *known]
