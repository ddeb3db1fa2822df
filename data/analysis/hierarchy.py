"""How areas hang together: kabupaten/kota in eks-karesidenan, those in the province, that in the nation."""

from collections.abc import Mapping

from data.definitions.registry import AREA_LEVEL, LEVELS


def ancestors(code: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The areas above one, the nearest first; `parents` gives the area above each (None or NaN: none)."""
    above = parents.get(code)
    return (above, *ancestors(above, parents)) if isinstance(above, str) else ()


def lineages(parents: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """Of each area itself and those it lies in."""
    return {code: frozenset((code, *ancestors(code, parents))) for code in parents}


def kabkota_below(levels: Mapping[str, str], parents: Mapping[str, str | None]) -> dict[str, list[str]]:
    """The kabupaten/kota that each area is made of, in the order of `levels`; one of them is made of itself.

    Above the whole of this installation there are none: the nation is more than a province that is known.
    """
    below: dict[str, list[str]] = {code: [] for code in levels}
    for code in (code for code, level in levels.items() if level == AREA_LEVEL):
        for whole in (code, *ancestors(code, parents)):
            if levels.get(whole) in LEVELS:
                below[whole].append(code)
    return below
