"""import-batas: what is no border of ours is refused in words, with its place."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import affinity
from sqlalchemy import Engine

from etl.boundaries.import_file import import_boundaries
from tests.support.boundaries import cells, code, collection
from tests.support.etl.boundary_import import Bring

CELLS = cells()
BOWTIE = shapely.Polygon([(109.0, -7.6), (109.4, -7.2), (109.4, -7.6), (109.0, -7.2)])
TANGLE = shapely.Polygon(np.random.default_rng(7).uniform((109.0, -7.6), (109.4, -7.2), (2_000, 2)))
UTM = affinity.translate(affinity.scale(CELLS["33.02"], 111_000, 111_000, origin=(0, 0)), 0, 10_000_000)
TURNED = shapely.transform(CELLS["33.02"], lambda points: points[:, ::-1])


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (UTM, "UTM atau meter?); proyeksikan ulang ke WGS84 (EPSG:4326)"),
        (TURNED, "bujur dan lintang tertukar"),
        (affinity.translate(CELLS["33.02"], 3, 0), "di luar Jawa Tengah"),
        (TANGLE, "batasnya memotong diri sendiri di sangat banyak tempat"),
        (BOWTIE, "batasnya memotong diri sendiri di sekitar 109.2, -7.4"),
        (
            shapely.LineString([(109, -7), (110, -7)]),
            "geometrinya LineString; perlu Polygon atau MultiPolygon",
        ),
        (shapely.Polygon(), "geometrinya kosong"),
        (
            CELLS["33.02"].union(CELLS["33.03"]),
            "Daerah yang bertumpang tindih: Kabupaten Banyumas (33.02) dan",
        ),
    ],
)
def test_a_bad_shape_is_refused_with_its_place(bring: Bring, shape: Any, told: str) -> None:
    (problem,) = bring(collection({**CELLS, "33.02": shape}, KODE=code)).problems
    assert told in problem
    assert "Kabupaten Banyumas (33.02)" in problem


def test_what_takes_too_long_is_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.boundaries.self_intersections.SECONDS", -1.0)
    (problem,) = bring(collection(CELLS, KODE=code)).problems
    assert "Geometrinya terlalu rumit" in problem


def test_no_pipe_is_waited_for(areas_engine: Engine, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.geojson")
    (problem,) = import_boundaries(areas_engine, tmp_path / "pipa.geojson").problems
    assert "bukan berkas biasa" in problem


def test_a_small_fault_is_mended_and_told(bring: Bring) -> None:
    """A ring that runs back on itself encloses the same land however it is mended."""
    ring = list(CELLS["33.02"].exterior.coords)
    spiked = shapely.Polygon([*ring[:2], (109.2, -7.4), ring[1], *ring[2:]])
    assert not shapely.is_valid(spiked)
    report = bring(collection({**CELLS, "33.02": spiked}, KODE=code))
    assert report.outcome == "imported"
    assert "Fitur 2, Kabupaten Banyumas (33.02): geometri tidak sah" in report.notes[0]


ONE = collection(CELLS, KODE=code)
NAN = json.dumps(ONE).replace(str(ONE["features"][3]["geometry"]["coordinates"][0][0][0]), "NaN", 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Berkas kosong"),
        (b"kode;nama\n33.01;Cilacap\n", "bukan JSON yang benar: baris 1, kolom 1"),
        (b"PK\x03\x04" + b"\0" * 100, "arsip ZIP"),
        (b"<kml></kml>", "KML"),
        (b"[" * 5_000_000, "bersarang terlalu dalam"),
        (b'{"a":' * 1_000_000, "bersarang terlalu dalam"),
        (NAN.encode(), "bukan NaN atau Infinity"),
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (b'{"type": "Feature"}', "satu Feature"),
        (b'{"type": "FeatureCollection", "features": []}', "tidak berisi satu fitur pun"),
        (b'{"type": "FeatureCollection", "features": [1]}', "Fitur 1 bukan Feature"),
        (
            b'{"type": "FeatureCollection", "features": [{"properties": {"a": 1}}]}',
            "Properti dalam berkas: a.",
        ),
        (b'{"type": "FeatureCollection", "features": [' + b"{}," * 3_000 + b"{}]}", "3001 fitur"),
        (b"\xff\xfe{\x00}\x00", "bukan JSON yang benar"),
        (b"null", "bukan GeoJSON"),
    ],
)
def test_what_is_no_geojson_is_refused(bring: Bring, content: bytes, told: str) -> None:
    report = bring(content)
    assert report.outcome == "refused"
    assert told in report.problems[0]


@pytest.mark.parametrize(
    "coordinates",
    ["x", [], [[]], [[[]]], [[[109, -7]]], [[[109, "-7"]] * 5], [[[109, None]] * 5], [[[10**40, 1]] * 5],
     [[[109, -7], [109]] * 4], [[[[109, -7]] * 5]], {"a": 1}, 7, [7], [[7]], [[True, False]] * 5],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_coordinates_that_are_none_are_refused(bring: Bring, kind: str, coordinates: Any) -> None:
    content = collection(CELLS, KODE=code)
    content["features"][1]["geometry"] = {"type": kind, "coordinates": coordinates}
    (problem,) = bring(content).problems
    assert problem.startswith("Fitur 2, Kabupaten Banyumas (33.02): ")


def test_400_megabytes_are_refused_unread(areas_engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "besar.geojson"
    with file.open("wb") as out:
        out.truncate(400_000_000)
    (problem,) = import_boundaries(areas_engine, file).problems
    assert "Berkas 400 MB, batasnya 25 MB" in problem
