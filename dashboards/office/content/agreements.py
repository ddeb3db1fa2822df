"""What the last meeting agreed, and what is open of others: a slide, and the whole as an appendix."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.inpres.agreements import none_agreed
from dashboards.insights.facts.agreements import Agreements, agreements
from dashboards.meeting.agenda import Item
from dashboards.office.content.duties import TONES
from dashboards.office.content.section import Cell, Grid, Head, Section
from dashboards.office.content.sources import sources
from dashboards.request.context import Context
from data.facts.agreements import AgreementRow

MOST = 7


def agreed_sections(context: Context, item: Item, *, base: str = "") -> list[Section]:
    """The first of what is open (where nothing is, of what was agreed last); all of it where that is more."""
    _ = context.language.text
    found = agreements(context)
    notes = sources(context, item.path, base=base)
    if not found.found:
        return [Section(item.label, item.headline, notes, points=(none_agreed(context),))]
    rows = found.open or found.of_last
    sections = [Section(item.label, item.headline, notes, grid=agreed_grid(context, found, rows, most=MOST))]
    if len(rows) > MOST:
        whole = agreed_grid(context, found, rows)
        sections.append(Section(item.label, item.headline, notes, grid=whole, appendix=True))
    return sections


def agreed_grid(context: Context, found: Agreements, rows: Sequence[Any], *, most: int | None = None) -> Grid:
    """Area, what, who, by when, how far; in the order given."""
    _, language, known = context.language.text, context.language, context.registry.duty_statuses
    heads = (_("Daerah"), _("Kesepakatan"), _("Penanggung jawab"), _("Rapat"), _("Tenggat"), _("Keadaan"))

    def due(row: AgreementRow) -> str:
        day = language.short_day(row.due_on) if row.due_on else "–"
        return _("{day} (lewat)", day=day) if found.late(row) else day

    lines = tuple(
        (
            Cell(context.name(row.area_code), bold=True),
            Cell(row.agreed),
            Cell(row.responsible),
            Cell(language.short_day(row.met_on)),
            Cell(due(row)),
            Cell(f"{known[row.status].icon} {known[row.status].label[language.code]}", TONES[row.status]),
        )
        for row in rows[:most]
    )
    day = language.day(found.on)
    title = _("Kesepakatan rapat per {day}", day=day)
    if len(lines) < len(rows):
        title = _("Kesepakatan rapat, {n} dari {m}, per {day}", n=len(lines), m=len(rows), day=day)
    return Grid(title, tuple(Head(head, False) for head in heads), lines, wide=True)
