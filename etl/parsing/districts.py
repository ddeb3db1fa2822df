"""Whether a text names one of the kabupaten and kota, as tables are known by; the province."""

from functools import cache

from data.definitions.registry import PROVINCE
from etl.parsing.areas import CODE_AND_NAME, district_names, normalise, reference

LONGEST = 60  # characters


def names_district(text: str, *, bare: bool = False) -> bool:
    """Whether a text is the name of one, maybe behind its code; `bare`: also without its kind."""
    if len(text) > LONGEST:
        return False
    both = CODE_AND_NAME.match(text)
    return normalise(both[2] if both else text) in _forms(bare)


@cache
def province_name() -> str:
    """The name of the province without what it is, from the reference list."""
    name = next(row["name"] for row in reference("areas.csv") if row["code"] == PROVINCE)
    return name.removeprefix("Provinsi ")


@cache
def _forms(bare: bool) -> frozenset[str]:
    full = [normalise(name) for _, name in district_names()]
    return frozenset([*full, *(name.partition(" ")[2] for name in full if bare)])
