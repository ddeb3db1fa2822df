"""One figure, whole: value, target, distance in people, numerator and denominator, change, status.

And all four segments of an area so, folded away under the switch of the page.
"""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import apart_words, origin_link, provenance
from dashboards.components.common.status import path_words
from dashboards.components.common.text import change, pill, same_areas
from dashboards.insights.comparison_period import on_this_potensi
from dashboards.insights.judged import shortage
from dashboards.insights.metric_history import last_known
from dashboards.insights.missing_value import without_figure
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.other_basis import is_other_basis
from data.metrics.contracts import MetricRow


def coverage_card(context: Context, row: MetricRow, *, traced: bool = False) -> Element:
    """The card of one coverage row of a MetricFrame; `traced`: its counts lead to the files they stand in."""
    _, language = context.language.text, context.language
    segment = context.registry.segments[context.registry.metrics[row.metric].segment]
    title = html.H2(segment.label[language.code], style={"color": f"var(--seg-{segment.key.lower()})"})
    if is_other_basis(row):
        return _apart_card(context, title, context.seen(row), traced=traced)
    if row.value is None:
        return html.Section(
            [
                title,
                html.P([html.Span("–", className="big"), pill(context, row.status)], className="value"),
                *_last(context, row),
                html.P(without_figure(context, row), className="muted"),
            ],
            className="card figure-card",
        )
    uncovered = (
        _("belum terlindungi {n}", n=language.number(max(row.uncovered, 0)))
        if row.uncovered is not None
        else ""
    )
    return html.Section(
        [
            title,
            html.P(
                [
                    html.Span(
                        [
                            html.Span(language.number(row.value, 1), className="big"),
                            html.Span(language.percent_sign),
                        ]
                    ),
                    pill(context, row.status),
                ],
                className="value",
            ),
            meter(row, segment.key),
            html.P(_target_words(context, row)),
            *([html.P(path_words(context, row), className="muted path")] if row.path is not None else []),
            html.P(_count_words(context, row, traced=traced), className="muted"),
            html.P(_change_words(context, row), className="muted"),
            html.P(_recorded_words(context, row), className="muted recorded"),
            *([html.P(uncovered, className="muted")] if uncovered else []),
        ],
        className="card figure-card",
    )


def _apart_card(context: Context, title: Element, row: MetricRow, *, traced: bool) -> Element:
    """A figure of another basis than the view's: its value and counts, held against nothing."""
    language = context.language
    value = html.Span([html.Span(language.number(row.value, 1), className="big"), language.percent_sign])
    counts = _counts(context, row)
    return html.Section(
        [
            title,
            html.P([value, pill(context, row.status)], className="value"),
            html.P(apart_words(context, row)),
            html.P(origin_link(context, row, counts) if traced else counts, className="muted"),
        ],
        className="card figure-card",
    )


def _last(context: Context, row: MetricRow) -> list[Element]:
    """The last known figure of a silent area, as of its month and without a status."""
    _, language, last = context.language.text, context.language, last_known(context, row)
    if last is None:
        return []
    month = language.month(last.period)
    said = _("terakhir {value}, {month}", value=language.percent(last.value), month=month)
    return [html.P(html.B(said)), html.P(_counts(context, last), className="muted")]


def meter(row: MetricRow, segment: str) -> Element:
    """A bar to 100 % of potensi, with the target as a dark tick."""
    width = min(row.value or 0, 100)
    inside: list[Any] = [
        html.Span(
            className="fill",
            style={
                "width": f"{width:.2f}%",
                "background": f"var(--seg-{segment.lower()})",
            },
        )
    ]
    if row.target is not None:
        inside.append(html.Span(className="tick", style={"left": f"{min(row.target, 100):.2f}%"}))
    return html.Div(inside, className="meter", **{"aria-hidden": "true"})


def _target_words(context: Context, row: MetricRow) -> list[Any]:
    _, language = context.language.text, context.language
    if row.target is None:
        return [_("tanpa target dalam skema ini") if context.scheme_title else _("tanpa target")]
    words: list[Any] = [
        _("target"),
        " ",
        html.B(language.percent(row.target)),
        _(" (interpolasi)") if row.target_kind == "interpolated" else "",
        " · ",
        shortage(context, row),
    ]
    return words


def _count_words(context: Context, row: MetricRow, *, traced: bool) -> list[Any]:
    """Numerator and denominator, and the distance to the target in points."""
    _, language = context.language.text, context.language
    words = origin_link(context, row, _counts(context, row)) if traced else _counts(context, row)
    if row.target is None or row.gap_points is None:
        return [words]
    return [words, " · ", _("{n} poin", n=language.signed(-row.gap_points, 1))]


def _counts(context: Context, row: MetricRow) -> str:
    language = context.language
    return language.text("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator))


def _change_words(context: Context, row: MetricRow) -> list[Any]:
    """The change since the previous report and in a year, on this month's potensi.

    Each over the areas that reported in both months.
    """
    _, language = context.language.text, context.language
    spans: list[tuple[list[Any], str]] = []
    if row.same_base_month is not None and row.previous_period is not None:
        then = language.month(row.previous_period, short=True)
        words = [change(context, row.same_base_month, decimals=1), " ", _("poin sejak {month}", month=then)]
        spans.append((words, same_areas(context, row.areas, row.compared_month)))
    if row.same_base_year is not None:
        words = [change(context, row.same_base_year, decimals=1), " ", _("poin setahun")]
        spans.append((words, same_areas(context, row.areas, row.compared_year)))
    if not spans:
        return [_("belum ada pembanding")]
    found: list[Any] = []
    for at, (words, said) in enumerate(spans):
        again = said in [later for _words, later in spans[at + 1 :]]  # said once, after the last of them
        found += [" · " if at else "", *words, f" ({said})" if said and not again else ""]
    return [*found, ", ", on_this_potensi(context)]


def _recorded_words(context: Context, row: MetricRow) -> list[Any]:
    """What the same areas stood at then, on the potensi of then, where potensi has moved."""
    _, language = context.language.text, context.language
    if row.value is None:
        return []
    spans = [(row.change_year, row.same_base_year, row.compared_year, _("setahun lalu"))]
    if row.previous_period is not None:
        then = language.month(row.previous_period, short=True)
        spans.insert(0, (row.change_month, row.same_base_month, row.compared_month, then))
    words = [
        f"{language.percent(row.value - raw)} {when}"
        for raw, same, compared, when in spans
        if raw is not None and same is not None and compared == row.reported and abs(raw - same) >= 0.05
    ]
    return [_("tercatat dengan potensi waktu itu: "), ", ".join(words)] if words else []


def whole_figures(context: Context, coverage: list[Any]) -> Element:
    """One tap away: the four segments with everything that is known of them, and where it comes from."""
    words = context.language.text("Angka lengkap keempat segmen: peserta, potensi, jalur, perubahan, asal")
    cards = html.Div([coverage_card(context, row, traced=True) for row in coverage], className="figures")
    return html.Details(
        [html.Summary(words), cards, _provenance(context, coverage)], className="whole-figures"
    )


def _provenance(context: Context, coverage: list[Any]) -> Any:
    known = [row for row in coverage if row.value is not None]
    held = [row for row in known if row.target is not None]
    return (
        provenance(context, (held or known)[-1])
        if known
        else nothing(context.language.text("Pilih bulan lain, atau buka halaman Angka terbit."))
    )
