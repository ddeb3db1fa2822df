"""Climbing ranks or reaching a percentage of one's own choice: people, pace, rupiah, groups."""

from typing import Any

from dashboards.components.common.layout import carried, folded, nothing
from dashboards.components.common.provenance import unknown_words
from dashboards.components.common.table import Column, table
from dashboards.components.planning.rank_target_table import NAME
from dashboards.components.ranking.rank_uncertainty import range_words
from dashboards.insights.ranks.target import (
    MOST,
    PERCENTS,
    RankPlan,
    groups,
    rank_goal,
    rank_plan,
    shared_out,
    until,
)
from dashboards.rendering.elements import Element, html
from dashboards.request.context import COVERAGES, Context
from dashboards.request.selection import KNOWN
from data.dates import month_end
from data.facts.required_pace import cost
from data.metrics.contracts import MetricRow

YEAR = 12
NAMED = 4  # areas passed that are called by name


def climbing(context: Context, row: MetricRow) -> Element:
    """The section of an area for the chosen metric, with its choices in the address."""
    _ = context.language.text
    title, note = _("Bila ingin naik"), _("yang lain tetap seperti bulan ini")
    if not context.metric.targets:
        return folded(title, nothing(_("Pilih metrik cakupan atau peserta aktif.")), note=note)
    if row.numerator is None:
        return folded(title, nothing(unknown_words(context, row)), note=note)
    asked = rank_goal(context)
    chosen = rank_plan(context, row.metric, row.area, asked)
    path = f"/daerah/{row.area}"
    words = {"naik": str(asked.ranks), "target": _written(asked.percent)}
    link = context.selection.href(path, **words)
    return folded(
        title,
        _form(context, path, ranks=asked.ranks, ranked=row.rank is not None, percent=_written(asked.percent)),
        nothing(_("Pilih persentase: lalu orang, laju, dan rupiahnya."))
        if row.rank is None and asked.percent is None and context.metric.kind == "ratio"
        else None,
        html.P(_rank_words(context, chosen), className="lead") if row.rank is not None else None,
        range_words(context, row.area),
        html.P(_reach_words(context, chosen, _written(asked.percent)), className="lead")
        if asked.percent is not None and context.metric.kind == "ratio"
        else None,
        *_money(context, chosen),
        _by_segment(context, row, _written(asked.percent)) if context.metric.kind == "ratio" else None,
        _away(context, path, link, words),
        note=note,
        name="climb needs",
        opened=any(context.selection.get(word) for word in words),
    )


def _away(context: Context, path: str, link: str, words: dict[str, str]) -> Element:
    """These choices as a link to share, and as rows: a sheet of the area's workbook, or alone as CSV."""
    _, href = context.language.text, context.selection.href
    return html.P(
        [
            _("Unduh:"),
            " ",
            html.A("Excel", href=href(f"{path}.xlsx", **words), download=True),
            " · ",
            html.A("CSV", href=href(f"{path}.csv", **words, tabel=NAME), download=True),
            " · ",
            html.A(_("Tautan pilihan ini"), href=link),
        ],
        className="muted",
    )


def _written(percent: Any) -> str:
    """A percentage as it stands in an address."""
    return "" if percent is None else f"{float(percent):g}"


def _form(context: Context, path: str, *, ranks: int, ranked: bool, percent: str) -> Element:
    _, selection = context.language.text, context.selection
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    steps = sorted({*range(1, MOST + 1), ranks})
    places = [html.Option(str(n), value=str(n), selected=n == ranks) for n in steps]
    goals = sorted({*map(str, PERCENTS), *filter(None, [percent])}, key=float)
    shares = [html.Option("–", value="", selected=not percent)] + [
        html.Option(
            context.language.percent(float(g), 0 if "." not in g else 1), value=g, selected=g == percent
        )
        for g in goals
    ]
    return html.Form(
        [
            *kept,
            html.Label(
                [html.Span(_("Naik peringkat")), html.Select(places, name="naik", **{"data-default": "1"})],
                className="choice",
            )
            if ranked
            else None,
            html.Label(
                [html.Span(_("Mencapai")), html.Select(shares, name="target", **{"data-default": ""})],
                className="choice",
            ),
            html.Button(_("Terapkan"), type="submit", className="apply"),
        ],
        action=path,
        method="get",
        className="filters inline",
        key=selection.href(path, naik=str(ranks), target=percent),
        **{"aria-label": _("Bila ingin naik")},
    )


def _rank_words(context: Context, found: RankPlan) -> list[Any]:
    """Past whom, to which rank, with how many people."""
    _, language = context.language.text, context.language
    if found.climb is None:
        return [_("Tidak ada daerah di atasnya: sudah peringkat 1.")]
    passed = found.climb.passed
    names = [context.name(area) for area in passed[-NAMED:]]
    more = len(passed) - len(names)
    who = language.joined([*names, _("{n} lainnya", n=more)] if more else names)
    return [
        html.B(_("{n} orang lagi", n=language.number(found.climb.people))),
        " ",
        _("melampaui {who}: peringkat {a} ke {b}.", who=who, a=found.row.rank, b=found.climb.rank),
        " ",
        _monthly(context, found, found.climb.people),
    ]


