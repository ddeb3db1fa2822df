"""The cliff: people still paid for, month by month, and the form that asks what an extension would change."""

from typing import Any

from dashboards.components.common.layout import carried, nothing
from dashboards.components.funding.programmes import paid_rows
from dashboards.insights.facts.cliff import Cliff, Plan
from dashboards.insights.facts.paid_cover import YEAR, Paid, year_cost
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN
from data.dates import month_end
from data.facts.cliff import MOST_BOUGHT
from data.facts.paid_cover import AHEAD

LOW, ROOM = 0.6, 0.6  # of the highest column, of the months: words have room over the rest
NAMED = 3  # programmes in a sentence
MONTHS_OFFERED = (1, 2, 3, 6, 9, 12)


def cliff_bars(context: Context, found: Paid, cliff: Cliff) -> Element:
    """A column a month: what is paid for; under a plan, what it adds stands on top in outline.

    Where programmes name no months, nobody knows that it is nobody.
    """
    _, language = context.language.text, context.language
    then = dict(cliff.then or cliff.now)
    most = max([*(n for _month, n in cliff.now), *then.values()], default=0)
    if not most:
        return nothing(_("Tidak ada yang tercatat dibayar dalam bulan-bulan ini."))
    items = []
    for month, paid in cliff.now:
        value = then[month]
        kept = 100 * paid / most
        words = "–" if found.undated and not value else language.number(value)
        parts: list[Any] = [html.I(style={"--p": f"{kept:.1f}%"})]
        if value > paid:
            parts.insert(0, html.I(className="added", style={"--p": f"{100 * (value - paid) / most:.1f}%"}))
        items.append(
            html.Li(
                [
                    html.Span(
                        [
                            html.Span(words, className="value"),
                            *parts,
                        ],
                        className="column",
                    ),
                    html.Span(language.month_name(month, short=True), className="month"),
                ],
                className="past" if month <= found.month else "ahead",
                title=f"{language.month(month)}: {words}",
            )
        )
    return html.Ol(items, className="cliff")


def largest_drop(context: Context, found: Paid, cliff: Cliff) -> Element | None:
    """The month of the greatest fall of those paid for, and whence it is known; None where there is none.

    It stands in the picture, over that month's column, where those from it on are low enough.
    """
    _, language = context.language.text, context.language
    pairs = zip(cliff.now, cliff.now[1:], strict=False)
    drops = [(before - after, month) for (_m, before), (month, after) in pairs if before > after]
    if not drops:
        return None
    lost, month = max(drops, key=lambda drop: (drop[0], drop[1]))
    words = _(
        "{month}: yang dibayar berkurang {n} orang sekaligus.",
        month=language.month(month),
        n=language.number(lost),
    )
    at = [day for day, _n in cliff.now].index(month)
    after, most = [n for _month, n in cliff.now[at:]], max(n for _month, n in cliff.now)
    said = [words, " ", paid_rows(context, found)]
    if cliff.then or max(after) > LOW * most or at > ROOM * len(cliff.now):
        return html.P(said)
    place = {"--at": f"{100 * (at + 0.5) / len(cliff.now):.1f}%", "--high": f"{after[0] / most:.2f}"}
    return html.P(said, className="cliff-drop", style=place)


def before_next_budget(context: Context, found: Paid) -> Element | None:
    """Who drops out before the next year's budget begins, and what keeping them for a year costs."""
    _, language, year = context.language.text, context.language, found.month.year
    ending = sorted(found.before_budget, key=lambda one: -one.lost)
    if not ending:
        return None
    whose = [(str(spell.of.group_name), spell.area) for spell in ending]
    named = [
        _(
            "{group} {area} ({n})",
            group=f"{group} {spell.of.fund}" if whose.count((group, area)) > 1 else group,
            area=context.name(area),
            n=language.number(spell.lost),
        )
        for spell, (group, area) in zip(ending[:NAMED], whose, strict=False)
    ]
    if rest := len(ending) - len(named):
        named.append(_("{n} program lain", n=rest))
    fields = {
        "year": year + 1,
        "n": language.number(sum(spell.lost for spell in ending)),
        "names": language.joined(named),
    }
    words = _("Keluar sebelum anggaran {year} mulai: {n} perlindungan, yaitu {names}.", **fields)
    costs = [cost for spell in ending if (cost := year_cost(spell)) is not None]
    staff = sum(spell.lost for spell in ending if not spell.bpu)
    if costs and staff:
        words += " " + _(
            "Meneruskan yang BPU setahun Rp{n}, tanpa {m} tenaga non-ASN: iurannya menurut upah.",
            n=language.short(sum(costs)),
            m=language.number(staff),
        )
    elif costs:
        words += " " + _("Meneruskannya setahun Rp{n}.", n=language.short(sum(costs)))
    return html.P(words)


