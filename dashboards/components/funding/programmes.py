"""Each paid programme on one axis of time: until when, for whom, at what cost."""

from datetime import date
from math import sqrt
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import fact_link, origin_words
from dashboards.components.common.table import Column, sorted_rows, table
from dashboards.components.common.text import area_link
from dashboards.insights.facts.paid_cover import Paid, year_cost
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.dates import month_end, months_apart, today
from data.facts.cliff import paid_twice
from data.facts.paid_cover import Spell, is_near

BEFORE, AHEAD = 9, 13  # months of the axis before the chosen one, and from it on
RECENT = 3  # months that an ended programme stays on the page; older ones are in the workbook
THIN, THICK = 6, 20  # px
ON_A_PHONE = 4  # rows shown there, the next to end, before somebody asks for all


def programmes_shown(found: Paid) -> list[Spell]:
    """What ended in the last three months, what runs, what is planned: the first to end on top."""
    since = month_end(found.month, -RECENT)
    rows = [spell for spell in found.spells if spell.end >= since]
    return sorted(rows, key=lambda spell: (spell.end, -int(spell.of.workers), spell.area))


def programmes_table(context: Context, found: Paid) -> Element:
    """The programmes with their months as bars; headings sort by link."""
    _, language = context.language.text, context.language
    rows = programmes_shown(found)
    if not rows:
        return nothing(
            _(
                "Tidak ada program tercatat yang berjalan, direncanakan, atau berakhir dalam tiga bulan "
                "terakhir."
            )
        )
    most = max(int(row.of.workers) for row in rows)
    widest = max(
        (found.bpu[s.area].value or 0.0 for s in rows if found.coverage_after(s) is not None), default=0.0
    )
    kinds = [
        Column(
            "daerah",
            _("Daerah"),
            lambda s: area_link(context, s.area),
            lambda s: context.name(s.area),
            numeric=False,
            head=True,
        ),
        Column("kelompok", _("Kelompok"), lambda s: _whose(s), lambda s: s.of.group_name, numeric=False),
        Column(
            "sampai",
            _axis_words(context, found),
            lambda s: _bar(context, found, s, most),
            lambda s: s.end,
            numeric=False,
            drawn=_axis(context, found),
        ),
        Column("orang", _("Orang"), lambda s: _people(context, s), lambda s: int(s.of.workers)),
        Column("rupiah", _("Rp setahun"), lambda s: _year(context, s), year_cost),
        Column(
            "cakupan",
            _coverage_title(context),
            lambda s: _coverage(context, found, s, widest),
            found.coverage_after,
            drawn=html.Span(
                [
                    f"{_coverage_title(context)} ",
                    html.Span(_("lingkaran: kini, titik: sesudahnya"), className="small fall-key"),
                ]
            ),
        ),
    ]
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    rows = sorted_rows(rows, kinds, key, descending=down)
    caption = _(
        "Balok: bulan yang dibayar, makin tebal makin banyak orang; arsir: tanpa perlindungan; garis: akhir "
        "{month}. Yang berakhir lebih dari tiga bulan lalu ada di Excel.",
        month=language.month(found.month),
    )
    near = [row for row in rows if row.end >= found.month][:ON_A_PHONE]
    every = context.selection.get("semua") == "ya" or len(near) == len(rows)
    late = set() if every else {id(row) for row in rows} - {id(row) for row in near}
    listing = table(
        context,
        kinds,
        rows,
        caption=caption,
        path="/jurang",
        row_class=lambda row: "beyond" if id(row) in late else "",
    )
    if every:
        return listing
    href = context.selection.href("/jurang", semua="ya")
    more = html.A(_("Semua {n} program", n=language.number(len(rows))), href=href)
    return html.Div([listing, html.P(more, className="rest")])


def paid_rows(context: Context, found: Paid) -> Element:
    """The way to the rows of files that pay in the chosen month."""
    code = context.selection.residency or PROVINCE
    return origin_words(context, code, "iuran", bulan=f"{found.month:%Y-%m}")


def _coverage_title(context: Context) -> str:
    return context.language.text("Cakupan BPU bila berakhir, %")


def _axis_words(context: Context, found: Paid) -> str:
    language = context.language
    first, last = month_end(found.month, -BEFORE), month_end(found.month, AHEAD - 1)
    return f"{language.month(first, short=True)} – {language.month(last, short=True)}"


def _axis(context: Context, found: Paid) -> Element:
    """The beginning of each quarter where it lies on the axis; a year by its number."""
    first, whole = month_end(found.month, -BEFORE), BEFORE + AHEAD
    ticks = []
    for at in range(whole):
        day = month_end(first, at)
        if day.month % 3 != 1:
            continue
        words = str(day.year) if day.month == 1 else context.language.month_name(day, short=True)
        ticks.append(html.Span(words, style={"left": f"{100 * at / whole:.1f}%"}))
    hidden = html.Span(_axis_words(context, found), className="unseen from-to")
    return html.Span([hidden, html.Span(ticks, className="months axis", **{"aria-hidden": "true"})])


