"""Made borders of the 35: cells around the places the areas are known to be at, sharing their edges."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from data.settings import ROOT

BOX = shapely.box(108.55, -8.25, 111.7, -6.3)


def districts() -> list[dict[str, str]]:
    with (ROOT / "provinces" / "33" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["level"] == "kabkota"]


def cells(*, wiggle: int = 0) -> dict[str, shapely.Polygon]:
    """Area code -> polygon. With `wiggle` every border is halved so many times and its middle moved aside,
    the same way for both neighbours: as ragged as real ones."""
    rows = districts()
    points = shapely.points([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    edges = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=BOX, only_edges=True)
    lines = shapely.union_all([shapely.intersection(edges, BOX), BOX.exterior])
    random = np.random.default_rng(7)
    ragged = [
        _ragged(np.asarray(line.coords), wiggle, random) for line in shapely.get_parts(shapely.node(lines))
    ]
    parts = shapely.get_parts(shapely.polygonize(ragged))
    tree = shapely.STRtree(parts)
    return {
        row["code"]: parts[tree.query(point, predicate="intersects")[0]]
        for row, point in zip(rows, points, strict=True)
    }


def _ragged(points: Any, times: int, random: Any) -> shapely.LineString:
    for _ in range(times):
        step = np.diff(points, axis=0)
        aside = np.column_stack([-step[:, 1], step[:, 0]]) * random.uniform(-0.06, 0.06, (len(step), 1))
        middle = points[:-1] + step / 2 + aside
        both = np.empty((2 * len(points) - 1, 2))
        both[::2], both[1::2] = points, middle
        points = both
    return shapely.LineString(points)


def collection(shapes: dict[str, Any], **properties: Any) -> dict[str, Any]:
    """A FeatureCollection; `properties` are functions of a row of the area list."""
    known = {row["code"]: row for row in districts()}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {name: say(known[code]) for name, say in properties.items()},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for code, shape in shapes.items()
        ],
    }


def code(row: dict[str, str]) -> str:
    return row["code"]


def written(path: Path, shapes: dict[str, Any] | None = None) -> Path:
    """A file of plain cells, named by their codes."""
    path.write_text(json.dumps(collection(cells() if shapes is None else shapes, KDPKAB=code)))
    return path