def _reach_words(context: Context, found: RankPlan, percent: str) -> list[Any]:
    _, language = context.language.text, context.language
    goal = language.percent(float(percent), 0 if "." not in percent else 1)
    if found.reach is None:
        return [_("{p} tidak dapat dihitung: potensinya nol.", p=goal)]
    if not found.reach:
        return [_("{p} sudah tercapai.", p=goal)]
    return [
        html.B(_("{n} orang lagi", n=language.number(found.reach))),
        " ",
        _("mencapai {p} dari potensi.", p=goal),
        " ",
        _monthly(context, found, found.reach),
    ]


def _monthly(context: Context, found: RankPlan, people: int) -> str:
    _, language = context.language.text, context.language
    due, months = until(found.row)
    return _(
        "Itu {n} orang sebulan selama {m} bulan sampai 31 Desember {year}.",
        n=language.number(-(-people // months)),
        m=months,
        year=due.year,
    )


def _people(found: RankPlan) -> int:
    """The larger of what is asked for: what a budget would have to pay."""
    return max(found.climb.people if found.climb else 0, found.reach or 0)


def _money(context: Context, found: RankPlan) -> list[Any]:
    """Rupiah for a year of cover at both rates, over the groups that the area's budgets pay for."""
    _, language = context.language.text, context.language
    people = _people(found)
    if not people:
        return []
    if context.metric.segment not in ("BPU", "TOTAL"):
        short = context.registry.segments[context.metric.segment].short[language.code]
        words = _("Iuran {segment} dibayar pemberi kerja atau proyek, bukan anggaran.", segment=short)
        return [html.P(words, className="muted")]
    first = month_end(found.row.period, 1)
    known, running = groups(context, found.row.area)
    parts = shared_out(people, known) or {_("pekerja BPU"): people}
    totals = [*parts.items(), (_("Jumlah"), people)] if len(parts) > 1 else list(parts.items())

    def rupiah(workers: Any) -> Any:
        return lambda item: language.short(cost(item[1], first, YEAR, workers))

    columns = [
        Column("kelompok", _("Kelompok"), lambda item: html.Span(item[0], lang="id"), numeric=False),
        Column("orang", _("Orang"), lambda item: html.B(language.number(item[1]))),
        Column("penuh", _("Rp setahun, 16.800"), rupiah("all")),
        Column("lain", _("Rp, PP 50/2025"), rupiah("other")),
        Column("angkut", _("Rp, bila transportasi"), rupiah("transport")),
    ]
    if not known:
        rule = _("Belum ada program tercatat atas nama daerah ini; tidak dibagi menurut kelompok.")
    elif running:
        rule = _("Dibagi sebanding pekerja dalam program yang berjalan bulan ini.")
    else:
        rule = _("Dibagi sebanding pekerja dalam program tahun terakhir yang tercatat.")
    start = _("Iuran 12 bulan sejak {month}.", month=language.month(first))
    fill = _("Bila seluruhnya pekerja BPU.") if context.metric.segment == "TOTAL" else ""
    check = _("Pastikan dulu keringanan PP 50/2025 berlaku bagi iuran yang dibayar pemerintah.")
    return [table(context, columns, totals, caption=" ".join(filter(None, [start, fill, rule, check])))]


def _by_segment(context: Context, row: MetricRow, percent: str) -> Any:
    """The same wishes in each segment by itself."""
    _, language = context.language.text, context.language
    asked = rank_goal(context)
    found = [rank_plan(context, metric, row.area, asked) for metric in COVERAGES]

    def name(one: RankPlan) -> str:
        segment = context.registry.metrics[one.row.metric].segment
        return context.registry.segments[segment].short[language.code]

    def climb(one: RankPlan) -> Any:
        if one.climb is None:
            return "–"
        return _("{n} (ke {rank})", n=language.number(one.climb.people), rank=one.climb.rank)

    columns = [
        Column("segmen", _("Segmen"), name, numeric=False),
        Column("peringkat", _("Per."), lambda one: language.number(one.row.rank)),
        Column("capaian", _("Capaian, %"), lambda one: language.number(one.row.value, 1)),
        Column("naik", _("Naik {n}, orang", n=asked.ranks), climb),
    ]
    if percent:
        goal = language.percent(float(percent), 0 if "." not in percent else 1)
        columns.append(Column("target", _("Ke {p}, orang", p=goal), lambda one: language.number(one.reach)))
    if row.rank is None:
        columns = [column for column in columns if column.key not in ("peringkat", "naik")]
    if len(columns) < 3:
        return None
    return table(context, columns, found, caption=_("Orang yang diperlukan di tiap segmen, masing-masing."))
