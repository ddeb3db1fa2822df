"""With whom an area is compared: its neighbours, those most like it, those of its eks-karesidenan."""

from dashboards.request.context import PROVINCE, Context
from data.analysis.peers import Profile, distances
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL

NEIGHBOURS, ALIKE, FAMILY = "", "sebanding", "kares"  # what the word `dengan` of an address may say
NEAREST = 5
PARTS = ("eligible_total", "eligible_bpu", "eligible_jakon")


def circles(context: Context, code: str) -> dict[str, list[str]]:
    """The areas of each circle, itself in none of them; one above the kabkota has its parts alone."""
    area = context.areas[code]
    found = {FAMILY: [one for one in family(context, code) if one != code]}
    if area.level == AREA_LEVEL:
        found[ALIKE] = [one for one, _distance in nearest(context, code)]
        found[NEIGHBOURS] = (area.neighbours or "").split()
    return {key: found[key] for key in (NEIGHBOURS, ALIKE, FAMILY) if found.get(key)}


def family(context: Context, code: str) -> list[str]:
    """The kabupaten/kota of the same eks-karesidenan, and what they add up to; of the province its parts.

    Where there are no eks-karesidenan, a kabupaten/kota has no family: it is compared with all as it is.
    """
    area = context.areas[code]
    if area.level == WHOLE_LEVEL:
        return [code, *(context.residencies or context.kabkota_in(code))]
    if not context.residencies:
        return []
    home = code if area.level == "karesidenan" else area.parent
    return [*context.kabkota_in(home), home, PROVINCE]


def nearest(context: Context, code: str) -> list[tuple[str, float]]:
    """The areas most like a kabupaten/kota by the potensi of the chosen month, with their distances.

    None where the potensi of its segments is not known.
    """
    potensi = {(row.metric, row.area): row.numerator for row in context.rows(*PARTS)}
    profiles = {}
    for area in context.kabkota:
        whole, bpu, jakon = (potensi.get((part, area.code)) for part in PARTS)
        if whole is not None and bpu is not None and jakon is not None:
            profiles[area.code] = Profile(whole, bpu, jakon, area.kind == "kota")
    return distances(profiles, code)[:NEAREST]
