"""import-batas: 35 areas found by code or name, checked, simplified together, stored whole or refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import affinity
from sqlalchemy import Engine, select

from data import schema
from data.borders import borders
from data.store import Store
from etl.boundaries.importing import BoundaryReport, import_boundaries
from tests.made_borders import cells, code, collection, written
from tests.running import run_etl

CELLS = cells()
Bring = Callable[..., BoundaryReport]


@pytest.fixture
def bring(areas_engine: Engine, tmp_path: Path) -> Bring:
    """Import what is given as an object or as bytes."""

    def run(content: Any, **options: Any) -> BoundaryReport:
        file = tmp_path / "batas.geojson"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return import_boundaries(areas_engine, file, **options)

    return run


def stored(engine: Engine) -> dict[str, Any]:
    return {area: shapely.from_geojson(text) for area, text in borders(engine).items()}


def without(*codes: str) -> dict[str, Any]:
    return {area: shape for area, shape in CELLS.items() if area not in codes}


@pytest.mark.parametrize(
    ("properties", "chosen"),
    [
        ({"KODE": code}, "KODE"),
        ({"kode_kab": lambda row: int(row["bps_code"])}, "kode_kab"),
        ({"KDPKAB": lambda row: row["bps_code"], "WADMPR": lambda _row: "Jawa Tengah"}, "KDPKAB"),
        ({"OBJECTID": lambda row: int(row["bps_code"]) - 3300, "NAMOBJ": lambda row: row["name"]}, "NAMOBJ"),
        ({"name": lambda row: row["name"].upper().replace("KABUPATEN", "KAB.")}, "name"),
    ],
)
def test_the_property_that_names_all_35_is_found(
    bring: Bring, areas_engine: Engine, properties: dict[str, Any], chosen: str
) -> None:
    report = bring(collection(CELLS, **properties))
    assert (report.outcome, report.property, report.problems) == ("imported", chosen, [])
    found = stored(areas_engine)
    assert set(found) == set(CELLS)
    for area, shape in found.items():
        assert shapely.area(shapely.symmetric_difference(shape, CELLS[area])) < 0.01 * CELLS[area].area


def test_ragged_borders_become_few_points_that_neighbours_still_share(
    bring: Bring, areas_engine: Engine
) -> None:
    ragged = cells(wiggle=6)
    report = bring(collection(ragged, KODE=code))
    assert report.points_read > 10_000
    assert report.points_kept < 2_700
    assert report.characters < 60_000
    found = list(stored(areas_engine).values())
    assert all(shapely.is_valid(shape) for shape in found)
    assert shapely.coverage_is_valid(found)
    assert all(np.array_equal(np.round(p, 4), p) for p in map(shapely.get_coordinates, found))


def test_an_enclave_keeps_its_hole(bring: Bring, areas_engine: Engine) -> None:
    """Kota Magelang lies inside Kabupaten Magelang."""
    both = shapely.union_all([CELLS["33.08"], CELLS["33.71"]])
    town = shapely.Point(110.22, -7.48).buffer(0.02)
    shapes = {**CELLS, "33.08": both.difference(town), "33.71": both.intersection(town)}
    assert bring(collection(shapes, KODE=code)).outcome == "imported"
    found = stored(areas_engine)
    assert len(shapely.get_parts(found["33.08"])[0].interiors) == 1
    assert found["33.71"].area > 0.0008
    assert shapely.coverage_is_valid(list(found.values()))


def test_missing_and_double_areas_are_named(bring: Bring, areas_engine: Engine) -> None:
    report = bring(collection(without("33.10", "33.76"), KODE=code))
    assert report.outcome == "refused"
    assert "mengenali 33 dari 35" in report.problems[0]
    assert report.problems[1] == "Tidak ada: Kabupaten Klaten (33.10), Kota Tegal (33.76)."
    double = collection(CELLS, KODE=code)
    double["features"].append(double["features"][9])
    assert "Kabupaten Klaten (33.10) tertulis 2 kali (fitur 10, 36)." in bring(double).problems
    assert stored(areas_engine) == {}


def test_a_bare_name_that_could_be_two_is_refused(bring: Bring) -> None:
    bare = collection(CELLS, WADMKK=lambda row: row["name"].replace("Kabupaten ", ""))
    report = bring(bare)
    assert report.outcome == "refused"
    assert any("Kabupaten Semarang (33.22) atau Kota Semarang (33.74)" in line for line in report.problems)


def test_codes_that_a_spreadsheet_cut_are_refused(bring: Bring) -> None:
    report = bring(collection(CELLS, KODE=lambda row: float(row["code"])))
    assert report.outcome == "refused"
    assert any("kode 33.1 terpotong" in line for line in report.problems)


def test_two_properties_that_contradict_each_other_are_refused(bring: Bring) -> None:
    content = collection(CELLS, KODE=code, NAMA=lambda row: row["name"])
    first, second = content["features"][0]["properties"], content["features"][1]["properties"]
    first["NAMA"], second["NAMA"] = second["NAMA"], first["NAMA"]
    (problem,) = bring(content).problems
    assert "Dua properti berselisih: menurut 'KODE' Kabupaten Cilacap (33.01) adalah fitur 1" in problem


def test_codes_on_the_wrong_shapes_are_refused(bring: Bring) -> None:
    swapped = {**CELLS, "33.01": CELLS["33.17"], "33.17": CELLS["33.01"]}
    (problem,) = bring(collection(swapped, KODE=code)).problems
    assert "jauh dari tempat yang dikenal: Kabupaten Cilacap (33.01), Kabupaten Rembang (33.17)" in problem


def test_what_lies_outside_the_35_is_told_and_left(bring: Bring, areas_engine: Engine) -> None:
    content = collection(CELLS, KODE=code)
    content["features"].append(
        {
            "type": "Feature",
            "properties": {"KODE": "34.04"},
            "geometry": {"type": "Polygon", "coordinates": []},
        }
    )
    report = bring(content)
    assert report.outcome == "imported"
    assert report.notes == ["1 fitur di luar 35 daerah tidak dipakai: 34.04."]
    assert len(stored(areas_engine)) == 35


BOWTIE = shapely.Polygon([(109.0, -7.6), (109.4, -7.2), (109.4, -7.6), (109.0, -7.2)])
UTM = affinity.translate(affinity.scale(CELLS["33.02"], 111_000, 111_000, origin=(0, 0)), 0, 10_000_000)
TURNED = shapely.transform(CELLS["33.02"], lambda points: points[:, ::-1])


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (UTM, "UTM atau meter?); proyeksikan ulang ke WGS84 (EPSG:4326)"),
        (TURNED, "bujur dan lintang tertukar"),
        (affinity.translate(CELLS["33.02"], 3, 0), "di luar Jawa Tengah"),
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


def test_the_command(areas_engine: Engine, tmp_path: Path) -> None:
    url = areas_engine.url.render_as_string(hide_password=False)
    file = written(tmp_path / "batas.geojson")
    dry = run_etl(url, "import-batas", str(file), "--kering")
    assert "dikenali dari properti KDPKAB: 35 daerah, 230 titik" in dry.stdout
    assert "tidak ada yang disimpan" in dry.stdout
    assert stored(areas_engine) == {}
    store = Store(areas_engine)
    assert store.borders() == {}
    done = run_etl(url, "import-batas", str(file), "--asal", "rekaan untuk uji")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(store.borders()) == 35
    assert "Berkas yang sama sudah diimpor" in run_etl(url, "import-batas", str(file)).stdout
    before = borders(areas_engine)
    bad = tmp_path / "kurang.geojson"
    refused = run_etl(url, "import-batas", str(written(bad, without("33.01"))))
    assert refused.returncode == 1
    assert "Tidak ada: Kabupaten Cilacap (33.01)." in refused.stderr
    assert "batas yang tersimpan tidak berubah" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert borders(areas_engine) == before
    with areas_engine.connect() as connection:
        rows = connection.execute(select(schema.action.c.kind, schema.action.c.note, schema.action.c.actor))
        assert [tuple(row) for row in rows] == [("boundaries", "batas.geojson: rekaan untuk uji", "uji")]


def test_new_borders_take_the_place_of_the_old(bring: Bring, areas_engine: Engine) -> None:
    bring(collection(CELLS, KODE=code))
    moved = {area: affinity.translate(shape, 0.05, 0) for area, shape in CELLS.items()}
    bring(collection(moved, KODE=code))
    assert stored(areas_engine)["33.01"].bounds[0] == pytest.approx(CELLS["33.01"].bounds[0] + 0.05, abs=0.02)
    with areas_engine.connect() as connection:
        assert len(connection.execute(select(schema.boundary.c.digest).distinct()).all()) == 1
