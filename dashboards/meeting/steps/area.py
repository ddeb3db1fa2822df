"""How does this area stand, and what would it take? Four figures, its way here, three consequences."""

from datetime import date

from dashboards.components.common.provenance import apart_words
from dashboards.insights.facts.agreements import agreements_now
from dashboards.insights.facts.paid_cover import dated_of
from dashboards.insights.judged import shortage_brief
from dashboards.meeting.marks import bar, segment_word, word
from dashboards.meeting.steps.trend import trend
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.request.context import COVERAGES, Context
from dashboards.request.other_basis import is_other_basis
from data.dates import month_end
from data.facts.required_pace import cost, needed, pace
from data.metrics.contracts import MetricRow

YEAR, HALF = 12, 6
Fact = tuple[str, str, bool]  # a number, its words, whether it is late


def screen(context: Context, code: str) -> list[Element | None]:
    """The step of one kabupaten/kota."""
    figures = [_figure(context, one) for one in context.rows(*COVERAGES, areas=(code,))]
    facts = consequences(context, code)
    return [
        html.Div([html.Ul(figures, className="m-segments"), trend(context, code)], className="m-area"),
        html.Div([_fact(*fact) for fact in facts], className="m-facts") if facts else None,
    ]


def consequences(context: Context, code: str) -> list[Fact]:
    """What the target takes, what it costs, what is late: those that are known."""
    row = context.rows(areas=(code,))[0]
    return [fact for fact in (_needed(context, row), _money(context, row), _late(context, code)) if fact]


def against_words(context: Context, row: MetricRow) -> str:
    """What the figure of a row is held against: target 15,8, kurang 226.270; why against nothing."""
    _, language, seen = context.language.text, context.language, context.seen(row)
    if is_other_basis(row):
        return apart_words(context, seen)
    if row.target is None:
        return _("belum ada angka") if seen.value is None else _("tanpa target")
    target = _("target {target}", target=language.number(row.target, 1))
    return f"{target}, {shortage_brief(context, row)}" if row.gap_people is not None else target


def _figure(context: Context, row: MetricRow) -> Element:
    _, language = context.language.text, context.language
    segment = context.registry.metrics[row.metric].segment.lower()
    seen = context.seen(row)
    rank = [_("ke-"), html.B(str(row.rank))] if row.rank is not None else [html.B("–")]
    return html.Li(
        [
            html.B(
                segment_word(context, row),
                className="segment",
                style={"color": f"var(--seg-{segment})"},
            ),
            html.B(language.number(seen.value, 1), className="value"),
            html.Div(
                [
                    bar(seen.value, 100.0, target=row.target, colour=f"var(--seg-{segment})"),
                    html.P(against_words(context, row)),
                    html.P(word(context, row.status)),
                ]
            ),
            html.Span(rank, className="rank"),
        ]
    )


def _fact(number: str, words: str, late: bool) -> Element:
    return html.P([html.B(number), html.Span(words)], className="late" if late else None)


def _needed(context: Context, row: MetricRow) -> Fact | None:
    """People a month to the target beside the pace of half a year."""
    _, language = context.language.text, context.language
    if row.gap_people is None or row.numerator is None:
        return None
    if row.gap_people == 0:
        return "0", _("orang kurang dari target {year}", year=row.target_year), False
    if row.gap_people < 0:
        return language.number(-row.gap_people), _("orang di atas target {year}", year=row.target_year), False
    assert row.target_year is not None
    month_by_month = needed(row.gap_people, row.period, int(row.target_year))
    if month_by_month is None:
        return (
            language.number(row.gap_people),
            _("orang kurang; target {year} sudah jatuh tempo", year=row.target_year),
            True,
        )
    counts = {one.period: one.numerator for one in context.rows(months=(), areas=(row.area,))}
    now = pace(counts, row.period, HALF)
    words = _("orang sebulan diperlukan sampai Desember {year}", year=row.target_year)
    if now is not None:
        words += _("; sekarang {n}", n=language.signed(now.monthly))
    return language.number(int(-(-month_by_month // 1))), words, False


def _money(context: Context, row: MetricRow) -> Fact | None:
    """Rupiah to pay for the missing BPU for a year; for other segments who is not covered at all."""
    _, language = context.language.text, context.language
    if missing(row.gap_people) or row.gap_people is None:
        return None
    if context.metric.segment == "BPU" and row.gap_people > 0:
        rupiah = cost(row.gap_people, month_end(row.period, 1), YEAR)
        words = _("iuran setahun bagi {n} pekerja BPU", n=language.number(row.gap_people))
        return f"Rp{language.short(rupiah)}", words, False
    if row.uncovered is None:
        return None
    if row.uncovered < 0:
        return language.number(-row.uncovered), _("peserta di atas potensi: cakupan lebih dari 100 %"), False
    return language.number(row.uncovered), _("orang belum terlindungi"), False


def _late(context: Context, code: str) -> Fact | None:
    """What is longest overdue of the area's agreements; else the paid cover that lapses next."""
    _, language = context.language.text, context.language
    found = agreements_now(context, code)
    if found.overdue:
        row = found.overdue[0]
        days = _("{n} hari", n=language.number(found.days_late(row)))
        return days, _("lewat: {agreed}, {who}", agreed=row.agreed, who=row.responsible), True
    month = context.selection.period
    assert isinstance(month, date)
    next_one = next(
        (spell for spell in dated_of(context, (code,)) if spell.lapses(month)),
        None,
    )
    if next_one is None:
        return None
    words = _(
        "orang: iuran {fund} berakhir {month}", fund=next_one.of.fund, month=language.month(next_one.end)
    )
    return language.number(next_one.lost), words, False