def _whose(spell: Spell) -> Element:
    return html.Span([str(spell.of.group_name), html.Span(str(spell.of.fund), className="small")], lang="id")


def tone(found: Paid, end: date) -> str:
    """ended, soon (within two months) or paid."""
    if end < found.month:
        return "ended"
    return "soon" if is_near(end, found.month) else "paid"


def _bar(context: Context, found: Paid, spell: Spell, most: int) -> Element:
    """The months paid for on the axis, thick by the root of the people; the last one is named at its end."""
    thick = max(THIN, THICK * sqrt(int(spell.of.workers) / most)) if most else THIN
    first = month_end(found.month, -BEFORE)
    whole = BEFORE + AHEAD

    def place(months: int) -> float:
        return 100 * min(max(months, 0), whole) / whole

    start = place(months_apart(first, spell.of.first_month))
    end = place(months_apart(first, spell.end) + 1)
    now = place(BEFORE + 1)
    name = context.language.month(spell.end, short=True)
    track = html.Span(
        [
            html.I(className="gap", style={"left": f"{end:.1f}%"}),
            html.I(
                className=tone(found, spell.end),
                style={"left": f"{start:.1f}%", "width": f"{end - start:.1f}%", "height": f"{thick:.0f}px"},
            ),
            html.B(style={"left": f"{now:.1f}%"}),
        ],
        className="months",
        **{"aria-hidden": "true"},
    )
    over = found.month <= spell.end < today()
    said = context.language.text("sudah berakhir") if over else ""
    return html.Span(
        [track, html.Span(name, className="until"), html.Span(said, className="small") if said else None]
    )


def _people(context: Context, spell: Spell) -> Any:
    """The workers; and how many of them a later spell goes on paying for."""
    _, language = context.language.text, context.language
    named = {"kelompok": str(spell.of.group_name), "dana": str(spell.of.fund)}
    number = fact_link(context, html.B(language.number(spell.of.workers)), spell.area, "iuran", **named)
    more = [_("diteruskan bagi {n}", n=language.number(spell.renewed))] if spell.renewed else []
    more += [_("{n} menjadi PPPK", n=language.number(spell.moved))] if spell.moved else []
    return [number, html.Span(", ".join(more), className="small")] if more else number


def _year(context: Context, spell: Spell) -> str:
    return context.language.short(year_cost(spell))


def _coverage(context: Context, found: Paid, spell: Spell, widest: float) -> Any:
    """BPU coverage and rank of its area now and once this cover has lapsed, the others unchanged.

    Drawn on an axis from 0 to `widest` percent, which all rows share.
    """
    _, language = context.language.text, context.language
    after, row = found.coverage_after(spell), found.bpu.get(spell.area)
    if after is None or row is None:
        gone = spell.bpu and spell.end < found.month and not spell.renewed
        return html.Span(_("sudah keluar dari angka"), className="muted") if gone else "–"
    words: list[Any] = [
        _fall(after / widest, row.value / widest) if widest else None,
        html.Span(f"{language.number(row.value, 1)} →", className="of"),
        " ",
        html.B(language.number(after, 1), className="down"),
    ]
    rank = found.rank_after(spell)
    if rank is not None and rank != row.rank:
        words.append(html.Span(_("peringkat {n} → {m}", n=row.rank, m=rank), className="small"))
    return words


def _fall(after: float, now: float) -> Element:
    """From now (a ring) to after (a dot), as parts of the axis."""
    place = {"left": f"{100 * after:.1f}%", "width": f"{100 * (now - after):.1f}%"}
    return html.Span(html.I(style=place), className="fall", **{"aria-hidden": "true"})


def twice(context: Context, found: Paid) -> Element | None:
    """Groups of an area that two funds pay for in the same month; None where there are none."""
    _, language = context.language.text, context.language
    shown = programmes_shown(found)
    items = [
        html.Li(
            [
                area_link(context, first.area),
                ", ",
                html.Span(str(first.of.group_name), lang="id"),
                ": ",
                _(
                    "{a} dan {b} membayar pada bulan yang sama; sampai {n} orang dapat terdaftar dua kali",
                    a=first.of.fund,
                    b=second.of.fund,
                    n=language.number(people),
                ),
            ]
        )
        for first, second, people in paid_twice(found.spells)
        if first in shown or second in shown
    ]
    return html.Ul(items, className="plain") if items else None
