"""Rupiah out and back of each group or area on one scale, with what is behind each pair of bars."""

from typing import Any

from dashboards.components.common.provenance import fact_link
from dashboards.components.common.text import area_link
from dashboards.insights.facts.benefits import SIDES, Received
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.facts.benefits import LAGS, SMALL, Balance, total

ON_A_PHONE = 10  # rows shown there before somebody asks for all


def choices(context: Context, found: Received) -> Element:
    """By what the money is split, and how many months contributions lie before benefits."""
    _ = context.language.text
    words = {"kelompok": _("Kelompok"), "daerah": _("Daerah")}
    if found.area:
        words = {"kelompok": context.name(found.area), "daerah": _("Semua daerah")}
    sides = [
        html.A(
            words[s],
            href=_href(context, found, menurut=s, wilayah=found.area if s == found.side else ""),
            **_current(now=s == found.side),
        )
        for s in SIDES
    ]
    lags = [
        html.A(
            _("Jeda {n} bulan", n=lag) if lag else _("Tanpa jeda"),
            href=_href(context, found, jeda=str(lag) if lag else ""),
            **_current(now=lag == found.lag),
        )
        for lag in LAGS
    ]
    return html.Div([html.P(sides, className="chips"), html.P(lags, className="chips")], className="choices")


def _href(context: Context, found: Received, **changes: str) -> str:
    """The page with its own words, some of them others."""
    words = {"menurut": found.side, "jeda": str(found.lag) if found.lag else "", "wilayah": found.area}
    return context.selection.href("/manfaat", **(words | changes))


def _current(*, now: bool) -> dict[str, str]:
    return {"aria-current": "true"} if now else {}


def balances(context: Context, found: Received) -> Element:
    """The rows, most money received first; those of which one side is unknown at the foot."""
    _, language = context.language.text, context.language
    ordered = sorted(found.parts, key=lambda name: _order(context, found, name))
    most = max([max(b.paid or 0, b.sum_of("rupiah") or 0) for b in found.parts.values()], default=0)
    every = context.selection.get("semua") == "ya" or len(ordered) <= ON_A_PHONE
    rows = [
        _row(context, found, name, most, late=not every and place >= ON_A_PHONE)
        for place, name in enumerate(ordered)
    ]
    key = html.P(
        [
            html.Span([html.I(className="out"), _("iuran dibayarkan")]),
            html.Span([html.I(className="back"), _("manfaat diterima")]),
        ],
        className="money-key",
    )
    listing = html.Ol(rows, className="money")
    if every:
        return html.Div([key, listing])
    more = html.A(
        _("Semua {n} baris", n=language.number(len(rows))),
        href=_href(context, found, semua="ya"),
    )
    return html.Div([key, listing, html.P(more, className="rest")])


def _order(context: Context, found: Received, name: str) -> tuple[bool, int, str]:
    balance = found.parts[name]
    words = context.name(name) if found.side == "daerah" else name
    return not balance.compared, -(balance.sum_of("rupiah") or 0), words


def _row(context: Context, found: Received, name: str, most: int, *, late: bool) -> Element:
    _, language, balance = context.language.text, context.language, found.parts[name]
    title: Any = html.Span(name, lang="id")
    if found.side == "daerah":
        title = area_link(context, name)
    hidden = "beyond" if late else ""
    back, paid = balance.sum_of("rupiah"), balance.paid
    if back is None or paid is None:
        return html.Li(
            [title, html.Span(_one_sided(context, balance), className="muted said")],
            className=f"none {hidden}".strip(),
        )
    bars = html.Span(
        [
            html.Span([html.I(className="out", style={"width": _width(paid, most)}), _rupiah(context, paid)]),
            html.Span(
                [html.I(className="back", style={"width": _width(back, most)}), _rupiah(context, back)]
            ),
        ],
        className="pair",
    )
    ratio = balance.ratio
    words = f"{language.number(ratio, 2)}×" if ratio is not None else _("asal")
    each = html.Span(
        [
            _rows_link(context, found, name, html.B(words)),
            html.Span(cases_words(context, balance), className="small soon" if balance.small else "small"),
        ],
        className="each",
    )
    if found.side == "daerah":
        more = html.A(_("kelompoknya"), href=_href(context, found, wilayah=name))
        title = html.Span([title, html.Span(more, className="small")])
    elif not found.area:
        areas = _("{n} dari {m} daerah", n=len(balance.compared), m=len(balance.pairs))
        title = html.Span([title, html.Span(areas, className="small")])
    return html.Li([title, bars, each], className=hidden)


def _rows_link(context: Context, found: Received, name: str, words: Any) -> Element:
    """Words that lead to the rows of benefits and contributions behind a pair of bars."""
    lag = str(found.lag) if found.lag else ""
    if found.side == "daerah":
        return fact_link(context, words, name, "manfaat", jeda=lag)
    code = found.area or context.selection.residency or PROVINCE
    return fact_link(context, words, code, "manfaat", kelompok=name, jeda=lag)


def _one_sided(context: Context, balance: Balance) -> str:
    """Why nothing is compared, for one or several pairs."""
    _ = context.language.text
    unreported = sum(not pair.rows for pair in balance.pairs)
    if unreported == len(balance.pairs):
        return _("iuran dibayarkan, manfaatnya tidak dilaporkan")
    if any(pair.rows and total(pair.rows, "rupiah") is None for pair in balance.pairs):
        return _("rupiah manfaatnya tidak disebut")
    if any(pair.rows and pair.paid.programmes for pair in balance.pairs):
        return _("iurannya tidak menyebut bulan atau rupiahnya")
    return _("manfaat diterima, tidak ada iuran yang tercatat pada bulan-bulannya")


def cases_words(context: Context, balance: Balance) -> str:
    """How many cases are behind a ratio; that they are few, or not reported."""
    _, language = context.language.text, context.language
    cases = balance.sum_of("cases")
    if cases is None:
        return _("jumlah kasus tidak disebut")
    if cases < SMALL:
        return _("! {n} kasus: mudah berubah", n=language.number(cases))
    return _("{n} kasus", n=language.number(cases))


def _rupiah(context: Context, value: int) -> str:
    return context.language.text("Rp{n}", n=context.language.short(value))


def _width(value: int, most: int) -> str:
    return f"{100 * value / most:.1f}%" if most else "0"
