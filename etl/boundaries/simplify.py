"""Borders small enough for a screen: neighbours are simplified together, so that they still share them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson
import shapely
from shapely import MultiPolygon, Polygon

from etl.boundaries.geometry import Shape

DECIMALS = 4  # degrees: about eleven metres
MOST_POINTS = 2_600  # of all areas together
TOLERANCE = 0.004  # degrees to begin with: a map of 700 pixels shows 0.004 as one
SPECK = 2e-5  # square degrees (a quarter of a square kilometre): smaller islands cannot be seen


def simplified(shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """The same areas with few enough points.

    Borders that two areas share stay shared (a coverage simplification after Visvalingam-Whyatt); no area
    vanishes.
    """
    codes = list(shapes)
    whole = shapely.set_precision([_without_specks(found) for found in shapes.values()], 10**-DECIMALS / 10)
    tolerance, found = TOLERANCE, whole
    while True:
        found = shapely.coverage_simplify(whole, tolerance)
        if shapely.get_num_coordinates(found).sum() <= MOST_POINTS or tolerance > 0.1:
            break
        tolerance *= 1.3
    return dict(zip(codes, (_rounded(one) for one in found), strict=True))


def _without_specks(found: Shape) -> Shape:
    parts = shapely.get_parts(found)
    sizes = shapely.area(parts)
    kept = parts[sizes >= min(SPECK, sizes.max())]
    return kept[0] if len(kept) == 1 else MultiPolygon(list(kept))


def _rounded(found: Shape) -> Shape:
    return shapely.transform(found, lambda points: np.round(points, DECIMALS))


def geojson(found: Shape) -> str:
    """The geometry as GeoJSON text."""
    polygons = [found] if isinstance(found, Polygon) else list(found.geoms)
    parts = [[_points(ring) for ring in (one.exterior, *one.interiors)] for one in polygons]
    kind = "Polygon" if len(parts) == 1 else "MultiPolygon"
    return orjson.dumps({"type": kind, "coordinates": parts[0] if len(parts) == 1 else parts}).decode()


def _points(ring: Any) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
