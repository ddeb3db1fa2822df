"""Below the path, most moved, data quality: what the agenda says of areas and of the data."""

from dataclasses import replace
from typing import Any

from dashboards.components.quality.quality import MONTHS, facts_of, reason_words, report_grid
from dashboards.components.ranking.watchlist import rule
from dashboards.components.trend.trend_table import trend_word
from dashboards.insights.comparison_period import on_this_potensi, since
from dashboards.insights.drivers import cause
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.judged import path_of
from dashboards.insights.missing_value import NOT_REPORTED, by_reason, segment_of
from dashboards.insights.missing_value import reason_words as reason_of
from dashboards.insights.watchlist import agenda
from dashboards.meeting.agenda import Item, areas_of
from dashboards.office.content.coverage import marked
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series, words
from dashboards.office.content.sources import sources
from dashboards.rendering.theme import MUTED, STATUS
from dashboards.request.context import Context
from dashboards.request.other_basis import is_other_basis
from data.analysis.data_quality import light

EACH = 4
MOST = 7  # areas below the path on one slide
LISTED = 8  # areas without a figure that a line names


def behind(context: Context, item: Item, *, base: str = "") -> Section:
    """Everybody below the path of the month, most people short first; who gets worse is marked."""
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"
    decimals = 1 if percent else 0
    unit = "%" if percent else _("orang")
    found = agenda(context)
    span = found.span
    heads = (
        Head(_("Kode"), False),
        Head(_("Daerah"), False),
        Head(_("Kurang, orang")),
        Head(_("Capaian, {unit}", unit=unit)),
        Head(_("Jalur bulan ini, {unit}", unit=unit)),
        Head(_("Target, {unit}", unit=unit)),
        Head(_("{span}, potensi bulan ini", span=span.head(context) if span else _("Setahun"))),
        Head(_("Tren 12 bulan"), False),
        Head(_("Memburuk"), False),
    )
    rows = []
    for row, history in found.pairs:
        rows.append(
            (
                Cell(row.area),
                Cell(context.name(row.area), bold=True),
                Cell(language.number(row.gap_people), row.status, bold=True),
                Cell(language.number(row.value, decimals)),
                Cell(language.number(path_of(row), decimals)),
                Cell(language.number(row.target, decimals)),
                Cell(language.signed(span.same(row) if span else row.same_base_year, decimals)),
                Cell(words(trend_word(context, history))),
                Cell(f"▼ {_('memburuk')}" if row.area in found.worse else "", bold=True),
            )
        )
    return Section(
        label=item.label,
        headline=item.headline,
        notes=sources(context, item.path, rows=found.rows[:1], metrics=(context.metric.key,), base=base),
        grid=Grid(item.label, heads, tuple(rows), wide=True) if rows else None,
        points=(rule(context, found),),
    )


def behind_sections(context: Context, item: Item, *, base: str = "") -> list[Section]:
    """The first of them, with how many more there are; all of them where that is more."""
    _, whole = context.language.text, behind(context, item, base=base)
    if whole.grid is None or len(whole.grid.rows) <= MOST:
        return [whole]
    rest = context.language.number(len(whole.grid.rows) - MOST)
    first = replace(whole.grid, rows=whole.grid.rows[:MOST])
    points = (_("dan {n} lagi", n=rest) + "; " + _("semuanya di lampiran") + ".", *whole.points)
    return [replace(whole, grid=first, points=points), replace(whole, points=(), appendix=True)]


