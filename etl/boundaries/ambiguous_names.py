"""Bare names that a Kabupaten and a Kota share: Semarang, Magelang, Pekalongan, Tegal.

They are distinguished by what the rest of the file says: a property with the kind, the twin that is written
in full, or their sizes.
"""

import re
from collections import defaultdict
from typing import Any

from etl.boundaries.geojson import Feature
from etl.boundaries.geometry import shape
from etl.parsing.areas import AreaError, Resolver

SMALLER = 0.6
"""Each of these kota covers far less land than the kabupaten of its name, Semarang most with roughly 370 of
1,000 km2, the others a twentieth. A share above this is no evidence."""
_KIND = re.compile(r"(?:(kabupaten|kab\.?|regency)|kota|kotamadya|city|municipality)\Z")
Twins = tuple[str, str]


def kind(feature: Feature) -> str:
    """The one kind its other properties say: Kabupaten (Regency) or Kota; empty where none or two do."""
    said = {
        "Kabupaten" if found[1] else "Kota"
        for value in feature.properties.values()
        if isinstance(value, str) and (found := _KIND.match(value.strip().casefold()))
    }
    return said.pop() if len(said) == 1 else ""


def twins(value: Any, resolver: Resolver) -> Twins | None:
    """The kabupaten and the kota that a bare name could be."""
    try:
        both = (resolver.resolve(name=f"Kabupaten {value}"), resolver.resolve(name=f"Kota {value}"))
    except AreaError:
        return None
    return both if set(both) <= resolver.districts and both[0] != both[1] else None


def distinguish_twins(
    bare: list[tuple[Feature, Any]], named: dict[str, list[Feature]], resolver: Resolver
) -> tuple[dict[str, Feature], list[str]]:
    """Area code -> feature, for the bare names that can be distinguished, and how each was.

    `named`: the features that are named in full. Raises BoundaryError for a shape that is none.
    """
    groups: dict[Twins, list[Feature]] = defaultdict(list)
    for feature, value in bare:
        if both := twins(value, resolver):
            groups[both].append(feature)
    found: dict[str, Feature] = {}
    notes = []
    for (regency, city), features in groups.items():
        free = [code for code in (regency, city) if not named.get(code)]
        if len(features) == len(free) == 1:
            found[free[0]] = features[0]
            notes.append(
                f"Fitur {features[0].number} tanpa Kabupaten/Kota dibaca {resolver.label(free[0])}: "
                "pasangannya tertulis lengkap."
            )
        elif len(features) == len(free) == 2 and (pair := _by_size(features)):
            found[city], found[regency] = pair
            notes.append(
                f"Fitur {pair[0].number} dibaca {resolver.label(city)} dan fitur {pair[1].number} "
                f"{resolver.label(regency)} menurut luasnya, karena keduanya tanpa Kabupaten/Kota."
            )
    return found, notes


def _by_size(features: list[Feature]) -> tuple[Feature, Feature] | None:
    """The smaller and the larger, where one is much smaller."""
    sizes = [shape(feature.geometry, f"Fitur {feature.number}")[0].area for feature in features]
    (small, one), (large, other) = sorted(zip(sizes, features, strict=True), key=lambda pair: pair[0])
    return (one, other) if small < SMALLER * large else None
