"""Who holds the whole back: the areas below their path, those with most people short of the target first."""

from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import source_words
from dashboards.components.quality.completeness import untargeted
from dashboards.figures.bars import Bar, bars
from dashboards.insights.judged import judged, people_short
from dashboards.insights.watchlist import agenda
from dashboards.rendering.elements import Element
from dashboards.rendering.theme import STATUS
from dashboards.request.context import PROVINCE, Context
from data.metrics.contracts import MetricRow

MOST = 10


def shortfall_card(context: Context, code: str, areas: list[Any]) -> Element:
    """The bars under the question whom they hold back: the province, or the chosen part of it."""
    _, metric = context.language.text, context.metric.label[context.language.code]
    place = context.whole_word if code == PROVINCE else context.name(code)
    return section(
        _("Siapa menahan {place}", place=place),
        shortfall(context, areas),
        note=_("{metric}, di bawah jalur, orang kurang dari target", metric=metric),
    )


def shortfall(context: Context, areas: list[Any]) -> Any:
    """Bars of people short, longest first; a sentence where nobody is below the path or nothing is known."""
    _, language = context.language.text, context.language
    if not judged(areas):
        return untargeted(context)
    found = agenda(context)
    short = found.rows
    if not short:
        return nothing(nobody_short(context, areas))
    percent = context.metric.unit == "percent"

    def way(row: MetricRow) -> str:
        if not percent:
            return ""
        return f" · {language.number(row.value, 1)} → {language.number(row.target, 1)}"

    def mark(row: MetricRow) -> str:
        return f" ▼ {_('memburuk')}" if row.area in found.worse else ""

    items = [
        Bar(
            label=context.name(row.area),
            value=row.gap_people,
            colour=STATUS[row.status],
            text=f"<b>{language.number(row.gap_people)}</b>{way(row)}{mark(row)}",
            hover=f"{context.areas[row.area].name}: {language.number(row.gap_people)} {_('orang')}{way(row)}",
        )
        for row in short[:MOST]
    ]
    figure = bars(
        items,
        label_width=112,
        text_width=190 if found.worse else 140,
        row=27,
        source=source_words(context),
        mark=context.mark,
    )
    return chart(context, "shortfall", figure, _summary(context, short, areas))


def nobody_short(context: Context, areas: list[Any]) -> str:
    """Nobody is below the path; how many are still short of what is due in December."""
    _, gaps = context.language.text, [gap for row in judged(areas) if (gap := people_short(row)) > 0]
    if not gaps:
        return _("Tidak ada daerah di bawah jalurnya bulan ini; semua yang dapat dinilai mencapai target.")
    people = context.language.number(sum(gaps))
    return _(
        "Tidak ada daerah di bawah jalurnya bulan ini; {n} daerah masih kurang {people} orang dari target.",
        n=len(gaps),
        people=people,
    )


def _summary(context: Context, short: list[Any], areas: list[Any]) -> str:
    """How many there are, what the first of them make of it, and the same net of the others' surplus."""
    _, language = context.language.text, context.language
    whole, rest = sum(row.gap_people for row in short), len(short) - MOST
    fields = {"n": len(short), "whole": language.number(whole)}
    words = _("{n} daerah di bawah jalur, bersama kurang {whole} orang dari target (kotor)", **fields)
    if rest > 0:
        share = language.percent(sum(row.gap_people for row in short[:MOST]) / whole * 100, 0)
        words += _("; {m} terbesar di atas {share} darinya, dan {rest} lagi", m=MOST, share=share, rest=rest)
    gaps = [people_short(row) for row in judged(areas)]
    if any(gap < 0 for gap in gaps):
        words += _("; bersih {net} orang, setelah daerah lain dihitung", net=language.number(sum(gaps)))
    elif sum(gaps) != whole:
        words += _("; dengan daerah yang di jalur {net} orang", net=language.number(sum(gaps)))
    return words + "."
