"""Each segment against its target, the areas side by side: value, status, bar, people short."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.area.coverage_card import meter
from dashboards.components.common.layout import section
from dashboards.components.comparison.mosaic import PHONE, areas_in_order
from dashboards.insights.judged import judged, shortage_brief
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import COVERAGES, Context
from data.metrics.contracts import MetricRow


def segment_rows(context: Context, codes: Sequence[str], rows: dict[tuple[str, str], Any]) -> Element:
    """One row a segment, one column an area, in the order of the mosaics; all bars from 0 to 100 %."""
    _, code = context.language.text, context.language.code
    areas = areas_in_order(context, codes)
    cells: list[Element] = [html.Span("", className="label")]
    cells += [
        column_cell(areas, at, html.Div(html.B(context.name(area)), className="name"))
        for at, area in enumerate(areas)
    ]
    for metric in COVERAGES:
        segment = context.registry.segments[context.registry.metrics[metric].segment]
        name, _dot, long = segment.label[code].partition(" · ")
        colour = {"color": f"var(--seg-{segment.key.lower()})"}
        cells.append(
            html.Span([html.B(name, style=colour), html.Span(long, className="muted")], className="label")
        )
        cells += [
            column_cell(areas, at, _figure(context, context.seen(rows[metric, area]), segment.key))
            for at, area in enumerate(areas)
        ]
    return section(
        _("Tiap segmen terhadap targetnya"),
        html.Div(cells, className="side-by-side ruled", style={"--areas": len(areas)}),
        note=_("Semua batang 0–100 %; garis tegak: target tahun ini; kurang dan lebih dalam orang.")
        if judged(rows.values())
        else _("Semua batang 0–100 %."),
        name="segment-rows",
    )


def column_cell(areas: Sequence[str], at: int, cell: Element) -> Element:
    """On a phone the areas between the second and the comparator are left out."""
    if PHONE <= at < len(areas) - 1:
        cell.properties["className"] = f"{cell.properties.get('className', '')} later".strip()
    return cell


def _figure(context: Context, row: MetricRow, segment: str) -> Element:
    _, language = context.language.text, context.language
    status = context.registry.statuses[row.status]
    word = html.Span(
        [icon(status.icon), " ", status.label[language.code]],
        className=f"word tone-{row.status}",
    )
    value = html.P([html.B(language.number(row.value, 1)), " ", word], className="value")
    if row.value is None:
        return html.Div(value, className="figure")
    words: list[Any] = [_("tanpa target")]
    if row.target is not None and row.gap_people is not None:
        short = html.Span(shortage_brief(context, row))
        words = [html.Span(_("target {t}", t=language.number(row.target, 1))), ", ", short]
    return html.Div([value, meter(row, segment), html.P(words, className="muted")], className="figure")
