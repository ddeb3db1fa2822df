"""The dumbbell: coverage of PU and BPU of every kabupaten/kota against its targets, on one axis to 100 %.

And as a table: for who looks an area up, and for who does not see the picture.
"""

from collections.abc import Callable, Sequence
from typing import Any

from dashboards.components.common.layout import section
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.insights.missing_value import NOT_REPORTED, segment_of
from dashboards.insights.ranks.two_segments import Both, people_short, two_segments, whole_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def dumbbell_table(context: Context, rows: Sequence[Both]) -> Element:
    """One area a row: the two coverages with status, their targets, people short of each and of both."""
    _, language = context.language.text, context.language

    whole = Column(
        "kurang",
        _("Kurang keduanya, orang"),
        lambda of: html.B(language.number(of.short) if of.judged else "–"),
    )
    columns = [
        Column("daerah", _("Daerah"), lambda of: area_link(context, of.area), numeric=False, head=True),
        *_segment(context, "PU", lambda of: of.pu),
        *_segment(context, "BPU", lambda of: of.bpu),
        whole,
    ]
    return table(context, columns, rows, caption=_caption(context, rows[0]))


def _caption(context: Context, whole: Both) -> str:
    """How the first row is counted, where people short of it are known."""
    _ = context.language.text
    if not whole.judged:
        return _("Kekurangan daerah kotor: kelebihan satu segmen tidak menutup yang lain.")
    if whole.net:
        return _("Baris pertama bersih, daerah kotor.")
    return _("Baris pertama terhadap targetnya sendiri, daerah kotor.")


def _segment(context: Context, key: str, part: Callable[[Both], Any]) -> list[Column]:
    """Value with status, target, people short of one segment."""
    _, language = context.language.text, context.language
    name = context.registry.segments[key].short[language.code]

    def people(of: Both) -> str:
        row = part(of)
        return "–" if row.gap_people is None else language.number(people_short(row))

    return [
        Column(key.lower(), f"{name}, %", lambda of: _value(context, part(of))),
        Column(
            f"target-{key.lower()}",
            _("Target {segment}, %", segment=name),
            lambda of: language.number(part(of).target, 1),
        ),
        Column(f"kurang-{key.lower()}", _("Kurang {segment}, orang", segment=name), people),
    ]


def _value(context: Context, row: MetricRow) -> list[Any]:
    """The value and its status, as icon for the eye and as word for the ear."""
    status, words = context.registry.statuses[row.status], context.language
    spoken = html.Span(status.label[words.code], className="unseen")
    return [html.B(words.number(row.value, 1)), " ", icon(status.icon, tone=f"tone-{row.status}"), spoken]


FEW = 5  # areas that a phone shows; all of them stand in the table
LABEL = 8.0  # points that a number beside a mark takes
SEGMENTS = ("bpu", "pu")


def dumbbell(context: Context) -> Element | None:
    """The section; None where no area has a figure of either segment."""
    _, language = context.language.text, context.language
    areas, whole = two_segments(context), whole_of(context)
    if not any(of.known for of in areas):
        return None
    held = any(of.judged for of in areas)
    count = language.number(len(areas))
    title = (
        _("PU dan BPU, {n} daerah, terhadap target", n=count)
        if held
        else _("PU dan BPU, {n} daerah", n=count)
    )
    words = _summary(context, areas, whole)
    most = max((of.short for of in areas), default=0)
    first = _row(context, whole, most, name="whole", net=whole.net and whole.short != gross_of(areas))
    rows = [_row(context, of, most, name="" if at < FEW else "later") for at, of in enumerate(areas)]
    rest = len(areas) - FEW
    more = html.P(
        _("dan {n} daerah lagi, dalam tabel di bawah", n=language.number(rest)), className="rest muted"
    )
    return section(
        title,
        html.P(words),
        _key(context, areas, held=held),
        html.Div(
            [_axis(language, held=held), first, *rows],
            className="dumbbell",
            role="img",
            **{"aria-label": f"{title}. {words}"},
        ),
        more if rest > 0 else None,
        html.Details(
            [html.Summary(_("Tabel {n} daerah", n=count)), dumbbell_table(context, [whole, *areas])],
            className="twin",
        ),
        note=_("urut menurut orang kurang dari target, PU dan BPU bersama")
        if held
        else _("tanpa target bagi daerah yang punya angka; urut menurut cakupan BPU"),
        name="two-segments",
    )