def shift_line(context: Context, found: Paid) -> Element | None:
    """Staff who became PPPK in the year before and the months ahead: they left, and are not lost."""
    _, language = context.language.text, context.language
    since, until = month_end(found.month, -YEAR), month_end(found.month, AHEAD)
    moved = [spell for spell in found.spells if spell.moved and since <= spell.end < until]
    if not moved:
        return None
    words = _(
        "{n} pegawai non-ASN menjadi PPPK antara {since} dan {until}: beralih, bukan hilang, jadi tidak "
        "dihitung sebagai yang keluar.",
        n=language.number(sum(spell.moved for spell in moved)),
        since=language.month(month_end(since, 1)),
        until=language.month(until),
    )
    return html.P(words)


def plan_form(context: Context, found: Paid, asked: Plan) -> Element:
    """Extend what lapses by so many months, of one area or all, pay for more, or give a budget."""
    _, language, selection = context.language.text, context.language, context.selection
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    offered = sorted({*MONTHS_OFFERED, *filter(None, [asked.months])})
    areas = sorted({spell.area for spell in found.spells} | {*filter(None, [asked.area])}, key=context.name)
    months = [html.Option("–", value="", selected=not asked.months)] + [
        html.Option(_("{n} bulan", n=n), value=str(n), selected=n == asked.months) for n in offered
    ]
    whose = [html.Option(_("semua daerah"), value="", selected=not asked.area)] + [
        html.Option(context.name(code), value=code, selected=code == asked.area) for code in areas
    ]
    fields = [
        (_("Perpanjang"), html.Select(months, name="perpanjang")),
        (_("Daerah"), html.Select(whose, name="siapa")),
        (_("Tambah orang"), _number("tambah", asked.more, language.number(asked.more))),
        (_("Anggaran, Rp"), _number("anggaran", asked.budget, language.number(asked.budget))),
    ]
    labels = [html.Label([html.Span(title), field], className="choice") for title, field in fields]
    button = html.Button(_("Hitung"), type="submit", className="apply")
    return html.Form(
        [*kept, *labels, button], action="/jurang", method="get", className="filters inline plan"
    )


def _price_words(context: Context, cliff: Cliff, asked: Plan) -> list[str]:
    """What an extension costs for the BPU; staff are named apart, for theirs is a share of wages."""
    _, language = context.language.text, context.language
    people = sum(one.workers for one in cliff.payable)
    staff = sum(one.workers for one in cliff.added) - people
    full, less = language.shorts(cliff.rupiah, cliff.discounted)
    lines = [
        _(
            "Membayar {n} orang selama {m} bulan: Rp{full}; Rp{less} dengan PP 50/2025.",
            n=language.number(people),
            m=asked.months,
            full=full,
            less=less,
        )
        if people
        else _("Tidak ada BPU yang berakhir dalam pilihan ini.")
    ]
    if staff:
        lines.append(
            _("tidak termasuk {n} tenaga non-ASN: mereka PU, iurannya menurut upah", n=language.number(staff))
        )
    return lines


def _at_most(months: int) -> str:
    """The months a budget buys; as many as are worked out, or more."""
    return f"≥ {months}" if months == MOST_BOUGHT else str(months)


def _number(name: str, value: int, words: str) -> Element:
    return html.Input(
        name=name, value=words if value else "", inputMode="numeric", autoComplete="off", size="9"
    )


def plan_answer(context: Context, cliff: Cliff, asked: Plan) -> Element:
    """What the plan costs and keeps, and how far the budget reaches, in sentences."""
    _, language = context.language.text, context.language
    lines = []
    if asked.months:
        lines += _price_words(context, cliff, asked)
    if asked.more and not (asked.months and asked.area):
        lines.append(_("Pilih daerah dan berapa bulan yang tambahan dibayar."))
    if asked.budget:
        payable = sum(spell.lost for spell in cliff.lapsing if spell.bpu)
        months, less_months = cliff.bought(asked.budget)
        lines.append(
            _(
                "Rp{n} membayar {p} orang yang berakhir selama {m} bulan; {k} bulan dengan PP 50/2025.",
                n=language.short(asked.budget),
                p=language.number(payable),
                m=_at_most(months),
                k=_at_most(less_months),
            )
            if payable
            else _("Tidak ada yang berakhir dalam pilihan ini, jadi tidak ada yang dibayar anggaran itu.")
        )
    return html.Div([html.P(line) for line in lines], className="lead")
