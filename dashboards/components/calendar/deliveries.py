"""Who reports late, and how often: twelve months of every area as squares, the worst on top."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.calendar.timeliness import Timeliness
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.report_dates import reports
from data.facts.timeliness import Delivery, Record

GRAVE = 10  # days late from which a square is red
ON_A_PHONE = 10  # areas shown there before somebody asks for all
COLUMNS = (
    *("area", "area_name", "period", "due_on", "arrived_on", "delivery", "days_late"),
    *ORIGIN,
)


def deliveries(context: Context, found: Timeliness | None) -> Element:
    """A row an area: its name, a square a month, how many were late, how many are missing."""
    _ = context.language.text
    if found is None:
        return nothing(_("Angka terbit berdiri sendiri: tidak ada daerah yang wajib melapor di sini."))
    order = found.ordered()
    every = context.selection.get("semua") == "ya" or len(order) <= ON_A_PHONE
    rows = [
        _row(context, area, found.records[area], late=not every and place >= ON_A_PHONE)
        for place, area in enumerate(order)
    ]
    half = -(-len(rows) // 2)
    lists = [html.Ol([_head(context, found), *part]) for part in (rows[:half], rows[half:]) if part]
    parts: list[Any] = [html.Div(lists, className="deliveries"), delivery_key(context)]
    if not every:
        href = context.selection.href("/tenggat", semua="ya", wilayah=context.selection.get("wilayah"))
        parts.append(html.P(html.A(_("Semua {n} daerah", n=len(rows)), href=href), className="rest"))
    return html.Div(parts)


def how_judged(context: Context, found: Timeliness) -> str:
    """By which day a month is due, and from when on lateness is known."""
    _, language = context.language.text, context.language
    day = reports()["rekap"].day
    if found.since is None:
        return _("Belum ada laporan dalam edisi ini.")
    return _(
        "Patokan: tanggal {day} bulan berikutnya, sama dengan laporan non-ASN; tanggal resmi untuk rekap "
        "bulanan tidak ditemukan. "
        "Tanggal masuk: hari berkasnya terbit atau dimuat. Dinilai sejak muatan pertama, {since}.",
        day=day,
        since=language.day(found.since),
    )


def _head(context: Context, found: Timeliness) -> Element:
    _, language = context.language.text, context.language
    first, last = (language.month(month, short=True) for month in (found.months[0], found.months[-1]))
    return html.Li(
        [
            html.Span(_("Daerah")),
            html.Span([html.Span(first), html.Span(last)], className="ends"),
            html.Span(_("terlambat")),
            html.Span(_("belum")),
        ],
        className="head",
    )


def _row(context: Context, area: str, record: Record, *, late: bool) -> Element:
    language = context.language
    times, absent = record.count("late"), record.count("missing")
    squares = [square(context, one) for one in record.deliveries]
    return html.Li(
        [
            area_link(context, area),
            html.A(
                squares,
                href=context.selection.href(f"/asal/{area}", fakta="laporan"),
                className="reported",
                **{"aria-label": spoken(context, record)},
            ),
            html.Span(language.number(times) if times else "–", className="n"),
            html.Span(language.number(absent) if absent else "–", className="n"),
        ],
        className="beyond" if late else "",
    )


def square(context: Context, one: Delivery) -> Element:
    """Days late stand in it; the rest is colour and shape, said in words when it is pointed at."""
    late = one.days_late
    name = {
        "on_time": "d-on",
        "missing": "d-none",
        "waiting": "d-wait",
        "unjudged": "d-old",
        "unjudged_missing": "d-wait",
    }.get(one.state, "d-none")
    if one.state == "late":
        name = "d-late" if (late or 0) <= GRAVE else "d-grave"
    return html.I(f"{late}" if one.state == "late" else "", className=name, title=_title(context, one))


def state_words(context: Context, one: Delivery) -> str:
    """What a month is, in words."""
    _, language = context.language.text, context.language
    arrived = language.short_day(one.arrived) if one.arrived else ""
    return {
        "on_time": _("masuk {day}, tepat waktu", day=arrived),
        "late": _("masuk {day}, terlambat {n} hari", day=arrived, n=one.days_late),
        "missing": _("belum masuk, jatuh tempo {day}", day=language.short_day(one.due)),
        "waiting": _("belum jatuh tempo"),
        "unjudged": _("ada, tidak dinilai"),
        "unjudged_missing": _("tidak ada, tidak dinilai"),
    }[one.state]


def _title(context: Context, one: Delivery) -> str:
    return f"{context.language.month(one.period, short=True)}: {state_words(context, one)}"


def spoken(context: Context, record: Record) -> str:
    """The months of an area, said to who does not see the squares."""
    return context.language.text(
        "{n} dari {m} bulan ada; {late} terlambat, {missing} belum masuk",
        n=record.reported,
        m=len(record.deliveries),
        late=record.count("late"),
        missing=record.count("missing"),
    )


def delivery_key(context: Context) -> Element:
    """What the looks of a square mean."""
    _ = context.language.text
    names = (
        ("d-on", _("tepat waktu")),
        ("d-late", _("terlambat, angkanya hari")),
        ("d-grave", _("terlambat lebih dari {n} hari", n=GRAVE)),
        ("d-none", _("belum masuk")),
        ("d-wait", _("belum jatuh tempo atau tidak dinilai")),
        ("d-old", _("ada, sebelum pencatatan dimulai")),
    )
    return html.P(
        [html.Span([html.I("", className=name), words]) for name, words in names], className="delivery-key"
    )


def delivery_rows(context: Context, found: Timeliness | None) -> Table:
    """Every area and month: when it was due, when it came, how many days late."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "area": area,
            "area_name": context.areas[area].name,
            "period": one.period,
            "due_on": one.due,
            "arrived_on": one.arrived,
            "delivery": one.state,
            "days_late": one.days_late,
        }
        for area, record in (found.records.items() if found else ())
        for one in record.deliveries
    )
    return tabled("ketepatan", context.language.text("Ketepatan laporan"), COLUMNS, records)
