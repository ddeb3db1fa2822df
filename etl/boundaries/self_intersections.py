"""Outlines that cross themselves so often that mending them would take minutes and gigabytes."""

import time
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from etl.boundaries.geojson import BoundaryError

SAMPLE = 200  # segments that are looked at
MOST = 20  # others near each of them, on average: of a border it is two to five
SECONDS = 6.0  # of the processor, for all areas


def is_tangle(outline: Polygon | MultiPolygon) -> bool:
    """Whether the segments of an outline lie over one another in heaps."""
    rings = shapely.get_rings(shapely.get_parts(outline))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    ends = np.stack([points[:-1], points[1:]], axis=1)[ring[:-1] == ring[1:]]
    segments = shapely.linestrings(ends)
    tree = shapely.STRtree(segments)
    sample = segments[:: max(1, len(segments) // SAMPLE)]
    near = 0
    for segment in sample:
        near += len(tree.query(segment))
        if near > MOST * len(sample):
            return True
    return False


@dataclass
class Patience:
    """The processor's time that the outlines of a file may take together."""

    _end: float = field(default_factory=lambda: time.process_time() + SECONDS)

    def spend(self) -> None:
        """Raises BoundaryError where nothing of it is left."""
        if time.process_time() > self._end:
            raise BoundaryError(
                f"Geometrinya terlalu rumit: memeriksanya memerlukan lebih dari {SECONDS:g} detik kerja. "
                "Perbaiki (QGIS: Fix geometries) dan sederhanakan dulu (mis. dengan mapshaper.org), lalu "
                "impor lagi."
            )
