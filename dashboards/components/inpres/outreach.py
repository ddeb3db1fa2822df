"""Outreach events: as ticks under a trend, and as a list with what the scheme counted around them."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.table import Column, table
from dashboards.figures.lines import Tick
from dashboards.insights.facts.outreach import AROUND, Event, Month, by_month, events, later_events
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL

MOST = 8


def outreach_ticks(context: Context, code: str) -> list[Tick]:
    """A tick for each event of a kabupaten/kota, for each month of a larger area; within the trend."""
    _, language = context.language.text, context.language
    found = [event for event in events(context, code) if event.held_on >= context.months[0]]
    if context.areas[code].level != AREA_LEVEL:
        return [
            Tick(month.last_day, f"{language.month(month.last_day, short=True)}: {_counted(context, month)}")
            for month in by_month(found)
        ]
    return [
        Tick(
            event.held_on,
            f"{language.short_day(event.held_on)}: {event.topic}, {event.audience}"
            + (_(", {n} orang", n=language.number(event.people)) if event.people is not None else ""),
        )
        for event in found
    ]


def _counted(context: Context, month: Month) -> str:
    _, number = context.language.text, context.language.number
    return _("{n} sosialisasi, {people} orang", n=number(month.events), people=number(month.people))


def outreach_here(context: Context, code: str) -> Any:
    """The events of an area with BPU participants around each; of a larger area the months."""
    _ = context.language.text
    found = events(context, code)
    if not found and (later := later_events(context, code)) and context.selection.period:
        month = context.language.month(context.selection.period)
        words = _(
            "Sampai {month} belum ada sosialisasi yang tercatat; {n} tercatat sesudahnya.",
            month=month,
            n=later,
        )
        return nothing(words)
    if not found:
        return nothing(_("Belum ada sosialisasi yang tercatat. Muat berkas sosialisasi untuk melihatnya."))
    if context.areas[code].level != AREA_LEVEL:
        return _months(context, by_month(found))
    caption = _(
        "Peserta BPU {n} bulan sebelum dan sesudah bulan acara. Dua angka berdampingan, bukan bukti "
        "sebab-akibat.",
        n=AROUND,
    )
    shown = table(context, _columns(context), found[:MOST], caption=caption)
    rest = len(found) - MOST
    more = html.P(_("dan {n} sebelumnya", n=rest), className="muted") if rest > 0 else None
    return html.Div([shown, more], className="outreach")


def _columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def around(event: Event) -> str:
        if event.before is None and event.after is None:
            return "–"
        after = _("belum ada") if event.after is None else language.number(event.after)
        return f"{language.number(event.before)} → {after}"

    return [
        Column("tanggal", _("Tanggal"), lambda e: language.short_day(e.held_on), numeric=False),
        Column("topik", _("Topik"), lambda e: html.Span(e.topic, lang="id"), numeric=False, head=True),
        Column("sasaran", _("Sasaran"), lambda e: html.Span(e.audience, lang="id"), numeric=False),
        Column("orang", _("Orang"), lambda e: language.number(e.people)),
        Column("bpu", _("Peserta BPU"), around),
    ]


def _months(context: Context, found: list[Month]) -> Any:
    _, language = context.language.text, context.language
    columns = [
        Column("bulan", _("Bulan"), lambda m: language.month(m.last_day, short=True), numeric=False),
        Column("acara", _("Acara"), lambda m: language.number(m.events)),
        Column("orang", _("Orang"), lambda m: language.number(m.people)),
    ]
    caption = _(
        "{n} sosialisasi dalam {m} bulan; {k} bulan terakhir yang ada.",
        n=language.number(sum(month.events for month in found)),
        m=len(found),
        k=min(MOST, len(found)),
    )
    return table(context, columns, found[:MOST], caption=caption)
