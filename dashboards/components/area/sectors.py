"""Workers by industry sector, as printed for an area at a date: potensi, active, uncovered."""

from typing import Any

from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from data.definitions.registry import WHOLE_LEVEL

MOST = 10


def sectors(context: Context, code: str) -> Any:
    """The sectors of an area, those with most uncovered first, of the newest date, real ones only.

    For the province also which areas have such figures. None where there is nothing.
    """
    _, language = context.language.text, context.language
    seen: list[Any] = []
    if context.published_edition and context.published_edition != context.selection.edition:
        seen += context.facts("sector_gap", context.published_edition)
    seen += [] if context.simulated else context.facts("sector_gap")
    newest_of = {(row.area_code, row.period, row.sector): row for row in seen}  # our own speak last
    rows = [row for row in newest_of.values() if row.area_code == code]
    if not rows:
        others = sorted({row.area_code for row in seen}) if context.areas[code].level == WHOLE_LEVEL else []
        links: list[Any] = [piece for area in others for piece in (", ", area_link(context, area))][1:]
        return html.P([_("Angka per sektor dimuat untuk"), " ", *links, "."]) if links else None
    newest = max(row.period for row in rows)
    rows = sorted((row for row in rows if row.period == newest), key=lambda row: -(row.uncovered or 0))
    columns = [
        Column("sektor", _("Sektor"), lambda row: html.Span(row.sector, lang="id"), numeric=False),
        Column("potensi", _("Potensi"), lambda row: language.number(row.eligible)),
        Column("aktif", _("Aktif"), lambda row: language.number(row.active)),
        Column("belum", _("Belum terlindungi"), lambda row: language.number(row.uncovered)),
    ]
    source = [
        _("Orang, seperti tercetak, {date}. Sumber:", date=language.printed_date(rows[0].data_date)),
        " ",
        source_link(context, rows[0].address),
    ]
    caption = _("{n} sektor, yang paling banyak belum terlindungi dahulu.", n=min(MOST, len(rows)))
    return html.Div(
        [table(context, columns, rows[:MOST], caption=caption), html.P(source, className="muted")]
    )