def _summary(context: Context, areas: Sequence[Both], whole: Both) -> str:
    """Who is short of most, all areas gross, and the whole net of what some have above their targets."""
    _, language = context.language.text, context.language
    judged = [of for of in areas if of.judged]
    if not judged:
        return _("{n} daerah punya angka.", n=language.number(sum(of.known for of in areas)))
    gross, first = gross_of(areas), judged[0]
    if not gross:
        return _("Tidak ada daerah yang kurang dari target PU atau BPU.")
    words = _(
        "{name} kurang terbanyak, {short} orang: PU {pu}, BPU {bpu}.",
        name=context.name(first.area),
        short=language.number(first.short),
        pu=_short_words(context, first.pu),
        bpu=_short_words(context, first.bpu),
    )
    if len(judged) == 1:
        return words
    fields = {"gross": language.number(gross), "n": len(judged), "m": len(areas)}
    together = _("Semua daerah bersama kurang {gross} orang (kotor).", **fields)
    if len(judged) < len(areas):
        together = _(
            "{n} dari {m} daerah, yang dapat dinilai, bersama kurang {gross} orang (kotor).", **fields
        )
    return " ".join(filter(None, [words, together, _whole_words(context, whole, gross)]))


def _short_words(context: Context, row: MetricRow) -> str:
    """People short; said where no target of the segment is known."""
    return "–" if row.gap_people is None else context.language.number(people_short(row))


def gross_of(areas: Sequence[Both]) -> int:
    """People short in all areas that can be judged, added up."""
    return sum(of.short for of in areas if of.judged)


def _whole_words(context: Context, whole: Both, gross: int) -> str:
    """What the whole is short of, where that is another number: net of a surplus, or of its own target."""
    _, language = context.language.text, context.language
    if not whole.judged or whole.short == gross:
        return ""
    fields = {"place": context.name(whole.area), "net": language.number(whole.short)}
    if whole.net:
        return _("{place} kurang {net} orang (bersih, setelah kelebihan daerah lain dikurangkan).", **fields)
    return _("{place} kurang {net} orang dari targetnya sendiri.", **fields)


def _key(context: Context, areas: Sequence[Both], *, held: bool) -> Element:
    """Which dot is which, what the tick and the colours of a join say; only statuses that are there."""
    _, code = context.language.text, context.language.code
    dots = [
        html.Span([html.Span("", className=f"dot {key}"), context.registry.segments[key.upper()].short[code]])
        for key in SEGMENTS
    ]
    if not held:
        return html.P(dots, className="key")
    found = {
        row.status for of in areas for row in of.parts if row.target is not None and row.value is not None
    }
    statuses = [
        html.Span(html.B(status.label[code]), className=f"tone-{key}")
        for key, status in context.registry.statuses.items()
        if key in found
    ]
    tick = html.Span([html.Span("", className="tick"), _("target")])
    join = [html.Span(_("garis: jarak ke target, warna status")), *statuses]
    return html.P([*dots, tick, *join], className="key")


def _axis(language: Any, *, held: bool) -> Element:
    """The percentages over the rows; over people short only where anybody is held against a target."""
    marks = [
        html.Text(
            language.percent(at, 0) if at == 100 else str(at),
            x=f"{at}%",
            y=14,
            **{"text-anchor": "middle"},
        )
        for at in range(0, 101, 20)
    ]
    return html.Div(
        [
            html.Span(""),
            html.Svg(marks, className="axis"),
            html.Span(language.text("orang kurang dari target") if held else ""),
        ],
        className="row head",
    )


