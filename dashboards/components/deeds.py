"""What was done in an area beside the figures: its duties, its outreach, and the sectors left open."""

from typing import Any

from dashboards.components.area_duties import area_duties
from dashboards.components.layout import section
from dashboards.components.outreach import outreach_here
from dashboards.components.sectors import sectors
from dashboards.context import Context


def deeds(context: Context, code: str) -> list[Any]:
    """The cards, sectors only where they are known."""
    _ = context.language.text
    open_sectors = sectors(context, code)
    return [
        section(_("Empat kewajiban"), area_duties(context, code), note="Inpres 2/2021"),
        section(_("Sosialisasi"), outreach_here(context, code), name="outreach"),
        section(_("Kesenjangan per sektor"), open_sectors, note=_("nyata, dengan sumbernya"))
        if open_sectors
        else None,
    ]
