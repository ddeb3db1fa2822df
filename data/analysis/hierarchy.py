"""How areas hang together: kabupaten/kota in eks-karesidenan, those in the province, that in the nation."""

from collections.abc import Mapping

from data.definitions.registry import AREA_LEVEL, LEVELS


def ancestors(code: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The areas above one, the nearest first; `parents` gives the area above each (None or NaN: none)."""
    above = parents.get(code)
    return (above, *ancestors(above, parents)) if isinstance(above, str) else ()


def is_within(code: str, whole: str, parents: Mapping[str, str | None]) -> bool:
    """Whether an area is `whole` or lies in it."""
    return code == whole or whole in ancestors(code, parents)


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
