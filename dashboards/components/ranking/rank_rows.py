"""The ranking as rows that open: rank, area, a bar against its target, people short, change, status."""

import json
from collections.abc import Sequence

from dashboards.components.common.pinned_area import pin
from dashboards.components.common.provenance import apart_words, origin_link
from dashboards.components.common.status import path_words
from dashboards.components.common.text import change, movement
from dashboards.insights.comparison_period import since
from dashboards.insights.judged import shortage
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.insights.ranks.movement import since_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from dashboards.request.other_basis import is_other_basis
from data.metrics.contracts import MetricRow


def rank_rows(context: Context, rows: Sequence[MetricRow]) -> Element:
    """A row for each kabupaten/kota, all bars on one scale; what else is known of it opens below it."""
    ends = [value for row in rows for value in (context.seen(row).value, row.target) if value is not None]
    most = max(ends, default=0.0) or 1.0
    return html.Div([_head(context, rows), *(_row(context, row, most) for row in rows)], className="ranks")


def _head(context: Context, rows: Sequence[MetricRow]) -> Element:
    _ = context.language.text
    span = since(rows)
    unit = "%" if context.metric.unit == "percent" else _("orang")
    words = [
        _("No."),
        "",
        _("Daerah"),
        _("Garis tegak: target"),
        _("Capaian, {unit}", unit=unit),
        _("Kurang, orang"),
        span.head(context) if span else "",
        _("Status"),
    ]
    return html.Div([html.Span(word) for word in words], className="head")


def _row(context: Context, row: MetricRow, most: float) -> Element:
    language, shown = context.language, context.seen(row)
    status = context.registry.statuses[row.status]
    span = since([row])
    moved = span.same(row) if span else None
    percent = context.metric.unit == "percent"
    silent = shown.value is None
    words = language.number(shown.value, 1 if percent else 0)
    value = status.label[language.code] if silent else words
    cells = [
        html.Span(str(row.rank) if row.rank is not None else "–", className="rank"),
        html.Span(movement(context, row), className="moved"),
        html.Span(context.name(row.area), className="name"),
        _bullet(row, shown.value, most),
        html.Span(html.B(value), className="value silent")
        if silent
        else html.Span([html.B(value), *_against(context, row)], className="value"),
        html.Span(_short(context, row), className="short"),
        html.Span(
            change(context, moved, decimals=1 if percent else 0) if moved is not None else "",
            className="since",
        ),
        html.Span(
            [
                html.Span(icon(status.icon), className=f"swatch s-{row.status}"),
                html.Span(status.label[language.code], className=f"word tone-{row.status}"),
            ],
            className="status",
        ),
    ]
    return html.Details(
        [html.Summary(cells), _more(context, row)],
        className="rank-row",
        id=row.area,
        **{"data-area": row.area, "data-pin": json.dumps(pin(context, row), ensure_ascii=False)},
    )


def _against(context: Context, row: MetricRow) -> list[Element | str]:
    """The target beside the value."""
    _, language = context.language.text, context.language
    if row.target is None:
        return []
    words = (
        language.number(row.target, 1) if context.metric.unit == "percent" else language.number(row.target)
    )
    return [" ", html.Span(_("dari {target}", target=words), className="against")]


def _short(context: Context, row: MetricRow) -> str:
    if row.gap_people is None:
        return ""
    return "–" if row.gap_people <= 0 else context.language.number(row.gap_people)


def _bullet(row: MetricRow, value: float | None, most: float) -> Element:
    """The value on the scale of the highest, its target as a tick."""
    marks = []
    if value is not None:
        width = f"{min(max(value, 0) / most, 1) * 100:.1f}%"
        marks.append(html.Span("", className=f"fill s-{row.status}", style={"width": width}))
    if row.target is not None:
        marks.append(html.Span("", className="tick", style={"left": f"{row.target / most * 100:.1f}%"}))
    kinds = "meter" + (" s-belum_melapor" if row.status == NOT_REPORTED else "")
    return html.Span(marks, className=kinds, **{"aria-hidden": "true"})


def _more(context: Context, row: MetricRow) -> Element:
    """Counts, people short, path, changes and earlier ranks, and where to go from here."""
    _, language, shown = context.language.text, context.language, context.seen(row)
    lines: list[object] = []
    if is_other_basis(row):
        lines.append(apart_words(context, row))
    if shown.value is not None and shown.denominator is not None:
        counts = _("{n} dari {d}", n=language.number(shown.numerator), d=language.number(shown.denominator))
        uncovered = language.number(max(shown.uncovered or 0, 0))
        lines.append([origin_link(context, shown, counts), " · ", _("belum terlindungi {n}", n=uncovered)])
    if row.value is not None and row.target is not None:
        lines.append(
            [shortage(context, row), *(" · " if path_words(context, row) else ""), *path_words(context, row)]
        )
    if words := since_words(context, row):
        lines.append(_("peringkat {words}", words=words))
    changes = _changes(context, row)
    if changes:
        lines.append(changes)
    links = [
        html.A(
            _("Buka {area}", area=context.name(row.area)), href=context.selection.href(f"/daerah/{row.area}")
        ),
        html.A(_("Bandingkan"), href=context.selection.href("/bandingkan", dan=row.area)),
    ]
    return html.Div(
        [*(html.P(line) for line in lines), html.P(links, className="links")], className="more-figures"
    )


def _changes(context: Context, row: MetricRow) -> list[object]:
    """Since the previous report and in a year, on this month's potensi."""
    _, language = context.language.text, context.language
    decimals = 1 if context.metric.unit == "percent" else 0
    found: list[object] = []
    if row.same_base_month is not None and row.previous_period is not None:
        then = language.month(row.previous_period, short=True)
        found += [
            change(context, row.same_base_month, decimals=decimals),
            " ",
            _("sejak {month}", month=then),
        ]
    if row.same_base_year is not None:
        found += [
            " · " if found else "",
            change(context, row.same_base_year, decimals=decimals),
            " ",
            _("setahun"),
        ]
    if found and row.people_year is not None:
        found += [" · ", _("peserta setahun {n}", n=language.signed(row.people_year))]
    return found
