"""What the slide of an area draws: four segments against their targets, and what follows in three numbers."""

from dashboards.figures.lines import ticks_to
from dashboards.meeting.marks import segment_word
from dashboards.meeting.steps.area import against_words, consequences
from dashboards.office.content.pictures import AreaPicture, SegmentFigure
from dashboards.office.content.section import Chart
from dashboards.request.context import COVERAGES, Context


def area_picture(context: Context, code: str, chart: Chart | None) -> AreaPicture:
    """Beside the chart, whose lines it names."""
    _, language = context.language.text, context.language
    rows = context.rows(*COVERAGES, areas=(code,))
    segments = []
    for row in rows:
        seen, status = context.seen(row), context.registry.statuses[row.status]
        segments.append(
            SegmentFigure(
                context.registry.metrics[row.metric].segment,
                segment_word(context, row),
                seen.value,
                row.target,
                language.number(seen.value, 1),
                against_words(context, row),
                row.status,
                status.icon,
                status.label[language.code],
                "–" if row.rank is None else str(row.rank),
            )
        )
    said = "; ".join(f"{one.name} {one.shown}, {one.against}, {one.word}" for one in segments)
    return AreaPicture(
        tuple(segments),
        tuple(consequences(context, code)),
        _ends(context, chart),
        top_of(chart),
        _("0 – 100 %, garis tegak: target"),
        _("Peringkat"),
        said,
    )


def top_of(chart: Chart | None) -> float:
    """Where the value axis of a chart ends: a round number."""
    known = (
        [value for series in chart.series for value in series.values if value is not None] if chart else []
    )
    return ticks_to(max(known, default=1.0))[-1]


def _ends(context: Context, chart: Chart | None) -> tuple[tuple[str, str, float], ...]:
    """Each line by its name and last value."""
    language, found = context.language, []
    for series in chart.series if chart else ():
        known = [value for value in series.values if value is not None]
        if known:
            words = language.number(known[-1], 1) if chart and chart.decimals else language.short(known[-1])
            found.append((f"{series.short or series.name} {words}", series.colour, known[-1]))
    return tuple(found)
