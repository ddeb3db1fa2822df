"""Borders as SVG paths: GeoJSON texts onto one drawing of 1000 units across."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH = 1000


@dataclass(frozen=True)
class Outlines:
    """Path data by area code, the height of the drawing in the same units, and where places lie on it."""

    paths: dict[str, str]
    height: int
    west: float
    north: float
    scale: float  # units a degree of longitude
    stretch: float  # a degree of latitude in degrees of longitude

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Units from the left and from the top."""
        x = (longitude - self.west) * self.scale
        return round(x), round((self.north - latitude) * self.stretch * self.scale)


def outlines(borders: Mapping[str, str]) -> Outlines:
    """The borders drawn as large as they fit; degrees of latitude as long as in the middle of the map."""
    rings = {code: list(_rings(json.loads(text))) for code, text in borders.items()}
    points = [point for found in rings.values() for ring in found for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    stretch = 1 / cos(radians((south + north) / 2))
    scale = WIDTH / (east - west)
    drawing = Outlines({}, round((north - south) * stretch * scale), west, north, scale, stretch)
    drawing.paths.update(
        {code: "".join(_path(drawing, ring) for ring in found) for code, found in rings.items()}
    )
    return drawing


def _rings(geometry: Any) -> Iterator[Any]:
    parts = geometry["coordinates"]
    for part in [parts] if geometry["type"] == "Polygon" else parts:
        yield from part


def _path(drawing: Outlines, ring: Any) -> str:
    """M and then steps from point to point; the last point closes by itself."""
    x, y = drawing.place(*ring[0])
    words = [f"M{x} {y}l"]
    for point in ring[1:-1]:
        to = drawing.place(*point)
        if to != (x, y):
            words.append(f"{to[0] - x} {to[1] - y} ")
            x, y = to
    return "".join(words).rstrip().replace(" -", "-") + "z"
