"""What cannot be true together of what was printed about an area: one sentence each."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import host, source_link
from dashboards.components.common.text import segment_words
from dashboards.insights.printed import PrintedFigures
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.published.grades import Contradiction, Printed
from data.analysis.published.percentages import places
from data.facts.paid_budget import BudgetCheck


def percent_words(context: Context, item: Printed) -> str:
    """A percentage with the decimals that its source printed."""
    return context.language.percent(item.percent, places(item.digits))


def contradiction_list(context: Context, found: PrintedFigures) -> Element:
    """Every contradiction, numbered as in the chart and the table."""
    _ = context.language.text
    if not found.percentages:
        return nothing(_("Belum ada persen terbit tentang daerah ini."))
    if not found.contradictions:
        return nothing(_("Tidak ada dua persen terbit yang saling membantah."))
    items = [
        html.Li(
            [
                html.B(str(place), className="numbered"),
                html.Span(_sentence(context, one)),
                *_sources(context, one),
            ],
            id=f"tentang-{place}",
        )
        for place, one in enumerate(found.contradictions, 1)
    ]
    return html.Ol(items, className="contradictions")


def budget_list(context: Context, found: PrintedFigures) -> Element:
    """Budgets that do not agree with their own workers and months: printed, and of the area's own files."""
    checks = [*((check, False) for check in found.budgets), *((check, True) for check in found.own_budgets)]
    return html.Ul([html.Li(_budget(context, check, own=own)) for check, own in checks], className="plain")


def _budget(context: Context, check: BudgetCheck, *, own: bool) -> list[Any]:
    _, language, of = context.language.text, context.language, check.spell
    fields = {"n": language.number(of.workers), "m": language.number(of.months)}
    fields |= {"expected": language.number(check.expected), "printed": language.number(check.printed)}
    if own:
        words = _(
            "{n} orang selama {m} bulan menelan Rp{expected} pada tarif bulannya; berkas daerah "
            "menganggarkan Rp{printed}",
            **fields,
        )
    else:
        words = _(
            "{n} orang selama {m} bulan menelan Rp{expected} pada tarif bulannya; tercetak Rp{printed}",
            **fields,
        )
    exact = _(", yang tepat untuk {n} orang", n=language.number(check.covered)) if check.covered else ""
    return [
        html.Span(f"{of.group_name}, {of.fund} {of.year}: ", lang="id"),
        f"{words}{exact}. ",
        source_link(context, of.address),
    ]


def _sources(context: Context, one: Contradiction) -> list[Any]:
    """The addresses of both, once each."""
    figures = [getattr(item, "figure", item) for item in (one.first, one.second) if item is not None]
    addresses = list(dict.fromkeys(figure.address for figure in figures))
    links: list[Any] = [" "]
    for address in addresses:
        links += [source_link(context, address), " "]
    return [html.Span(links, className="small")]


def _sentence(context: Context, one: Contradiction) -> list[Any]:
    first, segment = one.first, one.first.figure.segment
    about = "" if segment == "TOTAL" else f"{segment_words(context, segment)}: "
    head, rest = _WORDS[one.rule](context, first, one.second, one)
    return [html.B(f"{about}{head}"), f": {rest}"]


def _day(context: Context, item: Any) -> str:
    return context.language.printed_date(getattr(item, "figure", item).data_date)


def _base(context: Context, item: Printed) -> str:
    """A base in people, with how it is known."""
    _, language = context.language.text, context.language
    words = language.number(item.base)
    return _("{n} (tersirat)", n=words) if item.implied else words


def _self(context: Context, first: Printed, _second: Any, one: Contradiction) -> tuple[str, str]:
    _, language = context.language.text, context.language
    return _("{p} membantah jumlahnya sendiri", p=percent_words(context, first)), _(
        "{n} dari {d} orang adalah {p}.",
        n=language.number(first.count),
        d=language.number(first.base),
        p=language.percent(one.recomputed, max(2, places(first.digits))),
    )


def _one_count(context: Context, first: Printed, second: Printed, _one: Contradiction) -> tuple[str, str]:
    _ = context.language.text
    return _("Satu jumlah, dua persen"), _(
        "{n} orang adalah {p} dari {d} dan {q} dari {e}; sebagai cakupan keduanya tidak dapat benar.",
        n=context.language.number(first.count),
        p=percent_words(context, first),
        d=_base(context, first),
        q=percent_words(context, second),
        e=_base(context, second),
    )


def _moved(context: Context, first: Printed, second: Printed, _one: Contradiction) -> tuple[str, str]:
    _, language = context.language.text, context.language
    words = _(
        "{p} ({day}) dihitung dari {d} orang, {q} ({later}) dari {e}",
        p=percent_words(context, first),
        day=_day(context, first),
        d=_base(context, first),
        q=percent_words(context, second),
        later=_day(context, second),
        e=_base(context, second),
    )
    if first.count and second.count:
        words += _(
            "; pesertanya {n} %, cakupannya {m} poin",
            n=language.signed(100 * (second.count / first.count - 1), 1),
            m=language.signed(
                second.percent - first.percent, max(places(first.digits), places(second.digits))
            ),
        )
    return _("Dasarnya bergeser"), words + "."


def _two_sources(context: Context, first: Printed, second: Printed, _one: Contradiction) -> tuple[str, str]:
    _ = context.language.text
    return _("Dua sumber, terlalu jauh"), _(
        "{p} ({day}, {who}) dan {q} ({later}, {other}).",
        p=percent_words(context, first),
        day=_day(context, first),
        who=host(first.figure.address),
        q=percent_words(context, second),
        later=_day(context, second),
        other=host(second.figure.address),
    )


def _target(context: Context, first: Printed, second: Any, _one: Contradiction) -> tuple[str, str]:
    _, p = context.language.text, percent_words(context, first)
    if second.indicator == "capaian_target":
        return _("Capaian target terbaca sebagai cakupan"), _(
            "{p} juga dicetak sebagai bagian target yang tercapai ({day}), bukan bagian potensi.",
            p=p,
            day=_day(context, second),
        )
    return _("Target terbaca sebagai cakupan"), _(
        "{p} juga dicetak sebagai target ({day}).", p=p, day=_day(context, second)
    )


def _gap(context: Context, first: Printed, second: Any, _one: Contradiction) -> tuple[str, str]:
    _, language = context.language.text, context.language
    if second.unit == "persen":
        gap = _("{n} poin", n=language.number(second.value, places(second.printed)))
    else:
        gap = _("{n} orang", n=language.number(second.value))
    return _("Dua selisih tertukar"), _(
        "{gap} yang disebut kurang dari target adalah jarak {p} ke 100 % potensi: yang belum terlindungi.",
        gap=gap,
        p=percent_words(context, first),
    )


def _disputed(context: Context, first: Printed, second: Any, _one: Contradiction) -> tuple[str, str]:
    _, language = context.language.text, context.language
    return _("Dasar yang diperdebatkan"), _(
        "{p} dihitung dari {d} orang; sumber lain menyebut {e} ({day}).",
        p=percent_words(context, first),
        d=_base(context, first),
        e=language.number(second.value),
        day=_day(context, second),
    )


_WORDS = {
    "hitung_ulang": _self,
    "satu_jumlah": _one_count,
    "dasar_bergeser": _moved,
    "dua_persen": _two_sources,
    "target_jadi_cakupan": _target,
    "selisih_tertukar": _gap,
    "dasar_diperdebatkan": _disputed,
}
