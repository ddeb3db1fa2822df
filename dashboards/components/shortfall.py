"""Who holds the province back: the areas with most people short of their target."""

from typing import Any

from dashboards.components.chart import chart
from dashboards.components.layout import nothing
from dashboards.components.missing import untargeted
from dashboards.components.provenance import source_words
from dashboards.context import Context
from dashboards.figures.bars import Bar, bars
from dashboards.theme import STATUS

MOST = 10


def shortfall(context: Context, areas: list[Any]) -> Any:
    """Bars of people short, longest first; a sentence where nobody is short or nothing is known."""
    _, language = context.language.text, context.language
    held = [row for row in areas if row.gap_people is not None]
    short = sorted((row for row in held if row.gap_people > 0), key=lambda row: -row.gap_people)
    if not held:
        return untargeted(context)
    if not short:
        return nothing(_("Tidak ada daerah yang kurang dari target."))
    percent = context.metric.unit == "percent"

    def way(row: Any) -> str:
        if not percent:
            return ""
        return f" · {language.number(row.value, 1)} → {language.number(row.target, 1)}"

    items = [
        Bar(
            label=context.name(row.area),
            value=row.gap_people,
            colour=STATUS[row.status],
            text=f"<b>{language.number(row.gap_people)}</b>{way(row)}",
            hover=f"{context.areas[row.area].name}: {language.number(row.gap_people)} {_('orang')}{way(row)}",
        )
        for row in short[:MOST]
    ]
    whole = sum(row.gap_people for row in short)
    top = sum(row.gap_people for row in short[:MOST])
    summary = _(
        "{n} daerah dengan kekurangan terbesar menyumbang {share} dari seluruh kekurangan {whole} orang; "
        "kelebihan daerah lain tidak mengurangi jumlah ini.",
        n=len(items),
        share=language.percent(top / whole * 100, 0),
        whole=language.number(whole),
    )
    figure = bars(
        items,
        label_width=112,
        text_width=140,
        row=27,
        source=source_words(context),
        mark=context.mark,
    )
    return chart(context, "shortfall", figure, summary)