def _row(context: Context, of: Both, most: int, *, name: str, net: bool = False) -> Element:
    """One area: its name, its two joins, its people short; `net` of the whole's."""
    apart = _collide(of)
    marks = [
        _marks(context, row, key, _height(key, apart=apart))
        for key, row in zip(SEGMENTS, of.parts, strict=True)
    ]
    drawn = html.Svg(marks, className="axis") if of.known else _unknown(context, of)
    kinds = ["row", name, "apart" if apart else ""]
    return html.Div(
        [
            html.Span(context.name(of.area), className="name"),
            drawn,
            _whole_short(context, of, net=net) if name == "whole" else _short(context, of, most),
        ],
        className=" ".join(filter(None, kinds)),
    )


def _unknown(context: Context, of: Both) -> Element:
    status = context.registry.statuses[of.bpu.status]
    return html.Span(html.Span(status.label[context.language.code]), className="axis unknown")


def _height(key: str, *, apart: bool) -> str:
    return "50%" if not apart else "27%" if key == "bpu" else "73%"


def _collide(of: Both) -> bool:
    """Whether the numbers of the two would run into each other on one line."""
    spans = [_span(row) for row in of.parts if row.value is not None]
    return len(spans) > 1 and spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def _span(row: MetricRow) -> tuple[float, float]:
    ends = [end for end in (row.value, row.target) if end is not None]
    return min(ends) - LABEL, max(ends) + LABEL


def _at(value: float) -> str:
    return f"{min(max(value, 0.0), 100.0):.1f}%"


def _marks(context: Context, row: MetricRow, key: str, height: str) -> list[Element]:
    """The join in the colour of the status, the tick of the target, the dot of the value, both numbers."""
    language = context.language
    if row.value is None:
        return []
    ahead = row.target is None or row.value >= row.target
    way: dict[str, Any] = {"dx": 9} if ahead else {"text-anchor": "end", "dx": -9}
    value = html.Text(
        language.number(row.value, 1), x=_at(row.value), y=height, dy=".35em", className=f"value {key}", **way
    )
    dot = html.Circle(cx=_at(row.value), cy=height, r=6, className=key)
    if row.target is None:
        return [dot, value]
    other: dict[str, Any] = {"text-anchor": "end", "dx": -9} if ahead else {"dx": 9}
    target = html.Text(language.number(row.target, 1), x=_at(row.target), y=height, dy=".35em", **other)
    ends = {"x1": _at(row.value), "x2": _at(row.target), "y1": height, "y2": height}
    join = html.Line(**ends, className=f"join j-{row.status}")
    tick = html.Svg(html.Path(d="M0-7V7", className="tick"), x=_at(row.target), y=height, overflow="visible")
    return [join, dot, tick, value, target]


def _whole_short(context: Context, of: Both, *, net: bool) -> Element:
    """The whole has no bar: it may be net, or against a target of its own."""
    number = html.B(context.language.number(of.short if of.judged else None))
    said = [" ", html.Span(context.language.text("bersih"), className="muted")] if net else []
    return html.Span([number, *said], className="short")


def _short(context: Context, of: Both, most: int) -> Element:
    """People short of BPU and of PU as one stacked bar, and their sum."""
    _, language = context.language.text, context.language
    if not of.judged:
        return html.Span("–" if of.known or of.bpu.status == NOT_REPORTED else "", className="short")
    number = html.B(language.number(of.short))
    if not of.short:
        judged = next(row for row in of.parts if row.gap_people is not None)
        one = _("{segment} tercapai", segment=segment_of(context, judged))
        return html.Span(html.B(_("tercapai keduanya") if _reached(of) else one), className="short")
    bars = [
        html.Span("", className=f"part {key}", style={"width": f"{people_short(row) / most * 62:.1f}%"})
        for key, row in zip(SEGMENTS, of.parts, strict=True)
        if people_short(row)
    ]
    return html.Span([*bars, number], className="short", **{"data-label": _("kurang")})


def _reached(of: Both) -> bool:
    return all(row.gap_people is not None and row.gap_people <= 0 for row in of.parts)
