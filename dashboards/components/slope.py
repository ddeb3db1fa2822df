"""The areas beside each other between two dates: who rose, who fell, and how much of it was potensi."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.components.chart import chart
from dashboards.components.layout import carried, nothing, section
from dashboards.components.provenance import source_words
from dashboards.components.table import Column, table
from dashboards.components.text import area_link, change
from dashboards.context import Context
from dashboards.elements import Element, html
from dashboards.figures.slope import Slope, slopes
from dashboards.selection import KNOWN
from dashboards.theme import AREA
from data.movement import improvement


@dataclass(frozen=True)
class Between:
    """One area's rows of the two months; `raw` and `same` in the unit of the metric, None where unknown."""

    then: Any
    now: Any
    raw: float | None
    same: float | None


def start_month(context: Context) -> date | None:
    """The earlier month: the word `dari` of the address, else a year before, else the first."""
    period = context.selection.period
    earlier = [month for month in context.months if period is not None and month < period]
    asked = context.selection.get("dari")
    found = next((month for month in earlier if f"{month:%Y-%m}" == asked), None)
    return found or (earlier[max(len(earlier) - 12, 0)] if earlier else None)


def _between(context: Context, codes: list[str], start: date) -> list[Between]:
    then = {row.area: row for row in context.rows(months=(start,))}
    now = {row.area: row for row in context.rows()}
    ratio = context.metric.kind == "ratio"
    found = []
    for code in codes:
        a, b = then[code], now[code]
        raw = None if a.value is None or b.value is None else b.value - a.value
        alone = context.areas[code].level == "kabkota"  # above, areas may have fallen silent in between
        same = improvement(b.numerator, a.numerator, b.denominator, ratio=ratio) if alone else None
        found.append(Between(a, b, raw, same))
    return found


def beside_slope(context: Context, codes: list[str]) -> Element:
    """The section: the choice of the earlier month, the slopes, and the same as a table."""
    _, language = context.language.text, context.language
    title, note = _("Di antara dua bulan"), context.metric.label[language.code]
    start, period = start_month(context), context.selection.period
    if start is None or period is None:
        return section(title, nothing(_("Baru satu bulan yang dimuat; perlu dua.")), note=note)
    found = _between(context, codes, start)
    if all(one.raw is None for one in found):
        words = _("Tidak ada daerah dengan angka pada kedua bulan; pilih bulan lain.")
        return section(title, _form(context, codes, start), nothing(words), note=note)
    return section(
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
    words = language.percent if percent else language.number
    items, said = [], []
    for place, one in enumerate(found):
        if one.raw is None:
            continue
        name = context.name(one.now.area)
        hover = f"{name}: {words(one.then.value)} → {words(one.now.value)}"
        right = f"<b>{name}</b> {words(one.now.value)}"
        items.append(Slope(one.then.value, one.now.value, words(one.then.value), right, AREA[place], hover))
        said.append(hover)
    dates = (language.month(span[0], short=True), language.month(span[1], short=True))
    figure = slopes(items, dates=dates, height=280, source=source_words(context), mark=context.mark)
    return chart(context, "slope", figure, "; ".join(said) + ".")


def _table(context: Context, found: list[Between], span: tuple[date, date]) -> Element:
    _, language = context.language.text, context.language
    ratio = context.metric.kind == "ratio"
    decimals = 1 if ratio else 0
    columns = [
        Column("daerah", _("Daerah"), lambda b: area_link(context, b.now.area), numeric=False, head=True),
        Column(
            "dulu", language.month(span[0], short=True), lambda b: language.number(b.then.value, decimals)
        ),
        Column("kini", language.month(span[1], short=True), lambda b: language.number(b.now.value, decimals)),
        Column("beda", _("Perubahan"), lambda b: change(context, b.raw, decimals=decimals)),
    ]
    if ratio:
        columns.append(
            Column("tetap", _("Potensi tetap"), lambda b: change(context, b.same, decimals=decimals))
        )
    caption = _("Potensi tetap: selisih peserta dibagi potensi sekarang; hanya untuk kabupaten/kota.")
    return table(context, columns, found, caption=caption)
