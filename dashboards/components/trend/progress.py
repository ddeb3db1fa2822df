"""How a metric got here: the finding, its steps by year."""

from typing import Any

from dashboards.components.common.layout import carried, nothing
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import change, same_areas
from dashboards.insights.comparison_period import since
from dashboards.insights.headlines.area import without_value
from dashboards.insights.metric_history import History
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import PROVINCE, Context
from dashboards.request.selection import KNOWN
from data.analysis.trend import Step

LEAST = 0.05  # points: what would read 0,0 has not moved


def chosen_area(context: Context) -> str:
    """Whose line is drawn: the page's own word, else the chosen eks-karesidenan, else the province."""
    asked = context.selection.get("wilayah")
    known = asked in context.areas and context.areas[asked].level != "nasional"
    return asked if known else context.selection.residency or PROVINCE


def trend_headline(context: Context, code: str, past: History) -> Headline:
    """By how much in a year, else since the previous report, on this month's potensi; and what a new potensi
    did beside it."""
    _, language = context.language.text, context.language
    names = {"metric": context.metric.label[language.code], "area": context.name(code)}
    row = past.rows[-1]
    if row.value is None:
        return without_value(context, row)
    span = since([row])
    if span is None:
        return Headline(_("{metric} {area}: **belum ada pembanding**.", **names))
    raw, same, people = span.raw(row) or 0.0, span.same(row) or 0.0, language.signed(span.people(row))
    names |= {"span": span.words(context), "alike": ""}
    if alike := same_areas(context, row.areas, span.compared(row)):
        names["alike"] = f", {alike}"
    if context.metric.kind == "count":
        text = _("{metric} {area} berubah **{n} orang {span}**{alike}.", n=people, **names)
        return Headline(text, _tone(raw))
    text = _(
        "{metric} {area} **{moved} {span}** dengan potensi bulan ini ({people} peserta{alike}){potensi}.",
        moved=_moved(context, same),
        people=people,
        potensi=_potensi(context, raw - same),
        **names,
    )
    return Headline(text, _tone(same if abs(same) >= LEAST else 0.0))


def _moved(context: Context, same: float) -> str:
    _, size = context.language.text, context.language.number(abs(same), 1)
    if not size.strip("0,."):
        return _("tetap")
    return _("naik {n} poin", n=size) if same > 0 else _("turun {n} poin", n=size)


def _tone(value: float) -> str:
    return "tercapai" if value > 0 else "jauh_tertinggal" if value < 0 else ""


def _potensi(context: Context, effect: float) -> str:
    """By how many points the new potensi alone moved the coverage; empty where it did not."""
    _, size = context.language.text, context.language.number(abs(effect), 1)
    if not size.strip("0,."):
        return ""
    if effect > 0:
        return _("; potensi yang berubah sendiri menaikkan capaian {n} poin", n=size)
    return _("; potensi yang berubah sendiri menurunkan capaian {n} poin", n=size)


def area_form(context: Context, code: str) -> Element:
    """Whose line is drawn, as a plain form of one choice."""
    _, selection = context.language.text, context.selection
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    upper = [a.code for a in context.areas.values() if a.level in ("provinsi", "karesidenan")]
    codes = [*upper, *sorted((a.code for a in context.kabkota), key=context.name)]
    options = [html.Option(context.name(c), value=c, selected=c == code) for c in codes]
    choice = html.Label(
        [html.Span(_("Garis untuk")), html.Select(options, name="wilayah")], className="choice"
    )
    button = html.Button(_("Terapkan"), type="submit", className="apply")
    return html.Form(
        [*kept, choice, button],
        action="/tren",
        method="get",
        className="filters inline",
        key=selection.href("/tren", wilayah=code),
        **{"aria-label": _("Garis untuk")},
    )


def steps_table(context: Context, past: History) -> Any:
    """One row a year: what participants did, what potensi did."""
    _, language = context.language.text, context.language
    percent = context.metric.kind == "ratio"
    if not past.steps:
        return nothing(_("Baru satu bulan yang diketahui; langkah tahunan perlu paling sedikit dua."))

    def span(step: Step) -> str:
        months = (language.month(day, short=True) for day in (step.start, step.end))
        return " – ".join(months)

    columns = [
        Column("rentang", _("Rentang"), span, numeric=False),
        Column("peserta", _("Peserta bertambah"), lambda s: change(context, s.people, decimals=0)),
    ]
    if percent:
        columns += [
            Column("potensi", _("Potensi bertambah"), lambda s: language.signed(s.potensi)),
            Column("mentah", _("Beda tercatat, poin"), lambda s: change(context, s.raw, decimals=1)),
            Column("tetap", _("Potensi akhir rentang, poin"), lambda s: change(context, s.same, decimals=1)),
        ]
    columns.append(Column("daerah", _("Daerah"), lambda s: language.number(s.areas)))
    caption = _("Hanya daerah yang melapor pada kedua bulan, dibandingkan dengan dirinya sendiri.")
    return table(context, columns, list(reversed(past.steps)), caption=caption)
