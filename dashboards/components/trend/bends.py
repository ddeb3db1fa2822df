"""What happened at the bends of a line: numbered on the chart, said below it."""

from typing import Any

from dashboards.figures.lines import Upright
from dashboards.insights.bends import Bend
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def bend_uprights(context: Context, found: list[Bend]) -> list[Upright]:
    """A thin line at each bend with its number at the head."""
    return [Upright(bend.day, str(at), _bend_words(context, bend)) for at, bend in enumerate(found, 1)]


def bend_list(context: Context, found: list[Bend]) -> Element | None:
    """The same numbers with the words; None where the line has no bend."""
    if not found:
        return None
    items = [html.Li(html.Span(_bend_words(context, bend))) for bend in found]
    return html.Ol(items, className="bends", **{"aria-label": context.language.text("Yang terjadi")})


def _bend_words(context: Context, bend: Bend) -> str:
    """Jan 2026: potensi naik 1,5 % (+84.000 orang); −90.000 peserta, iuran yang dibayar berkurang 102.660."""
    _, language = context.language.text, context.language
    parts: list[Any] = []
    if bend.potensi_percent:
        size = language.percent(abs(bend.potensi_percent))
        n = language.signed(bend.potensi)
        parts.append(
            _("potensi naik {p} ({n} orang)", p=size, n=n)
            if bend.potensi_percent > 0
            else _("potensi turun {p} ({n} orang)", p=size, n=n)
        )
    if bend.people:
        words = _("{n} peserta", n=language.signed(bend.people))
        if bend.paid:
            paid = language.number(abs(bend.paid))
            words += ", " + (
                _("iuran yang dibayar pihak lain bertambah {n} orang", n=paid)
                if bend.paid > 0
                else _("iuran yang dibayar pihak lain berkurang {n} orang", n=paid)
            )
        if bend.moved:
            words += _(", {n} non-ASN menjadi PPPK (beralih, bukan hilang)", n=language.number(bend.moved))
        parts.append(words)
    return f"{language.month(bend.day, short=True)}: {'; '.join(parts)}"
