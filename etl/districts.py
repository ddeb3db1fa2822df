"""Whether a text names one of the 35 kabupaten and kota, as tables are told from other texts by."""

from functools import cache

from etl.areas import CODE_AND_NAME, district_names, normalise

LONGEST = 60  # characters


def names_district(text: str, *, bare: bool = False) -> bool:
    """Whether a text is the name of one, maybe behind its code; `bare`: also without its kind."""
    if len(text) > LONGEST:
        return False
    both = CODE_AND_NAME.match(text)
    return normalise(both[2] if both else text) in _forms(bare)


@cache
def _forms(bare: bool) -> frozenset[str]:
    full = [normalise(name) for _, name in district_names()]
    return frozenset([*full, *(name.partition(" ")[2] for name in full if bare)])
