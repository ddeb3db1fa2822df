"""A GeoJSON file as its features, whatever else it turns out to be refused in words."""

import gc
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from data.atomic_file import describe_os_error
from data.provinces.definition import province

MAX_BYTES = 25_000_000
MAX_FEATURES = 2_000
MAX_PROPERTIES = 100
# WGS84 itself, and DGN95 and SRGI2013, the Indonesian systems that agree with it within a metre.
_DEGREES = re.compile(r"(crs84|wgs ?_?(19)?84|\b(4326|4755|9470|4979))\Z")
_MAPSHAPER = "sederhanakan dulu (mis. dengan mapshaper.org atau QGIS) lalu impor lagi"


class BoundaryError(ValueError):
    """A file that cannot become the borders; `problems` say what, where and what to do, one a line."""

    def __init__(self, *problems: str) -> None:
        """`problems`: sentences in Indonesian, one a problem."""
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Feature:
    """One feature: its place in the file from 1, its properties, its geometry as delivered."""

    number: int
    properties: dict[str, Any]
    geometry: Any


def read_bytes(path: Path) -> bytes:
    """The file, if it is one and small enough. Raises BoundaryError."""
    try:
        if path.is_dir():
            raise BoundaryError(f"{path} adalah folder; sebut satu berkas GeoJSON di dalamnya.")
        if path.exists() and not path.is_file():
            raise BoundaryError(f"{path} bukan berkas biasa; sebut berkas yang tersimpan.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BoundaryError(
                f"Berkas {size / 1e6:.0f} MB, batasnya {MAX_BYTES // 1_000_000} MB; {_MAPSHAPER}."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BoundaryError(f"Berkas {path} tidak ditemukan.") from None
    except OSError as error:
        raise BoundaryError(f"Berkas {path} tidak dapat dibaca: {describe_os_error(error)}.") from None


def features(content: bytes) -> list[Feature]:
    """The features of a FeatureCollection. Raises BoundaryError, and nothing else."""
    found = _parsed(content)
    if found.get("type") != "FeatureCollection" or not isinstance(found.get("features"), list):
        raise BoundaryError(_other_kind(found))
    _refuse_projected(found.get("crs"))
    rows = found["features"]
    if not rows:
        raise BoundaryError(
            f"Berkas tidak berisi satu fitur pun; perlu {len(province().districts)} {province().areas_word}."
        )
    if len(rows) > MAX_FEATURES:
        raise BoundaryError(
            f"Berkas berisi {len(rows)} fitur (batasnya {MAX_FEATURES}); "
            f"perlu batas {province().areas_word}, bukan batas desa atau persil."
        )
    return [_feature(number, row) for number, row in enumerate(rows, start=1)]


def _refuse_projected(crs: Any) -> None:
    """GeoJSON of today knows no crs; older programs still write one, and it then holds."""
    said = crs.get("properties") if isinstance(crs, dict) else None
    name = said.get("name") if isinstance(said, dict) else None
    if isinstance(name, str) and not _DEGREES.search(name.strip().casefold()):
        raise BoundaryError(
            f"Koordinat berkas ini menurut {name.strip()[:80]}, bukan WGS84; proyeksikan ulang ke EPSG:4326 "
            "(QGIS: Export, Save Features As, CRS EPSG:4326), lalu impor lagi."
        )


def _parsed(content: bytes) -> dict[str, Any]:
    text = content.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        raise BoundaryError("Berkas kosong.")
    if text[:2] == b"PK":
        raise BoundaryError(
            "Berkas ini arsip ZIP (shapefile atau KMZ?), bukan GeoJSON; buka di QGIS dan simpan sebagai "
            "GeoJSON."
        )
    if text[:1] == b"<":
        raise BoundaryError(
            "Berkas ini XML atau HTML (KML, GML, halaman web?), bukan GeoJSON; simpan ulang sebagai GeoJSON."
        )
    gc.disable()  # millions of small lists, none of them garbage: looking through them doubles the time
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BoundaryError(_not_json(error)) from None
    finally:
        gc.enable()
    if not isinstance(found, dict):
        raise BoundaryError("Isi berkas JSON, tetapi bukan GeoJSON (FeatureCollection).")
    return found


def _not_json(error: orjson.JSONDecodeError) -> str:
    if "depth" in str(error):
        return "Isi berkas bersarang terlalu dalam; ini bukan GeoJSON yang wajar."
    return (
        f"Berkas bukan JSON yang benar: baris {error.lineno}, kolom {error.colno}. GeoJSON hanya mengenal "
        "angka biasa (bukan NaN atau Infinity) dan UTF-8; simpan ulang dari QGIS."
    )


def _other_kind(found: dict[str, Any]) -> str:
    kind = found.get("type")
    if kind == "Topology":
        return "Berkas ini TopoJSON; ubah dulu menjadi GeoJSON (mapshaper.org: Export, GeoJSON)."
    if "geometryType" in found or "spatialReference" in found:
        return "Berkas ini Esri JSON; simpan ulang sebagai GeoJSON (QGIS: Export, Save Features As)."
    if kind in ("Feature", "Polygon", "MultiPolygon", "GeometryCollection"):
        wanted = f"FeatureCollection dengan {len(province().districts)} {province().areas_word}"
        return f"Berkas berisi satu {kind}; perlu {wanted}."
    return "Isi berkas JSON, tetapi bukan GeoJSON (FeatureCollection dengan daftar features)."


def _feature(number: int, row: Any) -> Feature:
    if not isinstance(row, dict) or row.get("type", "Feature") != "Feature":
        raise BoundaryError(f"Fitur {number} bukan Feature GeoJSON.")
    properties = row.get("properties") or {}
    if not isinstance(properties, dict):
        raise BoundaryError(f"Fitur {number}: properties bukan objek.")
    if row.get("id") is not None:
        properties = {"id": row["id"], **properties}
    if len(properties) > MAX_PROPERTIES:
        raise BoundaryError(f"Fitur {number} mempunyai lebih dari {MAX_PROPERTIES} properti.")
    return Feature(number, properties, row.get("geometry"))
