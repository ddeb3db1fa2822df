"""The province and its areas: four coverages against their targets, the whole ranking in one picture."""

from dashboards.components.ranking.ranking import ranking_columns
from dashboards.insights.comparison_period import base_rule
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.ranks.movement import passing_rule
from dashboards.meeting.agenda import Item, areas_of
from dashboards.office.content.pictures import dumbbells, ranks, tile_map
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series, grid_of
from dashboards.office.content.sources import sources
from dashboards.rendering.headline import Headline
from dashboards.rendering.theme import CROWD, INK, STATUS
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.metrics.contracts import MetricRow

BEST = 8


def unit_words(context: Context) -> str:
    """The unit of the chosen metric: % or orang."""
    return "%" if context.metric.unit == "percent" else context.language.text("orang")


def legend(context: Context, rows: list[MetricRow]) -> tuple[tuple[str, str], ...]:
    """The statuses that the rows have, best first."""
    used = {row.status for row in rows}
    return tuple(
        (STATUS[key], f"{status.icon} {status.label[context.language.code]}")
        for key, status in context.registry.statuses.items()
        if key in used
    )


def marked(context: Context, title: str) -> str:
    """The title of a chart, which may travel alone."""
    month = context.language.month(context.selection.period) if context.selection.period else ""
    return ", ".join(part for part in (" · ".join(filter(None, (context.mark, title))), month) if part)


def province(context: Context, item: Item, *, base: str = "") -> Section:
    """The four coverages of the province, or of the chosen part of it."""
    code = context.selection.residency or PROVINCE
    rows = context.rows(*COVERAGES, areas=(code,))
    return Section(
        label=item.label,
        headline=item.headline,
        notes=sources(context, item.path, rows=rows, metrics=COVERAGES, base=base),
        chart=coverage_chart(context, code, rows),
        grid=coverage_grid(context, code, rows),
        picture=tile_map(context, item.headline.plain),
    )


def both_segments(context: Context, *, base: str = "") -> list[Section]:
    """Who is short of most people of PU and BPU together; nothing where nobody is."""
    found = dumbbells(context)
    if found is None:
        return []
    headline, drawn = found
    notes = sources(context, "/", metrics=("coverage_pu", "coverage_bpu"), base=base)
    label = context.language.text("PU dan BPU")
    return [Section(label=label, headline=headline, notes=notes, picture=drawn)]


def segment_name(context: Context, row: MetricRow) -> str:
    """The short name of the segment that a row is about."""
    segment = context.registry.segments[context.registry.metrics[row.metric].segment]
    return segment.short[context.language.code]


def coverage_chart(context: Context, code: str, rows: list[MetricRow]) -> Chart | None:
    """Columns in the colour of their status, the target as a dark dash."""
    _, language = context.language.text, context.language
    if all(row.value is None for row in rows):
        return None
    names = tuple(segment_name(context, row) for row in rows)
    said = [f"{name} {language.percent(row.value)}" for name, row in zip(names, rows, strict=True)]
    series = [
        Series(
            _("Cakupan"),
            tuple(row.value for row in rows),
            INK,
            colours=tuple(STATUS[row.status] for row in rows),
        )
    ]
    if any(row.target is not None for row in rows):
        series.append(Series(_("Target"), tuple(row.target for row in rows), INK, ticks=True))
    title = _("Cakupan {area}, % potensi", area=context.name(code))
    if len(series) > 1:
        title += _("; garis gelap: target")
    return Chart(
        "column",
        marked(context, title),
        names,
        tuple(series),
        _("Cakupan {area}: {list}.", area=context.name(code), list=language.joined(said)),
        decimals=1,
        legend=legend(context, rows),
    )


def coverage_grid(context: Context, code: str, rows: list[MetricRow]) -> Grid:
    """One row a coverage: value, participants of potensi, target, people short, status."""
    _, language = context.language.text, context.language
    heads = (
        Head(_("Segmen"), False),
        Head(_("Cakupan, %")),
        Head(_("Peserta aktif")),
        Head(_("Potensi")),
        Head(_("Target, %")),
        Head(_("Jalur, %")),
        Head(_("Kurang, orang")),
        Head(_("Status"), False),
    )
    made = []
    for row in rows:
        status = context.registry.statuses[row.status]
        made.append(
            (
                Cell(segment_name(context, row), bold=True),
                Cell(language.number(row.value, 1), bold=True),
                Cell(language.number(row.numerator)),
                Cell(language.number(row.denominator)),
                Cell(language.number(row.target, 1)),
                Cell(language.number(row.path, 1)),
                Cell(language.number(row.gap_people)),
                Cell(f"{status.icon} {status.label[language.code]}", row.status),
            )
        )
    return Grid(_("Cakupan menurut segmen, {area}", area=context.name(code)), heads, tuple(made))


def ranked(context: Context) -> list[MetricRow]:
    """The areas in the order of rank, those without one at the foot."""
    return sorted(areas_of(context), key=lambda row: (row.rank is None, row.rank, row.area))


def coverages_section(context: Context, *, base: str = "") -> Section:
    """All areas in one picture."""
    _, language = context.language.text, context.language
    every = ranked(context)
    known = [row for row in every if row.value is not None]
    rows = every if len(known) * 2 >= len(every) else known  # few figures would drown in empty places
    metric = context.metric
    title = _("{metric}, {unit}", metric=metric.label[language.code], unit=unit_words(context))
    series = [
        Series(
            metric.label[language.code],
            tuple(row.value for row in rows),
            INK,
            colours=tuple(STATUS[row.status] for row in rows),
        )
    ]
    if any(row.target is not None for row in rows):
        asked = tuple(row.target for row in rows)
        series.append(Series(_("Target"), asked, CROWD, ticks=True))
        title += _("; batang kelabu: target")
    headline = ranking(context, every)
    chart = Chart(
        "bar",
        marked(context, title),
        tuple(f"{row.rank or '–'} {context.name(row.area)}" for row in rows),
        tuple(series),
        headline.plain,
        decimals=1 if metric.unit == "percent" else 0,
        legend=legend(context, rows),
    )
    return Section(
        label=_("Peringkat"),
        headline=headline,
        notes=sources(context, "/peringkat", rows=known[:1], metrics=(metric.key,), base=base),
        chart=chart if known else None,
        picture=ranks(context, headline.plain) if known else None,
    )


def ranking_section(
    context: Context, rows: list[MetricRow], headline: Headline, *, title: str, base: str = ""
) -> Section:
    """So many rows of the ranking as a table, with the areas' codes."""
    _ = context.language.text
    wanted = ("peringkat", "daerah", "status", "capaian", "target", "kurang", "peserta", "potensi", "tahun")
    columns = [column for column in ranking_columns(context) if column.key in wanted]
    grid = grid_of(title, columns, rows, tone=lambda row: row.status)
    heads = (grid.heads[0], Head(_("Kode"), False), *grid.heads[1:])
    cells = tuple((line[0], Cell(row.area), *line[1:]) for line, row in zip(grid.rows, rows, strict=True))
    return Section(
        label=_("Peringkat"),
        headline=headline,
        notes=sources(context, "/peringkat", rows=rows[:1], metrics=(context.metric.key,), base=base),
        grid=Grid(title, heads, cells, wide=True),
        points=tuple(filter(None, [passing_rule(context, rows), base_rule(context)])),
    )
