"""What it would take: people a month to the target, the pace there is, and what the missing cover costs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import unknown_words
from dashboards.components.common.table import Column, table
from dashboards.insights.drivers import began, ended
from dashboards.insights.facts.paid_cover import dated_of, lost_before, spells_of_area
from dashboards.insights.judged import shortage
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.required_pace import SPANS, Pace, cost, months_left, needed, pace_of, reached
from data.metrics.contracts import MetricRow

YEAR = 12


def needs(context: Context, row: MetricRow) -> list[Any]:
    """The parts of the section for one MetricFrame row of the chosen metric."""
    _ = context.language.text
    if not context.metric.targets:
        return [nothing(_("Potensi bukan capaian. Pilih metrik cakupan atau peserta aktif."))]
    if row.value is None:
        return [nothing(unknown_words(context, row))]
    members = context.members(row.area)
    paid = context.metric.segment in ("BPU", "TOTAL")
    spells = [spell for one in members for spell in spells_of_area(context, one)] if paid else []
    return [
        html.P(headline(context, row), className="lead"),
        lapsing_words(context, row) if paid else None,
        _table(context, row, paces(context, row, members), spells),
        *_money(context, row),
    ]


def paces(context: Context, row: MetricRow, members: Sequence[str]) -> list[Pace | None]:
    """The pace of each span; of an area above, over the areas below that reported in both months."""
    counts = {
        code: {found.period: found.numerator for found in context.rows(months=(), areas=(code,))}
        for code in members
    }
    return [pace_of(list(counts.values()), row.period, months) for months in SPANS]


def headline(context: Context, row: MetricRow) -> list[Any]:
    """People a month from here to the target date, or why there is no such figure."""
    _, language = context.language.text, context.language
    if row.gap_people is None or row.target_year is None:
        if context.selection.edition and context.store.targets(context.selection.edition).empty:
            return [_("Belum ada target, jadi yang diperlukan belum dapat dihitung.")]
        return [_("Tanpa target dalam skema ini; pilih skema lain untuk melihat yang diperlukan.")]
    if row.gap_people <= 0:
        return [
            _(
                "Target {year} sudah tercapai, {over}; yang perlu dijaga pesertanya tetap aktif.",
                year=row.target_year,
                over=shortage(context, row),
            )
        ]
    month_by_month = needed(row.gap_people, row.period, row.target_year)
    short, year = language.number(row.gap_people), row.target_year
    if month_by_month is None:
        return [
            _(
                "Jatuh tempo 31 Desember {year}: kurang {n} orang, tidak ada bulan tersisa.",
                year=year,
                n=short,
            )
        ]
    return [
        html.B(_("{n} orang sebulan", n=language.number(_up(month_by_month)))),
        " ",
        _(
            "selama {m} bulan sampai 31 Desember {year} untuk menutup kekurangan {n} orang.",
            m=months_left(row.period, row.target_year),
            year=year,
            n=short,
        ),
    ]


def lapsing_words(context: Context, row: MetricRow) -> Element | None:
    """Paid cover that ends before the target is due makes the way longer."""
    _, language = context.language.text, context.language
    if row.gap_people is None or row.target_year is None:
        return None
    active = {one.area: one.numerator for one in context.rows("active_bpu", months=(row.period,))}
    spells = dated_of(context, set(context.members(row.area)))
    lost = lost_before(spells, row.period, date(row.target_year, 12, 31), active)
    gap = row.gap_people + lost
    if not lost or gap <= 0:
        return None
    return html.P(
        _(
            "{n} perlindungan yang sekarang dibayar berakhir sebelum itu; bila tidak diteruskan, "
            "kekurangannya menjadi {gap} orang.",
            n=language.number(lost),
            gap=language.number(gap),
        )
    )


def _moved(context: Context, spells: Sequence[Any], then: date, now: date) -> Element | None:
    """Paid cover that began and ended on the way: part of the pace nobody enrolled by themselves."""
    _, language = context.language.text, context.language
    start = sum(int(spell.workers) for spell in began(spells, then, now))
    end = sum(int(spell.workers) for spell in ended(spells, then, now))
    if not start and not end:
        return None
    words = _("iuran dibayar: mulai {a}, berakhir {b}", a=language.number(start), b=language.number(end))
    return html.Span(words, className="muted")


def _up(people: float) -> int:
    """Part of a person a month is one person more."""
    return int(-(-people // 1))


def _table(context: Context, row: MetricRow, found: Sequence[Pace | None], spells: Sequence[Any]) -> Any:
    _, language = context.language.text, context.language
    gap = row.gap_people if row.gap_people is not None and row.gap_people > 0 else None
    want = None if gap is None or row.target_year is None else needed(gap, row.period, row.target_year)
    spans = list(zip(SPANS, found, strict=True))

    def span(item: tuple[int, Pace | None]) -> Any:
        months, pace = item
        then = month_end(row.period, -months)
        start = language.month(then, short=True)
        words: list[Any] = [_("{n} bulan, sejak {month}", n=months, month=start)]
        if pace is not None and pace.areas < pace.reported:
            words.append(
                html.Span(_("{n} dari {m} daerah", n=pace.areas, m=pace.reported), className="muted")
            )
        words.append(_moved(context, spells, then, row.period) if pace else None)
        return words

    def monthly(item: tuple[int, Pace | None]) -> Any:
        return html.B(language.signed(item[1].monthly)) if item[1] else _("belum cukup bulan")

    def ratio(item: tuple[int, Pace | None]) -> str:
        return language.percent(item[1].monthly / want * 100, 0) if item[1] and want else "–"

    def when(item: tuple[int, Pace | None]) -> str:
        return (
            when_words(context, reached(gap, row.period, item[1].monthly))
            if item[1] and gap is not None
            else "–"
        )

    kinds = [
        Column("laju", _("Laju"), span, numeric=False),
        Column("orang", _("Orang sebulan"), monthly),
        Column("rasio", _("Dari yang diperlukan"), ratio),
        Column("tercapai", _("Dengan laju ini target tercapai"), when, numeric=False),
    ]
    if gap is None:
        kinds = kinds[:2]
    caption = _("Laju: selisih peserta aktif bulan pertama dan terakhir, dibagi jumlah bulannya.")
    return table(context, kinds, spans, caption=caption)


def when_words(context: Context, month: date | None) -> str:
    """When a target is reached at some pace, in words; `month` is None where the pace does not rise."""
    _ = context.language.text
    if month is None:
        return _("laju tidak naik")
    return _("tidak sebelum 2045") if month == date.max else context.language.month(month)


def _money(context: Context, row: MetricRow) -> list[Any]:
    """Rupiah to pay for the people short of the target for a year, where they can be paid for."""
    _, language = context.language.text, context.language
    if context.metric.segment not in ("BPU", "TOTAL") or row.gap_people is None or row.gap_people <= 0:
        return []
    first = month_end(row.period, 1)
    full = cost(row.gap_people, first, YEAR)
    other, transport = (cost(row.gap_people, first, YEAR, workers) for workers in ("other", "transport"))
    words_full, words_other, words_transport = language.shorts(full, other, transport)
    words: list[Any] = [
        html.B(_("Rp{n}", n=words_full)),
        " ",
        _(
            "membayar iuran {n} pekerja BPU selama 12 bulan sejak {month}, Rp{rate} sebulan.",
            n=language.number(row.gap_people),
            month=language.month(first),
            rate=language.number(full / row.gap_people / YEAR),
        ),
    ]
    if context.metric.segment == "TOTAL":
        words += [" ", _("Bila kekurangannya ditutup seluruhnya dengan pekerja BPU.")]
    found = [html.P(words)]
    if min(other, transport) < full:
        found.append(
            html.P(
                _(
                    "Dengan keringanan PP 50/2025 (Rp8.400 pada bulan yang berlaku): Rp{other}, atau "
                    "Rp{transport} bila semuanya pekerja transportasi. Pastikan dulu keringanan itu berlaku "
                    "bagi iuran yang dibayar pemerintah.",
                    other=words_other,
                    transport=words_transport,
                ),
                className="muted",
            )
        )
    return found
