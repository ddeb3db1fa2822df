"""The four duties of Inpres 2/2021: how many areas are how far, and which promises are overdue."""

from dashboards.insights.facts.duties import Duties, duties
from dashboards.meeting.agenda import Item
from dashboards.office.content.coverage import marked
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series
from dashboards.office.content.sources import sources
from dashboards.rendering.theme import STATUS
from dashboards.request.context import Context
from data.facts.duties import status_of

COLOURS = {
    "selesai": STATUS["tercapai"],
    "sebagian": STATUS["di_jalur"],
    "proses": STATUS["perlu_percepatan"],
    "belum": STATUS["jauh_tertinggal"],
}
TONES = {
    "selesai": "tercapai",
    "sebagian": "di_jalur",
    "proses": "perlu_percepatan",
    "belum": "jauh_tertinggal",
    "belum_melapor": "belum_melapor",
}
MOST = 8


def duty_sections(context: Context, item: Item, *, base: str = "") -> list[Section]:
    """Counts as a chart with the first overdue; all that is overdue where that is more; area by duty."""
    _ = context.language.text
    found = duties(context)
    notes = (
        *sources(context, item.path, base=base),
        *(
            f"{duty.number}. {duty.label[context.language.code]}: {duty.description[context.language.code]}"
            for duty in context.registry.duties.values()
        ),
    )
    if not found.found:
        hint = _("Isi templat kepatuhan (halaman Templat), lalu kirim berkasnya.")
        return [Section(item.label, item.headline, notes, points=(hint,))]
    late = overdue_grid(context, found, most=MOST)
    points = () if late.rows else (_("Tidak ada yang lewat tenggat."),)
    chart = duty_chart(context, found)
    sections = [Section(item.label, item.headline, notes, chart, late if late.rows else None, points)]
    if len(found.overdue) > MOST:
        whole = overdue_grid(context, found)
        sections.append(Section(item.label, item.headline, notes, grid=whole, appendix=True))
    return sections


def duty_chart(context: Context, found: Duties) -> Chart:
    """One stacked column a duty, one part a status."""
    _, language, known = context.language.text, context.language, context.registry
    counts = {key: found.count(key) for key in known.duties}
    statuses = [*known.duty_statuses.values(), known.duty_not_reported]
    series = tuple(
        Series(
            f"{status.icon} {status.label[language.code]}",
            tuple(float(counts[key][status.key]) for key in known.duties),
            COLOURS.get(status.key, STATUS["belum_melapor"]),
        )
        for status in statuses
        if any(counts[key][status.key] for key in known.duties)
    )
    said = [
        f"{duty.label[language.code]} {sum(n for s, n in counts[key].items() if s in _done(context))}"
        for key, duty in known.duties.items()
    ]
    return Chart(
        "stacked",
        marked(context, _("Daerah menurut keadaan setiap kewajiban")),
        tuple(f"{duty.number}. {duty.label[language.code]}" for duty in known.duties.values()),
        series,
        _("Daerah yang sudah selesai: {list}.", list=language.joined(said)),
    )


def _done(context: Context) -> set[str]:
    return {key for key, status in context.registry.duty_statuses.items() if status.done}


def overdue_grid(context: Context, found: Duties, *, most: int | None = None) -> Grid:
    """Promises past their day, the longest first."""
    _, language = context.language.text, context.language
    heads = (
        Head(_("Daerah"), False),
        Head(_("Kewajiban"), False),
        Head(_("Tenggat"), False),
        Head(_("Lewat, hari")),
    )
    rows = tuple(
        (
            Cell(context.name(row.area_code), bold=True),
            Cell(context.registry.duties[row.duty].label[language.code]),
            Cell(language.short_day(row.due_on)),
            Cell(language.number((found.on - row.due_on).days)),
        )
        for row in found.overdue[:most]
    )
    day = language.day(found.on)
    title = _("Lewat tenggat per {day}", day=day)
    if most is not None and len(found.overdue) > most:
        title = _("Lewat tenggat terlama, {n} dari {m}, per {day}", n=most, m=len(found.overdue), day=day)
    return Grid(title, heads, rows, wide=most is None)


def matrix(context: Context, found: Duties, areas: list[str]) -> Grid:
    """One row an area, one column a duty, each with its status in a word."""
    _, language, known = context.language.text, context.language, context.registry
    duties_heads = (Head(duty.label[language.code], False) for duty in known.duties.values())
    heads = (Head(_("Kode"), False), Head(_("Daerah"), False), *duties_heads)
    rows = []
    for area in areas:
        cells = [Cell(area), Cell(context.name(area), bold=True)]
        for key in known.duties:
            status = status_of(found.found, area, key)
            cells.append(Cell(f"{status.icon} {status.label[language.code]}", TONES[status.key]))
        rows.append(tuple(cells))
    return Grid(_("Keadaan setiap kewajiban"), heads, tuple(rows), wide=True)
