"""The funnel: how many were planned, verified, paid for and became active, and whose work each step is."""

from typing import Any

from dashboards.components.common.provenance import fact_link
from dashboards.insights.facts.funnel import Losses, losses_of, year_of
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.facts.funnel import Funnel, Passage

NARROW = 22  # percent that a bar has at least if words stand in it


def step_words(context: Context) -> dict[str, str]:
    """What each step is called."""
    _ = context.language.text
    return {
        "planned": _("Direncanakan"),
        "verified": _("Terverifikasi"),
        "paid": _("Dibayar"),
        "active": _("Aktif"),
    }


def whose_work(context: Context) -> dict[str, str]:
    """Who brings people to a step."""
    _ = context.language.text
    return {
        "verified": _("pengusul daftar: nama dan NIK dicocokkan"),
        "paid": _("pembayar iuran: anggaran dicairkan"),
        "active": _("BPJS Ketenagakerjaan: kepesertaan diaktifkan"),
    }


def funnel_bars(context: Context, found: Losses) -> Element:
    """A row a passage on one scale: who came through, and in grey who did not."""
    funnel = found.whole
    words, most = step_words(context), max((p.entered for p in funnel.passages), default=0)
    rows = [_passage(context, found, passage, words, most) for passage in funnel.passages]
    return html.Ol(rows, className="funnel")


def _passage(context: Context, found: Losses, passage: Passage, words: dict[str, str], most: int) -> Element:
    _, language = context.language.text, context.language
    title = html.Span(
        [
            html.B(f"{words[passage.before]} → {words[passage.after].lower()}"),
            html.Span(whose_work(context)[passage.after], className="small"),
        ]
    )
    if not passage.programmes or not most:
        said = _("tidak ada program yang menyebut keduanya")
        return html.Li([title, html.Span(said, className="barred")])
    came = min(passage.passed, passage.entered)
    text = _("{n} dari {d}", n=language.number(passage.passed), d=language.number(passage.entered))
    room = 100 * came / most >= NARROW
    more = _("{n} program menyebut keduanya", n=language.number(passage.programmes))
    said = _("lebih banyak sesudahnya; periksa")
    if passage.lost >= 0:
        said = _("{n} hilang", n=language.number(passage.lost))
    gone = html.Span(
        [
            rows_link(context, found, html.B(said)),
            html.Span(more if room else f"{text} · {more}", className="small"),
        ],
        className="gone",
    )
    share = 100 * came / passage.entered if passage.entered else 0.0
    fill = html.Span(text if room else "", className="fill", style={"width": f"{share:.1f}%"})
    bar = html.Span(fill, className="track t-bpu", style={"width": f"{100 * passage.entered / most:.1f}%"})
    return html.Li([title, html.Span(bar, className="scale-of"), gone])


def rows_link(context: Context, found: Losses, words: Any, part: str = "") -> Element:
    """Words that lead to the programmes behind them: those of the year, or of a part of it."""
    code, narrowed = context.selection.residency or PROVINCE, {"tahun": str(found.year)}
    if part and found.side == "daerah":
        code = part
    elif part:
        narrowed[found.side] = part
    return fact_link(context, words, code, "iuran", **narrowed)


def money_facts(context: Context, funnel: Funnel) -> Element:
    """Three figures: verified and never active, the budget of those that tell, and what was spent of it."""
    _, language = context.language.text, context.language
    never, spending = funnel.never_active, funnel.spending
    items = []
    if never.programmes and never.lost >= 0:
        items.append(
            (
                _("{n} orang", n=language.number(never.lost)),
                _(
                    "terverifikasi dan tidak menjadi peserta aktif, {n} dari {m} program menyebut keduanya.",
                    n=language.number(never.programmes),
                    m=language.number(len(funnel.rows)),
                ),
            )
        )
    changed = [row for row in funnel.rows if row.rupiah_changed is not None and row.rupiah is not None]
    if changed:
        first, then = language.shorts(
            sum(row.rupiah for row in changed), sum(r.rupiah_changed for r in changed)
        )
        items.append(
            (
                _("Rp{n} menjadi Rp{m}", n=first, m=then),
                _("anggaran {n} program yang diubah dalam tahun itu.", n=language.number(len(changed))),
            )
        )
    if spending.programmes:
        spent, available = language.shorts(spending.spent, spending.available)
        share = "" if spending.share is None else f" ({language.percent(spending.share, 0)})"
        items.append(
            (
                _("Rp{n} dari Rp{m}", n=spent, m=available) + share,
                _(
                    "direalisasikan dari anggaran yang berlaku, {n} program menyebut keduanya.",
                    n=language.number(spending.programmes),
                ),
            )
        )
    return html.Ul([html.Li([html.B(value), html.Span(words)]) for value, words in items], className="three")


def silent_words(context: Context, found: Losses) -> str:
    """How many of the year's programmes state no step: of them nothing is known, and nothing is counted."""
    silent = len(found.whole.rows) - found.whole.stating_any
    if not silent:
        return ""
    return context.language.text(
        "{n} dari {m} program tidak menyebut satu langkah pun; tidak dihitung sebagai nol.",
        n=silent,
        m=len(found.whole.rows),
    )


def lost_on_the_way(context: Context) -> Element | None:
    """Of those on the lists how many never became active, and the way to /corong; None where nobody tells."""
    _, language, found = context.language.text, context.language, year_of(context)
    if found is None:
        return None
    year, funnel = found
    never = funnel.never_active
    if not never.programmes:
        return None
    words = _(
        "{year}: dari {d} pekerja terverifikasi, {n} menjadi peserta aktif; {lost} tidak.",
        year=year,
        d=language.number(never.entered),
        n=language.number(never.passed),
        lost=language.number(never.lost),
    )
    href = context.selection.href("/corong")
    return html.P([words, " ", html.A(_("Di mana hilangnya, dan pekerjaan siapa"), href=href)])


def lost_here(context: Context, area: str) -> Element | None:
    """The same of one area, in a line; None where its programmes do not tell."""
    _, language, found = context.language.text, context.language, losses_of(context, area)
    if found is None:
        return None
    year, funnel = found
    known = [p for p in funnel.passages if p.programmes]
    if not known:
        return None
    words = step_words(context)
    parts = [
        _(
            "{before} ke {after} {n} dari {d}",
            before=words[passage.before].lower(),
            after=words[passage.after].lower(),
            n=language.number(passage.passed),
            d=language.number(passage.entered),
        )
        for passage in known
    ]
    link = html.A(_("Corong kepesertaan"), href=context.selection.href("/corong"))
    return html.P([_("Tahun anggaran {year}: {list}.", year=year, list="; ".join(parts)), " ", link])
