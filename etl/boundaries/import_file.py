"""One GeoJSON file into the table of borders: whole, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import shapely
from sqlalchemy import Engine

from data.repository import areas
from data.repository.areas import boundaries_digest, replace_borders
from etl.boundaries.geojson import BoundaryError, Feature, features, read_bytes
from etl.boundaries.geometry import Shape, misplaced, overlapping, refuse_many_points, shape
from etl.boundaries.match_areas import named, strangers
from etl.boundaries.self_intersections import Patience
from etl.boundaries.simplify import geojson, simplified
from etl.parsing.areas import Resolver


@dataclass
class BoundaryReport:
    """What became of a file. `outcome`: imported, already, dry_run or refused."""

    outcome: str
    property: str = ""
    points_read: int = 0
    points_kept: int = 0
    characters: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def import_boundaries(
    engine: Engine, path: Path, *, origin: str = "", dry_run: bool = False, actor: str = ""
) -> BoundaryReport:
    """Check the borders in a file and put them in the place of those that stand.

    `origin` says where they come from. A file that is refused changes nothing.
    """
    try:
        content = read_bytes(path)
        digest = sha256(content).hexdigest()
        found = features(content)
        del content
        return _stored(engine, found, path.name, origin=origin, digest=digest, dry_run=dry_run, actor=actor)
    except BoundaryError as refused:
        return BoundaryReport("refused", problems=refused.problems)


def _stored(
    engine: Engine, found: list[Feature], name: str, *, origin: str, digest: str, dry_run: bool, actor: str
) -> BoundaryReport:
    rows = areas.areas(engine)
    resolver = Resolver(rows, areas.aliases(engine))
    if not resolver.districts:
        raise BoundaryError("Basis data belum berisi daftar daerah. Jalankan dulu: python -m etl init")
    by_area, naming = named(found, resolver)
    shapes, notes = _shapes(by_area, resolver)
    _refuse_confused(shapes, rows, resolver)
    small = simplified(shapes)
    texts = {code: geojson(one) for code, one in small.items()}
    report = BoundaryReport(
        "dry_run" if dry_run else "imported",
        property=naming.key,
        points_read=_points(shapes),
        points_kept=_points(small),
        characters=sum(len(text) for text in texts.values()),
        notes=[*naming.notes, *notes, *filter(None, [strangers(naming)])],
    )
    if boundaries_digest(engine) == digest:
        report.outcome = "already"
    elif not dry_run:
        replace_borders(
            engine, texts, origin=f"{name}: {origin}" if origin else name, digest=digest, actor=actor
        )
    return report


def _shapes(by_area: Mapping[str, Feature], resolver: Resolver) -> tuple[dict[str, Shape], list[str]]:
    """The polygon of each area; an issue for every bad one, not only the first."""
    shapes, notes, problems = {}, [], []
    patience = Patience()
    for code, feature in by_area.items():
        patience.spend()
        try:
            shapes[code], mended = shape(feature.geometry, f"Fitur {feature.number}, {resolver.label(code)}")
            notes += [mended] if mended else []
        except BoundaryError as refused:
            problems += refused.problems
    if problems:
        rest = len(problems) - 8
        raise BoundaryError(*problems[:8], *([f"... dan {rest} daerah lain."] if rest > 0 else []))
    refuse_many_points(shapes)
    return shapes, notes


def _refuse_confused(shapes: Mapping[str, Shape], rows: list[dict[str, Any]], resolver: Resolver) -> None:
    places = {row["code"]: (row["longitude"], row["latitude"]) for row in rows if row["longitude"]}
    if wrong := misplaced(shapes, places):
        listed = ", ".join(resolver.label(code) for code in wrong[:8])
        raise BoundaryError(
            f"Letaknya jauh dari tempat yang dikenal: {listed}. Kode atau nama di berkas tampaknya tertukar."
        )
    if pairs := overlapping(shapes):
        listed = "; ".join(f"{resolver.label(a)} dan {resolver.label(b)}" for a, b in pairs[:5])
        raise BoundaryError(
            f"Daerah yang bertumpang tindih: {listed}. Satu tempat hanya boleh milik satu daerah; periksa "
            "di QGIS."
        )


def _points(shapes: Mapping[str, Shape]) -> int:
    return int(sum(shapely.get_num_coordinates(found) for found in shapes.values()))
