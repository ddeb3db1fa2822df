"""What the target takes: people a month beside the pace there is, rupiah, and the cheapest better rank."""

from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import unknown_words
from dashboards.components.planning.requirements import headline, lapsing_words, paces, when_words
from dashboards.insights.ranks.target import RankGoal, rank_plan
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.required_pace import SPANS, cost, needed, reached
from data.metrics.contracts import MetricRow

YEAR = 12
WIDEST = 72  # percent of the line that the longest bar takes


def what_it_takes(context: Context, row: MetricRow) -> Element:
    """The section for one MetricFrame row of the chosen metric."""
    _ = context.language.text
    year = row.target_year or row.period.year
    title = _("Apa yang diperlukan sampai 31 Desember {year}", year=year)
    if not context.metric.targets:
        return section(title, nothing(_("Potensi bukan capaian. Pilih metrik cakupan atau peserta aktif.")))
    if row.value is None:
        return section(title, nothing(unknown_words(context, row)))
    short = row.gap_people is not None and row.gap_people > 0
    return section(
        title,
        _paces(context, row) if short else html.P(headline(context, row), className="finding"),
        html.Div([*_money(context, row), *_next_rank(context, row)], className="takes"),
        note=_("orang baru tiap bulan") if short else "",
        name="takes-section",
    )


def _paces(context: Context, row: MetricRow) -> Element:
    """Bars on one scale: what is needed, and the pace of each span; then when that pace would get there."""
    _ = context.language.text
    assert row.gap_people is not None
    assert row.target_year is not None
    want = needed(row.gap_people, row.period, int(row.target_year))
    found = dict(zip(SPANS, paces(context, row, context.members(row.area)), strict=True))
    lines: list[tuple[str, float | None, str]] = [(_("yang diperlukan"), want, "want")]
    for months in (3, 12):
        pace = found[months]
        lines.append((_("{n} bulan terakhir", n=months), pace.monthly if pace else None, "pace"))
    most = max([abs(people) for _words, people, _kind in lines if people] + [1.0])
    bars = [_bar(context, *line, most=most) for line in lines]
    year = found[12]
    said = html.P(headline(context, row)) if want is None else None
    if year is not None:
        when = when_words(context, reached(row.gap_people, row.period, year.monthly))
        said = html.P(_("Dengan laju 12 bulan target tercapai: {when}.", when=when), className="muted")
    paid = context.metric.segment in ("BPU", "TOTAL")
    return html.Div(
        [html.Ul(bars, className="paces"), said, lapsing_words(context, row) if paid else None],
        style={"--segment": f"var(--seg-{context.metric.segment.lower()})"},
    )


def _bar(context: Context, words: str, people: float | None, kind: str, *, most: float) -> Element:
    _, language = context.language.text, context.language
    if people is None:
        none = _("tidak ada bulan tersisa") if kind == "want" else _("belum cukup bulan")
        return html.Li([html.Span(words), html.Span(none, className="muted")])
    rounded = -(-people // 1) if kind == "want" else people  # part of a person a month is one more
    number = language.number(rounded) if kind == "want" else language.signed(people)
    width = f"{max(people, 0) / most * WIDEST:.1f}%"
    return html.Li(
        [html.Span(words), html.Span([html.I(style={"width": width}), html.B(number)])], className=kind
    )


def _money(context: Context, row: MetricRow) -> list[Any]:
    """Rupiah to pay a year of cover for the people short, where a budget can pay for them."""
    _, language = context.language.text, context.language
    if context.metric.segment not in ("BPU", "TOTAL") or row.gap_people is None or row.gap_people <= 0:
        return []
    first = month_end(row.period, 1)
    full, other = (cost(row.gap_people, first, YEAR, workers) for workers in ("all", "other"))
    amount, cheaper = language.shorts(full, other)
    words = _(
        "iuran {n} orang selama 12 bulan sejak {month}.",
        n=language.number(row.gap_people),
        month=language.month(first, short=True),
    )
    if other < full:
        words += " " + _("Dengan keringanan PP 50/2025, bila berlaku: Rp{n}.", n=cheaper)
    if context.metric.segment == "TOTAL":
        words += " " + _("Bila kekurangannya ditutup seluruhnya dengan pekerja BPU.")
    return [html.B(_("Rp{n}", n=amount), className="most"), html.Span(words)]


def _next_rank(context: Context, row: MetricRow) -> list[Any]:
    """How many people pass the next area above."""
    _, language = context.language.text, context.language
    if row.rank is None:
        return []
    plan = rank_plan(context, row.metric, row.area, RankGoal(1, None))
    if plan.climb is None:
        return []
    words = _(
        "cukup untuk naik ke peringkat {rank}, melampaui {who}, bila yang lain tetap.",
        rank=plan.climb.rank,
        who=context.name(plan.climb.passed[-1]),
    )
    if context.metric.segment in ("BPU", "TOTAL"):
        money = cost(plan.climb.people, month_end(row.period, 1), YEAR)
        words += " " + _("Iurannya Rp{n} setahun.", n=language.short(money))
    return [html.B(_("{n} orang", n=language.number(plan.climb.people))), html.Span(words)]
