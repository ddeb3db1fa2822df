"""One figure, whole: value, target, distance in people, numerator and denominator, change, status."""

from typing import Any

from dash import html

from dashboards.components.text import change, pill
from dashboards.context import Context, months_before
from dashboards.theme import SEGMENT


def coverage_card(context: Context, row: Any) -> html.Section:
    """The card of one coverage row of a MetricFrame."""
    _, language = context.language.text, context.language
    segment = context.registry.segments[context.registry.metrics[row.metric].segment]
    title = html.H2(segment.label[language.code], style={"color": f"var(--seg-{segment.key.lower()})"})
    if row.value is None:
        return html.Section(
            [
                title,
                html.P([html.Span("–", className="big"), pill(context, row.status)], className="value"),
                html.P(_("Belum ada angka untuk bulan ini."), className="muted"),
            ],
            className="card figure-card",
        )
    return html.Section(
        [
            title,
            html.P(
                [
                    html.Span([html.Span(language.number(row.value, 1), className="big"), html.Span(" %")]),
                    pill(context, row.status),
                ],
                className="value",
            ),
            _meter(row, SEGMENT[segment.key]),
            html.P(_target_words(context, row)),
            html.P(_count_words(context, row), className="muted"),
            html.P(_change_words(context, row), className="muted"),
            html.P(_rest_words(context, row), className="muted"),
        ],
        className="card figure-card",
    )


def _meter(row: Any, colour: str) -> html.Div:
    """A bar to 100 % of potensi, with the target as a dark tick."""
    inside: list[Any] = [
        html.Span(className="fill", style={"width": f"{min(row.value, 100):.2f}%", "background": colour})
    ]
    if row.target is not None:
        inside.append(html.Span(className="tick", style={"left": f"{min(row.target, 100):.2f}%"}))
    return html.Div(inside, className="meter", **{"aria-hidden": "true"})


def _target_words(context: Context, row: Any) -> list[Any]:
    _, language = context.language.text, context.language
    if row.target is None:
        return [_("tanpa target dalam skema ini")]
    short = row.gap_people > 0
    words: list[Any] = [
        _("target"),
        " ",
        html.B(language.percent(row.target)),
        _(" (interpolasi)") if row.target_kind == "interpolated" else "",
        " · ",
        _("kurang") if short else _("lebih"),
        " ",
        html.B(language.number(abs(row.gap_people))),
        " ",
        _("orang"),
    ]
    return words


def _count_words(context: Context, row: Any) -> list[Any]:
    """Numerator and denominator, and the distance to the target in points."""
    _, language = context.language.text, context.language
    words = _("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator))
    if row.target is None:
        return [words]
    gap = language.number(abs(row.gap_points), 1)
    return [words, " · ", _("kurang {n} poin", n=gap) if row.gap_people > 0 else _("lebih {n} poin", n=gap)]


def _change_words(context: Context, row: Any) -> list[Any]:
    """Since a month and a year ago, as shown."""
    _, language = context.language.text, context.language
    words: list[Any] = []
    for months, value in ((1, row.change_month), (12, row.change_year)):
        if value is None:
            continue
        since = language.month(months_before(row.period, months), short=True)
        words += [
            " · " if words else "",
            change(context, value, decimals=1),
            " " if words else _(" poin "),
            _("sejak {month}", month=since),
        ]
    return words or [_("belum ada pembanding")]


def _rest_words(context: Context, row: Any) -> str:
    """How many are not covered; the change on the same denominator where potensi has moved."""
    _, language = context.language.text, context.language
    words = _("belum terlindungi {n}", n=language.number(max(row.uncovered, 0)))
    pairs = ((row.change_month, row.same_base_month), (row.change_year, row.same_base_year))
    moved = [same for raw, same in pairs if raw is not None and same is not None and abs(raw - same) >= 0.05]
    if moved:
        words += " · " + _("potensi tetap: {change}", change=language.signed(moved[-1], 1))
    return words
