"""Paid cover in four figures: what runs, what lapses, what it costs to go on, what coverage becomes."""

from typing import Any

from dashboards.insights.facts.paid_cover import Paid
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import today
from data.definitions.contribution_rates import monthly
from data.rounding import agreeing


def paid_cards(context: Context, found: Paid) -> Element:
    """The cards of paid cover: running, lapsing, budget, share of coverage."""
    cards = [
        _running(context, found),
        _lapsing(context, found),
        _budget(context, found),
        _coverage(context, found),
    ]
    return html.Div(cards, className="figures")


def _card(title: str, value: str, unit: str, *lines: Any) -> Element:
    return html.Section(
        [
            html.H2(title),
            html.P(html.Span([html.Span(value, className="big"), " ", unit]), className="value"),
            *(html.P(line, className="muted") for line in lines if line),
        ],
        className="card figure-card",
    )


def _unknown(context: Context, title: str, found: Paid) -> Element:
    """Programmes without months may run or not: nobody knows, so nothing is said to be none."""
    text = context.language.text
    return _card(title, "–", "", text("{n} program tidak menyebut bulannya", n=len(found.undated)))


def _running(context: Context, found: Paid) -> Element:
    _, language = context.language.text, context.language
    running, share = found.running, found.share()
    title = _("Berjalan {month}", month=language.month(found.month))
    if not running and found.undated:
        return _unknown(context, title, found)
    return _card(
        title,
        language.number(sum(spell.of.workers for spell in running)),
        _("perlindungan"),
        _("{n} program di {m} daerah", n=len(running), m=len({spell.area for spell in running}))
        if running
        else "",
        _share(context, found, share)
        if share is not None
        else _("bagiannya atas peserta aktif BPU tidak diketahui"),
        _beyond(context, found),
        _("{n} program lain tidak menyebut bulannya", n=len(found.undated)) if found.undated else "",
    )


def _share(context: Context, found: Paid, share: float) -> str:
    """With the number of people it is a share of, where not all that are paid for are in it."""
    _, language = context.language.text, context.language
    paid = sum(int(spell.of.workers) for spell in found.running)
    if found.counted == paid:
        return _("{p} dari peserta aktif BPU", p=language.percent(share))
    return _(
        "{n} di antaranya BPU di daerah yang melapor: {p} dari peserta aktif BPU di sana",
        n=language.number(found.counted),
        p=language.percent(share),
    )


def _beyond(context: Context, found: Paid) -> str:
    """The areas where more are paid for than are active."""
    _, language = context.language.text, context.language
    return "; ".join(
        _(
            "{area}: dibayarkan {n}, peserta aktif BPU hanya {m}; periksa",
            area=context.name(area),
            n=language.number(workers),
            m=language.number(found.bpu[area].numerator),
        )
        for area, workers in sorted(found.beyond.items())
    )


def _lapsing(context: Context, found: Paid) -> Element:
    _, language = context.language.text, context.language
    lapsing = found.lapsing
    if not lapsing and found.undated:
        return _unknown(context, _("Berakhir dalam enam bulan"), found)
    first = min((spell.end for spell in lapsing), default=None)
    soon = [spell for spell in lapsing if spell.end == first]
    over = sum(spell.lost for spell in lapsing if spell.end < today())
    renewed = sum(spell.renewed for spell in found.spells if found.month <= spell.end and spell.renewed)
    return _card(
        _("Berakhir dalam enam bulan"),
        language.number(sum(spell.lost for spell in lapsing)),
        _("perlindungan"),
        _("{n} program di {m} daerah", n=len(lapsing), m=len({spell.area for spell in lapsing}))
        if lapsing
        else "",
        _(
            "paling dekat: {n} sampai {month}",
            n=language.number(sum(spell.lost for spell in soon)),
            month=language.month(first),
        )
        if first
        else "",
        _("{n} sudah berakhir per hari ini", n=language.number(over)) if over else "",
        _("{n} sudah diteruskan dan tidak dihitung", n=language.number(renewed)) if renewed else "",
    )


def _budget(context: Context, found: Paid) -> Element:
    """What BPU cover costs; of staff (PU) only how many, for theirs is a share of wages."""
    _, language = context.language.text, context.language
    full, discounted, staff = found.budget(), found.budget(discounted=True), found.staff_lapsing
    words, words_discounted = language.shorts(full, discounted)
    lines = [
        _("Rp{rate} × orang × 12 bulan berikutnya", rate=language.number(monthly(found.month)))
        if full
        else "",
        _("Rp{n} dengan diskon PP 50/2025", n=words_discounted) if discounted < full else "",
        _("tidak termasuk {n} tenaga non-ASN: mereka PU, iurannya menurut upah", n=language.number(staff))
        if staff
        else "",
    ]
    return _card(
        _("Anggaran memperpanjang setahun"),
        _("Rp{n}", n=words) if full else "–",
        "",
        *(lines if full or staff else [_("tidak ada yang diketahui berakhir")]),
    )


def _coverage(context: Context, found: Paid) -> Element:
    _, language = context.language.text, context.language
    if not found.running and found.undated:
        return _unknown(context, _("Cakupan BPU sesudahnya"), found)
    known, then, whole = found.whole.value, found.without(), context.name(found.whole.area)
    digits = 1 if known is None or then is None else agreeing(then, known, least=1)
    lines = [_("Cakupan BPU {area} bulan ini tidak diketahui.", area=whole)]
    if known is not None:
        lines = [
            _(
                "{month} {p}, {area}",
                month=language.month(found.month),
                p=language.percent(known, digits),
                area=whole,
            ),
            _("{n} poin", n=language.signed(then - known, digits)) if then is not None else "",
            _("bila tidak ada yang diteruskan"),
        ]
    return _card(
        _("Cakupan BPU sesudahnya"),
        language.number(then, digits),
        language.percent_sign.strip() if then is not None else "",
        *lines,
    )
