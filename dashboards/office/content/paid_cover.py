"""Government-paid cover that lapses: the months ahead as columns, and whose it is."""

from typing import Any

from dashboards.insights.facts.paid_cover import Paid, paid
from dashboards.meeting.agenda import Item
from dashboards.office.content.coverage import marked
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series
from dashboards.office.content.sources import sources
from dashboards.rendering.theme import SEGMENT
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.paid_cover import AHEAD

MOST = 8


def lapses(context: Context, item: Item, *, base: str = "") -> list[Section]:
    """The calendar of six months with the largest, and all of them where they are more."""
    _ = context.language.text
    found = paid(context)
    notes = sources(context, item.path, rows=[found.whole], metrics=("coverage_bpu",), base=base)
    if not found.lapsing:
        return [Section(item.label, item.headline, notes, points=(_none(context, found),))]
    largest = found.soonest[:MOST]
    short = spell_grid(
        context,
        found,
        largest,
        title=_("Sebelum APBD {year} dahulu, terbesar di atas", year=found.month.year + 1),
        brief=True,
    )
    first = Section(item.label, item.headline, notes, calendar(context, found), short)
    sections = [first]
    if len(found.lapsing) > MOST:
        title = _("Perlindungan yang berakhir dalam enam bulan")
        whole = spell_grid(context, found, found.lapsing, title=title)
        sections.append(Section(item.label, item.headline, notes, grid=whole, appendix=True))
    return sections


def _none(context: Context, found: Paid) -> str:
    _ = context.language.text
    if not found.spells and not found.undated:
        return _("Belum ada daftar pendanaan dalam edisi ini.")
    return _("Tidak ada yang berakhir dalam enam bulan sejak bulan ini.")


def calendar(context: Context, found: Paid) -> Chart:
    """Workers for whom nobody pays after each of the six months."""
    _, language = context.language.text, context.language
    months = [month_end(found.month, step) for step in range(AHEAD)]
    lost = [float(sum(s.lost for s in found.lapsing if s.end == month)) for month in months]
    names = tuple(language.month(month, short=True) for month in months)
    said = [f"{name} {language.number(n)}" for name, n in zip(names, lost, strict=True)]
    return Chart(
        "column",
        marked(context, _("Orang yang perlindungannya berakhir, menurut bulan terakhir yang dibayar")),
        names,
        (Series(_("Orang"), tuple(lost), SEGMENT["BPU"]),),
        _("Perlindungan yang berakhir menurut bulan terakhirnya: {list}.", list=language.joined(said)),
    )


def spell_grid(context: Context, found: Paid, spells: list[Any], *, title: str, brief: bool = False) -> Grid:
    """Until when, whose, for whom, who pays, for how many, and what coverage becomes."""
    _, language = context.language.text, context.language
    heads = [Head(_("Sampai"), False), Head(_("Daerah"), False), Head(_("Kelompok"), False)]
    heads += [] if brief else [Head(_("Dana"), False), Head(_("Rupiah"))]
    heads += [Head(_("Orang"))] + ([] if brief else [Head(_("BPU kini, %")), Head(_("Bila berakhir, %"))])
    rows = []
    for spell in spells:
        cells = [
            Cell(language.month(spell.end, short=True)),
            Cell(context.name(spell.area), bold=True),
            Cell(f"{spell.of.group_name} · {spell.of.fund}" if brief else str(spell.of.group_name)),
        ]
        if not brief:
            cells += [Cell(str(spell.of.fund)), Cell(language.short(spell.of.rupiah))]
        cells.append(Cell(language.number(spell.lost), bold=True))
        if not brief:
            now = found.bpu[spell.area].value if spell.area in found.bpu else None
            cells += [
                Cell(language.number(now, 1)),
                Cell(language.number(found.coverage_after(spell), 1)),
            ]
        rows.append(tuple(cells))
    return Grid(title, tuple(heads), tuple(rows), wide=not brief)
