"""Peers: the areas most alike by the size and the make-up of their potensi, with the distance."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import dist, log

import numpy as np


@dataclass(frozen=True)
class Profile:
    """Potensi of an area in people, and of them BPU and jakon; whether the area is a kota."""

    potensi: float
    bpu: float
    jakon: float
    kota: bool

    @property
    def variables(self) -> tuple[float, float, float, float]:
        """Natural log of potensi, share of BPU, share of jakon, kota as 1 and kabupaten as 0."""
        return log(self.potensi), self.bpu / self.potensi, self.jakon / self.potensi, float(self.kota)


def distances(profiles: Mapping[str, Profile], code: str) -> list[tuple[str, float]]:
    """Every other area with its distance from one, the nearest first, equally near ones by code.

    Empty where the area has no profile.

    The distance is Euclid's over the four variables, each divided by its standard deviation over all areas
    with a profile; a variable in which they do not differ counts for nothing. Areas of which nobody is
    eligible have no place.
    """
    known = {area: profile for area, profile in profiles.items() if profile.potensi > 0}
    if code not in known:
        return []
    raw = np.array([profile.variables for profile in known.values()])
    spread = raw.std(axis=0)
    scaled = raw / np.where(spread > 1e-12, spread, np.inf)
    places = dict(zip(known, scaled.tolist(), strict=True))
    found = [(area, dist(places[code], place)) for area, place in places.items() if area != code]
    return sorted(found, key=lambda pair: (round(pair[1], 9), pair[0]))
