"""What was done in an area beside the figures: duties, agreements, outreach, and the sectors left open."""

from typing import Any

from dashboards.components.area.non_asn_staff import staff_here
from dashboards.components.area.sectors import sectors
from dashboards.components.common.layout import section
from dashboards.components.inpres.agreements import agreed_here
from dashboards.components.inpres.area_duties import area_duties
from dashboards.components.inpres.outreach import outreach_here
from dashboards.request.context import Context


def deeds(context: Context, code: str) -> list[Any]:
    """The cards, sectors only where they are known."""
    _ = context.language.text
    open_sectors, own_staff = sectors(context, code), staff_here(context, code)
    return [
        section(_("Empat kewajiban"), area_duties(context, code), note="Inpres 2/2021"),
        agreed_here(context, code),
        section(_("Sosialisasi"), outreach_here(context, code), name="outreach"),
        section(_("Pegawai non-ASN pemerintah daerah"), own_staff, note=_("nyata, dengan sumbernya"))
        if own_staff
        else None,
        section(_("Kesenjangan per sektor"), open_sectors, note=_("nyata, dengan sumbernya"))
        if open_sectors
        else None,
    ]
