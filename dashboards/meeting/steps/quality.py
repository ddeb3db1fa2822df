"""Can this be trusted? How many have reported, the light with its reasons, and who is missing."""

from dashboards.components.quality.quality import (
    ICONS,
    TONES,
    Grid,
    facts_of,
    reason_words,
    report_grid,
)
from dashboards.insights.missing_value import NOT_REPORTED, by_reason, segment_of
from dashboards.insights.missing_value import reason_words as why
from dashboards.meeting.agenda import areas_of
from dashboards.meeting.marks import name
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.analysis.data_quality import light

NAMED = 10
FEW = 4  # lines beside which the months have room on one screen


def screen(context: Context) -> list[Element | None]:
    """The count large, the reasons beside it, the areas without a figure by name."""
    _, language = context.language.text, context.language
    grid = report_grid(context)
    facts = facts_of(context, grid)
    colour, reasons = light(facts)
    names = {"hijau": _("Hijau"), "kuning": _("Kuning"), "merah": _("Merah")}
    words = reason_words(context, facts)
    lamp = html.Span(
        [icon(ICONS[colour]), names[colour]],
        className=f"pill lamp s-{TONES[colour]}",
    )
    said = [html.Li(words[reason]) for reason in reasons] or [
        html.Li(_("Tidak ada yang kurang, sementara, ditolak, atau diperingatkan."))
    ]
    count = html.P(
        [
            html.B(language.number(facts.reported)),
            " ",
            html.Span(_("dari {m} daerah melapor", m=language.number(facts.areas))),
        ],
        className="m-count",
    )
    short = len(said) <= FEW and facts.areas - facts.reported + facts.without <= FEW
    return [
        html.Div(
            [
                html.Section(
                    [count if facts.areas else None, html.P(lamp), html.Ul(said, className="m-reasons")]
                ),
                html.Section([html.H2([_("Tanpa angka bulan ini")]), *_silent(context)]),
            ],
            className="m-twins",
        ),
        _months(context, grid) if facts.areas and short else None,
    ]


def _months(context: Context, grid: Grid) -> Element:
    """How many have reported in each of the last months, the chosen one last, against how many there are."""
    _, language = context.language.text, context.language
    items = []
    for rows in zip(*grid.values(), strict=True):
        day, there = rows[0].period, sum(row.status != NOT_REPORTED for row in rows)
        words = language.month_name(day, short=True)
        height = {"--p": f"{there / len(rows):.3f}"}
        bar = html.Span([html.B(language.number(there)), html.I(style=height)], className="column")
        items.append(html.Li([bar, f"{words} {day.year}" if day.month == 1 else words]))
    title = html.H2(_("Daerah melapor tiap bulan, dari {m}", m=language.number(len(grid))))
    return html.Section([title, html.Ol(items)], className="m-reports")


def _silent(context: Context) -> list[Element]:
    """The areas without a figure, by why they have none."""
    _ = context.language.text
    found: list[Element] = []
    for reason, rows in by_reason(context, areas_of(context)).items():
        rest = len(rows) - NAMED
        links = [html.Li(name(context, row.area)) for row in rows[:NAMED]]
        if rest > 0:
            links.append(html.Li(_("dan {n} lagi", n=context.language.number(rest)), className="muted"))
        found += [
            html.P(why(context, reason, segment_of(context, rows[0])), className="muted"),
            html.Ul(links, className="m-silent"),
        ]
    return found or [html.P(_("Semua daerah punya angka."))]
