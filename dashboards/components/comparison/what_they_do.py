"""What areas do, side by side: how each came here, whose contributions are paid there, the four duties."""

from collections.abc import Sequence

from dashboards.components.common.layout import section
from dashboards.components.comparison.mosaic import areas_in_order
from dashboards.components.comparison.segment_rows import column_cell
from dashboards.components.funding.programme_words import programme_words
from dashboards.insights.facts.duties import Duties, duties
from dashboards.insights.metric_history import histories_of
from dashboards.insights.missing_value import segment_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.dates import months_apart
from data.definitions.registry import AREA_LEVEL
from data.facts.duties import done, status_of
from data.metrics.contracts import MetricRow

DEEP = 100  # units of a line's plot, top to bottom


def what_they_do(context: Context, codes: Sequence[str]) -> Element:
    """Three rows, one column an area, in the order of the mosaics; all lines on one scale."""
    _, language = context.language.text, context.language
    areas = areas_in_order(context, codes)
    past = {area: histories_of(context).rows(area) for area in areas}
    known = [v for rows in past.values() for row in rows for v in (row.value, row.path) if v is not None]
    most = max(known, default=1.0) or 1.0
    percent, found = context.metric.unit == "percent", duties(context)
    top = language.percent(most, 0) if percent else language.short(most)
    cells = [html.Span("", className="label")]
    cells += [
        column_cell(areas, at, html.Div(html.B(context.name(area)), className="name"))
        for at, area in enumerate(areas)
    ]
    segment = segment_of(context, past[areas[0]][-1])
    against = _("putus: jalur; kelabu: {name}", name=context.name(areas[-1]))
    cells.append(_label(_("Perjalanan {segment}", segment=segment), against))
    cells += [
        column_cell(areas, at, _line(context, past[area], past[areas[-1]], most))
        for at, area in enumerate(areas)
    ]
    cells.append(_label(_("Iuran dibayar"), _("yang terbesar atau terakhir")))
    cells += [
        column_cell(areas, at, html.Div(programme_words(context, area), className="paid"))
        for at, area in enumerate(areas)
    ]
    cells.append(_label(_("Kewajiban Inpres"), ""))
    cells += [column_cell(areas, at, _duties(context, found, area)) for at, area in enumerate(areas)]
    return section(
        _("Apa yang mereka kerjakan"),
        html.Div(cells, className="side-by-side ruled", style={"--areas": len(areas)}),
        note=_(
            "Semua garis 0–{top}, {start} – {end}.",
            top=top,
            start=language.month(past[areas[0]][0].period, short=True),
            end=language.month(past[areas[0]][-1].period, short=True),
        ),
        name="deeds",
    )


def _label(words: str, note: str) -> Element:
    return html.Span([html.B(words), html.Span(note, className="muted") if note else ""], className="label")


def _line(context: Context, rows: Sequence[MetricRow], base: Sequence[MetricRow], most: float) -> Element:
    """The line of an area over that of the comparator, with its path and its last value."""
    language, own = context.language, rows[-1].area == base[-1].area
    first = rows[0].period
    across = [months_apart(first, row.period) for row in rows]

    def points(values: Sequence[float | None]) -> str:
        known = zip(across, values, strict=False)
        return " ".join(f"{x},{DEEP * (1 - value / most):.0f}" for x, value in known if value is not None)

    drawn = [
        None if own else html.Polyline(points=points([row.value for row in base]), className="beneath"),
        html.Polyline(points=points([row.path for row in rows]), className="asked"),
        html.Polyline(points=points([row.value for row in rows])),
    ]
    last = rows[-1].value
    words = language.number(last, 1) if context.metric.unit == "percent" else language.short(last)
    box = f"0 0 {across[-1] or 1} {DEEP}"
    colour = {"color": f"var(--seg-{context.metric.segment.lower()})"}
    return html.Div(
        [
            html.Svg(
                [line for line in drawn if line is not None],
                viewBox=box,
                preserveAspectRatio="none",
                **{"aria-hidden": "true"},
            ),
            html.B(words),
        ],
        className="deed-line",
        style=colour,
    )


def _duties(context: Context, found: Duties, area: str) -> Element:
    """Each duty with its state; of an area of areas, in how many it is done."""
    _, language = context.language.text, context.language
    if not found.found:
        return html.Div(_("tidak ada yang tercatat"), className="muted")
    inside = context.kabkota_in(area)
    lines = []
    for key, duty in context.registry.duties.items():
        name = html.Span(duty.short[language.code])
        if context.areas[area].level != AREA_LEVEL:
            count = sum(done(found.row(one, key)) for one in inside)
            state = _("{n} dari {m} selesai", n=count, m=len(inside))
            lines.append(html.Li([name, html.Span(state, className="muted")], className="counted"))
            continue
        status, late = status_of(found.found, area, key), found.days_late(area, key)
        sign = html.Span(icon(status.icon), className=f"swatch d-{status.key}")
        words = _("lewat {n} hari", n=language.number(late)) if late else status.short[language.code]
        lines.append(html.Li([sign, name, html.Span(words, className="down" if late else "muted")]))
    return html.Ul(lines, className="deeds-done")