def moved(context: Context, item: Item, *, base: str = "") -> Section:
    """Who rose and who fell most in a year, else since the previous report, on the same potensi, and why."""
    _, language = context.language.text, context.language
    areas = areas_of(context)
    span = since(areas)
    if span is None:
        notes = sources(context, item.path, metrics=(context.metric.key,), base=base)
        return Section(item.label, item.headline, notes)
    earlier = {row.area: row for row in context.rows(months=(span.then,))}
    percent = context.metric.unit == "percent"
    decimals, unit = (1, _("poin")) if percent else (0, _("orang"))
    same = {row.area: value for row in areas if (value := span.same(row)) is not None}
    known = sorted((row for row in areas if row.area in same), key=lambda row: same[row.area])
    down = [row for row in known[:EACH] if same[row.area] < 0]
    up = [row for row in reversed(known[-EACH:]) if same[row.area] > 0]
    spells = spells_of(context)
    rows = tuple(
        (
            Cell(row.area),
            Cell(context.name(row.area), bold=True),
            Cell(language.signed(same[row.area], decimals), bold=True),
            Cell(language.number(row.value, decimals)),
            Cell(cause(context, row, earlier[row.area], spells)),
        )
        for row in [*up, *down]
    )
    heads = (
        Head(_("Kode"), False),
        Head(_("Daerah"), False),
        Head(f"{span.head(context)}, {unit}"),
        Head(_("Capaian, {unit}", unit="%" if percent else unit)),
        Head(_("Sebabnya"), False),
    )
    title = _("Naik dan turun terbanyak sejak {month}", month=language.month(span.then))
    title = f"{title}, {on_this_potensi(context)}" if percent else title
    notes = sources(context, item.path, rows=known[:1], metrics=(context.metric.key,), base=base)
    grid = Grid(title, heads, rows, wide=True) if rows else None
    points = () if rows else (_("Tidak ada yang naik atau turun sejak bulan itu."),)
    return Section(item.label, item.headline, notes, grid=grid, points=points)


def quality(context: Context, item: Item, *, base: str = "") -> Section:
    """Who has reported in which month, and what made the light what it is."""
    _ = context.language.text
    grid = report_grid(context)
    facts = facts_of(context, grid)
    reasons = reason_words(context, facts)
    points = [reasons[name] for name in light(facts)[1]]
    points = [f"{point[:1].upper()}{point[1:]}." for point in points] or [
        _("Tidak ada yang kurang, sementara, ditolak, atau diperingatkan.")
    ]
    for why, rows in by_reason(context, [rows[-1] for rows in grid.values()]).items() if facts.areas else ():
        names = context.language.listed([context.name(row.area) for row in rows], LISTED)
        points.append(f"{reason_of(context, why, segment_of(context, rows[0]))}: {names}.")
    return Section(
        label=item.label,
        headline=item.headline,
        notes=sources(context, item.path, base=base),
        chart=_reports(context, grid) if facts.areas else None,
        points=tuple(points),
    )


def _reports(context: Context, grid: dict[str, list[Any]]) -> Chart | None:
    """Areas that have reported, month by month: final, provisional, none."""
    _, language = context.language.text, context.language
    days = [row.period for row in next(iter(grid.values()), [])]
    if not days:
        return None
    full, early, gap, other, none = [], [], [], [], []
    for at in range(len(days)):
        column = [rows[at] for rows in grid.values()]
        full.append(float(sum(row.value is not None and not row.provisional for row in column)))
        early.append(float(sum(row.value is not None and bool(row.provisional) for row in column)))
        other.append(float(sum(is_other_basis(row) for row in column)))
        gap.append(float(sum(row.value is None and row.status != NOT_REPORTED for row in column)) - other[-1])
        none.append(float(sum(row.status == NOT_REPORTED for row in column)))
    series: tuple[Series, ...] = (
        Series(_("melapor"), tuple(full), MUTED),
        Series(_("sementara"), tuple(early), STATUS["perlu_percepatan"]),
        *((Series(_("tanpa angka"), tuple(gap), STATUS["tanpa_angka"]),) if any(gap) else ()),
        Series(_("belum melapor"), tuple(none), STATUS["belum_melapor"]),
    )
    if any(other):
        series = (*series, Series(_("dasar lain"), tuple(other), STATUS["dasar_lain"]))
    title = _("Daerah menurut laporannya, {n} bulan", n=min(MONTHS, len(days)))
    said = _(
        "{n} dari {m} daerah melapor {month}.",
        n=int(full[-1] + early[-1] + gap[-1] + other[-1]),
        m=len(grid),
        month=language.month(days[-1]),
    )
    names = tuple(language.month(day, short=True) for day in days)
    return Chart("stacked", marked(context, title), names, series, said)
