"""Areas beside each other: which ones, their four coverages, their lines, their place among all."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import carried, nothing, notice
from dashboards.components.common.provenance import source_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, change, pill, same_areas
from dashboards.components.trend.area_trend import area_line
from dashboards.figures.lines import Frame, lines
from dashboards.insights.comparison_period import since
from dashboards.insights.judged import shortage
from dashboards.insights.metric_history import histories_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.number_words import in_words
from dashboards.rendering.theme import AREA
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.selection import KNOWN
from data.definitions.registry import AREA_LEVEL, LEVELS
from data.metrics.contracts import MetricRow

MOST = 6
Rows = dict[tuple[str, str], Any]


def chosen_areas(context: Context) -> list[str]:
    """The areas of the address, two to six, one beside the province.

    Without any the province with the best, the middle and the worst.
    """
    asked = [code.strip() for code in context.selection.get("dan").split(",")]
    known = [code for code in dict.fromkeys(asked) if code in context.areas]
    known = [code for code in known if context.areas[code].level in LEVELS][:MOST]
    if len(known) >= 2:
        return known
    usual = [PROVINCE, *_typical(context)]
    others = [code for code in usual if code not in known]
    return known + (others[:1] if known else others)


def not_areas(context: Context) -> Element | None:
    """The codes of the address that name no area, said; None where all do."""
    asked = [code.strip() for code in context.selection.get("dan").split(",")]
    wrong = [code[:20] for code in dict.fromkeys(asked) if code and code not in context.areas]
    if not wrong:
        return None
    _ = context.language.text
    return notice(
        _("Kode daerah yang tidak dikenal, dan karena itu tidak dimuat: {list}.", list=", ".join(wrong))
    )


def _typical(context: Context) -> list[str]:
    """The best, the middle and the worst of the chosen part; the first three where nobody has reported."""
    rows = [r for r in context.rows() if r.level == AREA_LEVEL and context.inside(r.area)]
    ranked = sorted((r for r in rows if r.rank is not None), key=lambda r: (r.rank, r.area))
    found = [ranked[0], ranked[(len(ranked) - 1) // 2], ranked[-1]] if ranked else rows[:3]
    return list(dict.fromkeys(row.area for row in found))


def beside_rows(context: Context, codes: list[str]) -> Rows:
    """(metric, area) -> row of the chosen month, for the four coverages and the chosen metric."""
    metrics = tuple(dict.fromkeys((*COVERAGES, context.selection.metric)))
    return {(row.metric, row.area): row for row in context.rows(*metrics, areas=tuple(codes))}


def comparison_headline(context: Context, codes: list[str], rows: Rows) -> Headline:
    """Highest, lowest, and what lies between."""
    _, language = context.language.text, context.language
    metric = context.metric.label[language.code]
    known = [r for code in codes if (r := rows[context.selection.metric, code]).value is not None]
    if len(known) < 2:
        return Headline(
            _("{metric}: **belum ada dua daerah** yang dapat dibandingkan bulan ini.", metric=metric)
        )
    percent = context.metric.unit == "percent"
    words = language.percent if percent else language.number
    most, least = max(row.value for row in known), min(row.value for row in known)
    apart = language.number(most - least, 1 if percent else 0)
    fields = {
        "metric": metric,
        "best": _names_with_value(context, known, most),
        "a": words(most),
        "worst": _names_with_value(context, known, least),
        "b": words(least),
        "n": _("{n} poin", n=apart) if percent else _("{n} orang", n=apart),
    }
    text = _("{metric}: **{best} {a}**, {worst} {b}; terpaut {n}", **fields)
    if most == least:
        text = _("{metric}: **{best} sama tinggi**, {a}", **fields)
    silent = [context.name(code) for code in codes if rows[context.selection.metric, code].value is None]
    if silent:
        text += _("; tanpa angka: {list}", list=language.joined(silent))
    return Headline(text + ".", next(row.status for row in known if row.value == most))


def _names_with_value(context: Context, known: list[Any], value: float) -> str:
    """All areas of this value by name; of a whole, among how many of its areas it was added up."""
    return context.language.joined([_named(context, row) for row in known if row.value == value])


def _named(context: Context, row: MetricRow) -> str:
    if row.reported == row.areas:
        return context.name(row.area)
    fields = {"place": context.name(row.area), "n": row.reported, "m": row.areas}
    return context.language.text("{place} ({n} dari {m} daerah)", **fields)


def choice_form(context: Context, codes: list[str]) -> Element:
    """The areas as chips, each a link that leaves it out, and a plain form that adds one."""
    _, selection = context.language.text, context.selection
    words = selection.words()
    fields: list[Any] = [
        carried(key, words[key])
        for key in (*KNOWN, "dari", "sebar")
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    fields.append(html.Span([_chip(context, codes, code) for code in codes], className="chips"))
    if len(codes) < MOST:
        fields += [carried("dan", code) for code in codes]
        upper = [a.code for a in context.areas.values() if a.level in LEVELS[:-1]]
        everyone = [*upper, *sorted((a.code for a in context.kabkota), key=context.name)]
        offered = [html.Option(context.name(code), value=code) for code in everyone if code not in codes]
        name = html.Span(_("Tambah daerah, paling banyak {n}", n=in_words(context.language, MOST)))
        more = html.Option(_("+ tambah daerah"), value="")
        fields.append(html.Label([name, html.Select([more, *offered], name="dan")], className="choice brief"))
        fields.append(html.Button(_("Terapkan"), type="submit", className="apply"))
    return html.Form(
        fields,
        action="/bandingkan",
        method="get",
        className="filters inline",
        key=selection.href("/bandingkan", dan=",".join(codes), sebar=selection.get("sebar")),
        **{"aria-label": _("Daerah yang dibandingkan")},
    )


def _chip(context: Context, codes: list[str], code: str) -> Element:
    """An area, and the way to the same page without it while two others stay; the first is the comparator."""
    _, selection, name = context.language.text, context.selection, context.name(code)
    words: list[Any] = [name]
    if code == codes[0]:
        words += [" ", html.Small(_("pembanding"))]
    if len(codes) < 3:
        return html.Span(words, className="chip")
    rest = ",".join(one for one in codes if one != code)
    kept = {key: selection.get(key) for key in ("dari", "sebar")}
    cross = html.Span("×", **{"aria-hidden": "true"})
    return html.A(
        [*words, cross],
        href=selection.href("/bandingkan", dan=rest, **kept),
        className="chip",
        title=_("Keluarkan {area}", area=name),
    )


def ready_choices(context: Context) -> Element:
    """Sets that are asked for often, as links."""
    _, href = context.language.text, context.selection.href
    regions = context.residencies
    cities = [a.code for a in context.kabkota if a.kind == "kota"]
    sets = [
        (_("{count} eks-karesidenan", count=in_words(context.language, len(regions))), regions),
        (_("{count} kota", count=in_words(context.language, len(cities))), cities),
    ]
    links: list[Any] = [
        html.A(_("{whole}, terbaik, tengah, terburuk", whole=context.whole_word), href=href("/bandingkan")),
    ]
    for words, codes in sets:
        if len(codes) < 2:
            continue
        links += [" · ", html.A(words, href=href("/bandingkan", dan=",".join(codes[:MOST])))]
    return html.P([_("Atau: "), *links], className="ready muted")


def beside_table(context: Context, codes: list[str], rows: Rows) -> Element:
    """One area a row, the four coverages side by side, each whole."""
    _, language = context.language.text, context.language

    def name(code: str) -> Any:
        swatch = html.Span(className="dot", style={"background": AREA[codes.index(code)]})
        return [swatch, area_link(context, code)]

    def column(metric: str) -> Column:
        known = context.registry.metrics[metric]
        title = context.registry.segments[known.segment].short[language.code]
        return Column(known.segment, title, lambda code: _cell(context, rows[metric, code]), numeric=False)

    shown = list(COVERAGES)
    columns = [
        Column("daerah", _("Daerah"), name, numeric=False, head=True),
        *(column(metric) for metric in shown),
    ]
    if context.selection.metric not in shown:
        label = context.metric.label[language.code]
        chosen = context.selection.metric
        columns.insert(1, Column("metrik", label, lambda c: _cell(context, rows[chosen, c]), numeric=False))
    caption = _("Capaian, status, target, jumlah orang, peringkat, dan perubahan dengan potensi bulan ini.")
    return table(context, columns, codes, caption=caption)


def _cell(context: Context, row: MetricRow) -> list[Any]:
    """One coverage of one area in a few short lines."""
    _, language = context.language.text, context.language
    row, percent = context.seen(row), context.registry.metrics[row.metric].unit == "percent"
    words = language.percent if percent else language.number
    lines: list[Any] = [
        html.Span([html.B(words(row.value)), " ", pill(context, row.status)], className="line")
    ]
    if row.value is None:
        return lines
    if row.target is not None:
        lines += [_("target {t}", t=words(row.target)), shortage(context, row, net=False)]
    if percent:
        lines.append(_("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator)))
    last: list[Any] = [_("per. {n}", n=row.rank)] if row.rank is not None else []
    span = since([row])
    if span is not None:
        moved = change(context, span.same(row), decimals=1 if percent else 0)
        last += [" · " if last else "", moved, " ", span.brief(context)]
        if alike := same_areas(context, row.areas, span.compared(row)):
            last.append(f", {alike}")
    lines.append(last)
    return [lines[0], *(html.Span(line, className="muted") for line in lines[1:])]


def beside_lines(context: Context, codes: list[str]) -> Any:
    """The chosen metric of each area over the months."""
    _, language = context.language.text, context.language
    past = histories_of(context)
    found = {code: past.rows(code) for code in codes}
    codes_known = [code for code in codes if any(r.value is not None for r in found[code])]
    if not codes_known:
        return nothing(_("Belum ada data untuk daerah dan metrik ini; pilih yang lain."))
    series = [
        area_line(context, code, found[code], colour=AREA[codes.index(code)], width=2.4)
        for code in codes_known
    ]
    percent = context.metric.unit == "percent"
    frame = Frame(source=source_words(context), mark=context.mark, height=280, percent=percent)
    summary = _(
        "{metric} dari {month} untuk {areas}.",
        metric=context.metric.label[language.code],
        month=language.month(found[codes[0]][0].period),
        areas=language.joined([context.name(code) for code in codes_known]),
    )
    return chart(context, "beside", lines(series, frame, language), summary)
