"""The areas beside each other between two dates: who rose, who fell, and how much of it was potensi."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import carried, folded, nothing
from dashboards.components.common.provenance import source_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, change, same_areas
from dashboards.figures.slope import Slope, slopes
from dashboards.insights.metric_history import histories_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import AREA
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN
from data.analysis.improvement import YEAR
from data.dates import month_end
from data.rounding import agreeing


@dataclass(frozen=True)
class Between:
    """One area between the two months, in the unit of the metric, None where unknown.

    `raw` is `now` less `then`, `same` on the denominator of now; of a sum all four are about the `areas` that
    reported both times, of the `whole` below.
    """

    code: str
    then: float | None
    now: float | None
    raw: float | None = None
    same: float | None = None
    areas: int = 1
    whole: int = 1

    def decimals(self, least: int) -> int:
        """With how many the two values and their difference agree as they are printed."""
        if self.then is None or self.now is None:
            return least
        return agreeing(self.now, self.then, least=least)


def start_month(context: Context) -> date | None:
    """The earlier month of the comparison: the word `dari` of the address, if it is one.

    Else the last month that is a year or more before, else the first.
    """
    period = context.selection.period
    earlier = [month for month in context.months if period is not None and month < period]
    asked = context.selection.get("dari")
    found = next((month for month in earlier if f"{month:%Y-%m}" == asked), None)
    if found or not earlier or period is None:
        return found
    year = [month for month in earlier if month <= month_end(period, -YEAR)]
    return year[-1] if year else earlier[0]


def _between(context: Context, codes: list[str], start: date) -> list[Between]:
    then = {row.area: row for row in context.rows(months=(start,))}
    now = {row.area: row for row in context.rows()}
    past, found = histories_of(context), []
    for code in codes:
        a, b = then[code], now[code]
        step = past.of(code).between(a.period, b.period)
        if step is None:
            found.append(Between(code, a.value, b.value))
        else:
            found.append(Between(code, step.then, step.now, step.raw, step.same, step.areas, b.areas))
    return found


def _name(context: Context, one: Between) -> str:
    """The area, and how many of those below are compared where that is not all."""
    said = same_areas(context, one.whole, one.areas)
    return f"{context.name(one.code)} ({said})" if said else context.name(one.code)


def beside_slope(context: Context, codes: list[str]) -> Element:
    """The section: the choice of the earlier month, the slopes, and the same as a table."""
    _, language = context.language.text, context.language
    title, note = _("Di antara dua bulan"), context.metric.label[language.code]
    start, period = start_month(context), context.selection.period
    if start is None or period is None:
        return folded(title, nothing(_("Baru satu bulan yang dimuat; perlu dua.")), note=note)
    found = _between(context, codes, start)
    if all(one.raw is None for one in found):
        words = _("Tidak ada daerah dengan angka pada kedua bulan; pilih bulan lain.")
        return folded(title, _form(context, codes, start), nothing(words), note=note)
    return folded(
        title,
        _form(context, codes, start),
        _chart(context, found, (start, period)),
        _table(context, found, (start, period)),
        note=note,
        name="slope",
    )


def _form(context: Context, codes: list[str], start: date) -> Element:
    _, language, selection = context.language.text, context.language, context.selection
    words = selection.words() | {"dan": ",".join(codes)}
    kept = [
        carried(key, words[key])
        for key in (*KNOWN, "dan", "sebar")
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    earlier = [m for m in reversed(context.months) if selection.period is not None and m < selection.period]
    options = [html.Option(language.month(m), value=f"{m:%Y-%m}", selected=m == start) for m in earlier]
    choice = html.Label([html.Span(_("Sejak")), html.Select(options, name="dari")], className="choice")
    return html.Form(
        [*kept, choice, html.Button(_("Terapkan"), type="submit", className="apply")],
        action="/bandingkan",
        method="get",
        className="filters inline",
        key=selection.href("/bandingkan", dan=",".join(codes), dari=f"{start:%Y-%m}"),
        **{"aria-label": _("Sejak")},
    )


def _chart(context: Context, found: list[Between], span: tuple[date, date]) -> Any:
    language = context.language
    percent = context.metric.unit == "percent"
    items, said = [], []
    for place, one in enumerate(found):
        if one.then is None or one.now is None or one.raw is None:
            continue
        digits = one.decimals(1) if percent else 0
        words = partial(language.percent if percent else language.number, decimals=digits)
        hover = f"{_name(context, one)}: {words(one.then)} → {words(one.now)}"
        right = f"<b>{context.name(one.code)}</b> {words(one.now)}"
        items.append(Slope(one.then, one.now, words(one.then), right, AREA[place], hover))
        said.append(hover)
    dates = (language.month(span[0], short=True), language.month(span[1], short=True))
    figure = slopes(items, dates=dates, height=280, source=source_words(context), mark=context.mark)
    return chart(context, "slope", figure, "; ".join(said) + ".")


def _table(context: Context, found: list[Between], span: tuple[date, date]) -> Element:
    _, language = context.language.text, context.language
    ratio = context.metric.kind == "ratio"
    decimals = 1 if ratio else 0

    def name(one: Between) -> Any:
        said = same_areas(context, one.whole, one.areas)
        link = area_link(context, one.code)
        return [link, " ", html.Span(said, className="muted")] if said else link

    columns = [
        Column("daerah", _("Daerah"), name, numeric=False, head=True),
        Column(
            "dulu",
            language.month(span[0], short=True),
            lambda b: language.number(b.then, b.decimals(decimals)),
        ),
        Column(
            "kini",
            language.month(span[1], short=True),
            lambda b: language.number(b.now, b.decimals(decimals)),
        ),
        Column(
            "beda",
            _("Beda tercatat") if ratio else _("Perubahan"),
            lambda b: change(context, b.raw, decimals=b.decimals(decimals)),
        ),
    ]
    if ratio:
        columns.append(
            Column(
                "tetap",
                _("Perubahan, potensi bulan ini"),
                lambda b: change(context, b.same, decimals=decimals),
            )
        )
    caption = _(
        "Perubahan: selisih peserta dibagi potensi bulan ini. {wholes}: hanya daerah "
        "yang melapor pada kedua bulan.",
        wholes=context.wholes,
    )
    return table(context, columns, found, caption=caption)
