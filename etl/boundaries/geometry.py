"""A geometry as delivered into a valid polygon of the province, or why not and where."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from data.provinces.definition import province
from etl.boundaries.geojson import BoundaryError
from etl.boundaries.self_intersections import is_tangle

MAX_POINTS = 3_000_000
MENDED = 0.005  # share of its area that mending may be in doubt about
FAR = 0.25  # degrees between an area and the place it is known to be at: more is another area
OVERLAP = 0.01  # share of the smaller neighbour that two areas may both claim
Shape: TypeAlias = Polygon | MultiPolygon


def shape(geometry: Any, who: str) -> tuple[Shape, str]:
    """The polygon of an area (longitude and latitude, WGS84) and what was mended, if anything.

    Raises BoundaryError naming `who`.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        found = f"geometrinya {kind}" if kind else "tanpa geometri"
        raise BoundaryError(f"{who}: {found}; perlu Polygon atau MultiPolygon.")
    parts = geometry.get("coordinates")
    parts = [parts] if kind == "Polygon" else parts
    if not isinstance(parts, list) or not parts or not all(isinstance(p, list) and p for p in parts):
        raise BoundaryError(f"{who}: geometrinya kosong.")
    polygons = [Polygon(rings[0], rings[1:]) for rings in (_rings(part, who) for part in parts)]
    whole = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    return _valid(whole, who)


def _rings(part: list[Any], who: str) -> list[Any]:
    return [_ring(ring, who) for ring in part]


def _ring(ring: Any, who: str) -> Any:
    if ring == []:
        raise BoundaryError(f"{who}: geometrinya kosong.")
    try:
        points = np.asarray(ring)
    except ValueError:
        points = np.empty(0, dtype=object)
    if points.ndim != 2 or points.shape[1] < 2 or points.dtype.kind not in "iuf" or len(points) < 4:
        raise BoundaryError(
            f"{who}: ada cincin yang bukan daftar paling sedikit empat titik [bujur, lintang]."
        )
    points = points[:, :2].astype(float)
    if not np.isfinite(points).all():
        raise BoundaryError(f"{who}: ada koordinat yang bukan angka biasa.")
    _refuse_outside(points, who)
    return points


def _refuse_outside(points: Any, who: str) -> None:
    west, south, east, north = province().box
    x, y = points[:, 0], points[:, 1]
    outside = (x < west) | (x > east) | (y < south) | (y > north)
    if not outside.any():
        return
    a, b = points[int(np.argmax(outside))]
    at = f"{who}: titik ({a:g}, {b:g}) di luar {province().name} (bujur {west}–{east}, "
    at += f"lintang {south}–{north})"
    if west <= b <= east and south <= a <= north:
        why = "bujur dan lintang tertukar; GeoJSON menulis [bujur, lintang]"
    elif abs(a) > 180 or abs(b) > 90:
        why = "koordinatnya bukan derajat (UTM atau meter?); proyeksikan ulang ke WGS84 (EPSG:4326)"
    else:
        why = "periksa berkasnya, atau proyeksikan ulang ke WGS84 (EPSG:4326)"
    raise BoundaryError(f"{at}; {why}.")


def _valid(whole: Shape, who: str) -> tuple[Shape, str]:
    if shapely.is_valid(whole):
        if whole.area <= 0:
            raise BoundaryError(f"{who}: luasnya nol.")
        return whole, ""
    reason = shapely.is_valid_reason(whole)
    if is_tangle(whole):
        raise BoundaryError(
            f"{who}: batasnya memotong diri sendiri di sangat banyak tempat; perbaiki di QGIS (Fix "
            "geometries), lalu impor lagi."
        )
    mended = _polygons(shapely.make_valid(whole, method="structure", keep_collapsed=False))
    other = _polygons(shapely.make_valid(whole))
    sizes = (whole.area, mended.area, other.area)
    if mended.is_empty or max(sizes) - min(sizes) > MENDED * max(sizes):
        raise BoundaryError(
            f"{who}: geometrinya tidak sah ({_words(reason)}) dan tidak dapat diperbaiki tanpa menebak; "
            "perbaiki di QGIS (Fix geometries), lalu impor lagi."
        )
    return mended, f"{who}: geometri tidak sah ({_words(reason)}) sudah diperbaiki."


def _words(reason: str) -> str:
    """What GEOS says, in Indonesian, with its place."""
    what, _, place = reason.partition("[")
    words = {
        "Self-intersection": "batasnya memotong diri sendiri",
        "Ring Self-intersection": "cincinnya menyentuh diri sendiri",
        "Hole lies outside shell": "lubang di luar batasnya",
        "Holes are nested": "lubang di dalam lubang",
        "Nested shells": "bagian di dalam bagian",
        "Duplicate Rings": "cincin ganda",
        "Interior is disconnected": "bagian dalamnya terputus",
        "Too few points in geometry component": "titiknya terlalu sedikit",
    }.get(what, what)
    at = place.rstrip("]").replace(" ", ", ")
    return f"{words} di sekitar {at}" if at else words


def _polygons(found: Any) -> Shape:
    """Only what has an area."""
    parts = [part for part in shapely.get_parts(found) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts)


def refuse_many_points(shapes: Mapping[str, Shape]) -> None:
    """Raise BoundaryError where all shapes together have more than MAX_POINTS points."""
    points = sum(int(shapely.get_num_coordinates(found)) for found in shapes.values())
    if points > MAX_POINTS:
        raise BoundaryError(f"Batasnya {points} titik (paling banyak {MAX_POINTS}); sederhanakan dulu.")


def misplaced(shapes: Mapping[str, Shape], places: Mapping[str, tuple[float, float]]) -> list[str]:
    """The codes of areas that lie far from where they are known to be: codes or names changed places."""
    return [
        code
        for code, found in shapes.items()
        if code in places and shapely.distance(found, shapely.Point(places[code])) > FAR
    ]


def overlapping(shapes: Mapping[str, Shape]) -> list[tuple[str, str]]:
    """Pairs of areas that claim the same land, beyond what sloppy borders do."""
    codes, polygons = list(shapes), list(shapes.values())
    tree = shapely.STRtree(polygons)
    pairs = []
    for a, b in tree.query(polygons, predicate="intersects").T:
        if a < b:
            both = shapely.intersection(polygons[a], polygons[b]).area
            if both > OVERLAP * min(polygons[a].area, polygons[b].area):
                pairs.append((codes[a], codes[b]))
    return sorted(pairs)
