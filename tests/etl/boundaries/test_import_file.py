"""import-batas: 35 areas found by code or name, checked, simplified together, stored whole or refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import affinity
from sqlalchemy import Engine, select

from data.database import tables
from data.repository.areas import borders
from data.repository.store import Store
from tests.support.boundaries import cells, code, collection, districts, written
from tests.support.etl.boundary_import import Bring
from tests.support.running import call_etl

CELLS = cells()


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


def bare(row: dict[str, str]) -> str:
    return row["name"].replace("Kabupaten ", "").replace("Kota ", "")


PLACES = {row["code"]: shapely.Point(float(row["longitude"]), float(row["latitude"])) for row in districts()}
TWINS = {"33.22": "33.74", "33.08": "33.71", "33.26": "33.75", "33.28": "33.76"}


def with_small_towns() -> dict[str, Any]:
    """Each kota of a double name as a small part of the land that it and its kabupaten have together."""
    shapes = dict(CELLS)
    for regency, city in TWINS.items():
        town = PLACES[city].buffer(0.04)
        shapes[regency] = shapely.union_all([CELLS[regency], CELLS[city]]).difference(town)
        shapes[city] = CELLS[city].intersection(town)
    return shapes


def test_bare_names_are_told_apart_by_size(bring: Bring, areas_engine: Engine) -> None:
    """The kota are far smaller; which features they are stands in the notes."""
    shapes = with_small_towns()
    report = bring(collection(shapes, WADMKK=bare))
    assert (report.outcome, report.property, report.problems) == ("imported", "WADMKK", [])
    told = "Fitur 33 dibaca Kota Semarang (33.74) dan fitur 22 Kabupaten Semarang (33.22) menurut luasnya"
    assert any(note.startswith(told) for note in report.notes)
    found = stored(areas_engine)
    for regency, city in TWINS.items():
        assert found[city].area < 0.01 < found[regency].area


def test_bare_names_of_like_sizes_are_refused(bring: Bring, areas_engine: Engine) -> None:
    shapes = with_small_towns()
    place = PLACES["33.74"]
    shapes["33.74"], shapes["33.22"] = place.buffer(0.05), affinity.translate(place, 0, -0.2).buffer(0.05)
    report = bring(collection(shapes, WADMKK=bare))
    assert report.outcome == "refused"
    assert any("Kabupaten Semarang (33.22) atau Kota Semarang (33.74)" in line for line in report.problems)
    assert any("tulis Kabupaten atau Kota di depannya" in line for line in report.problems)
    assert stored(areas_engine) == {}


@pytest.mark.parametrize(
    "properties",
    [
        {
            "WADMKK": lambda row: row["name"].replace("Kabupaten ", "")
        },  # as BIG writes them: Kota Tegal, Tegal
        {"NAMA": bare, "TIPE": lambda row: row["name"].split()[0].upper()},
        {"NAME_2": bare, "ENGTYPE_2": lambda row: "City" if row["name"].startswith("Kota") else "Regency"},
        {"NAME_2": lambda row: row["name"].replace("Kabupaten ", "").replace(" ", "")},  # GADM: KotaTegal
        {"KABKOT": bare, "PROVNO": lambda row: row["code"][:2], "KABKOTNO": lambda row: int(row["code"][3:])},
        {"NAMA": bare, "KDPKAB": code},
        {"NAMA": bare, "KDCPUM": code, "KDBBPS": lambda row: row["bps_code"]},
    ],
)
def test_bare_names_beside_something_that_tells(
    bring: Bring, areas_engine: Engine, properties: dict[str, Any]
) -> None:
    report = bring(collection(CELLS, **properties))
    assert (report.outcome, report.problems) == ("imported", [])
    found = stored(areas_engine)
    for area in (*TWINS, *TWINS.values()):
        assert shapely.area(shapely.symmetric_difference(found[area], CELLS[area])) < 0.01 * CELLS[area].area


def test_a_lake_and_heights_and_a_named_crs(bring: Bring) -> None:
    content = collection(CELLS, WADMKK=lambda row: row["name"])
    lake = {
        "type": "Polygon",
        "coordinates": [[[110.8, -7.2], [110.81, -7.2], [110.81, -7.21], [110.8, -7.2]]],
    }
    content["features"].append(
        {"type": "Feature", "properties": {"WADMKK": "Waduk Kedung Ombo"}, "geometry": lake}
    )
    ring = content["features"][1]["geometry"]["coordinates"][0]
    content["features"][1]["geometry"]["coordinates"][0] = [[*point, 12.5] for point in ring]
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::9470"):
        report = bring(content | {"crs": {"type": "name", "properties": {"name": name}}}, dry_run=True)
        assert (report.outcome, report.notes) == (
            "dry_run",
            ["1 fitur di luar 35 daerah tidak dipakai: Waduk Kedung Ombo."],
        )
    report = bring(content | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::23889"}}})
    assert report.problems[0].startswith(
        "Koordinat berkas ini menurut urn:ogc:def:crs:EPSG::23889, bukan WGS84"
    )


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


def test_the_command(areas_engine: Engine, tmp_path: Path) -> None:
    url = areas_engine.url.render_as_string(hide_password=False)
    file = written(tmp_path / "batas.geojson")
    dry = call_etl(url, "import-batas", str(file), "--kering")
    assert "dikenali dari properti KDPKAB: 35 daerah, 230 titik" in dry.stdout
    assert "tidak ada yang disimpan" in dry.stdout
    assert stored(areas_engine) == {}
    store = Store(areas_engine)
    assert store.borders() == {}
    done = call_etl(url, "import-batas", str(file), "--asal", "rekaan untuk uji")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(store.borders()) == 35
    assert "Berkas yang sama sudah diimpor" in call_etl(url, "import-batas", str(file)).stdout
    before = borders(areas_engine)
    bad = tmp_path / "kurang.geojson"
    refused = call_etl(url, "import-batas", str(written(bad, without("33.01"))))
    assert refused.returncode == 1
    assert "Tidak ada: Kabupaten Cilacap (33.01)." in refused.stderr
    assert "batas yang tersimpan tidak berubah" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert borders(areas_engine) == before
    with areas_engine.connect() as connection:
        rows = connection.execute(select(tables.action.c.kind, tables.action.c.note, tables.action.c.actor))
        assert [tuple(row) for row in rows] == [("boundaries", "batas.geojson: rekaan untuk uji", "uji")]


def test_new_borders_take_the_place_of_the_old(bring: Bring, areas_engine: Engine) -> None:
    bring(collection(CELLS, KODE=code))
    moved = {area: affinity.translate(shape, 0.05, 0) for area, shape in CELLS.items()}
    bring(collection(moved, KODE=code))
    assert stored(areas_engine)["33.01"].bounds[0] == pytest.approx(CELLS["33.01"].bounds[0] + 0.05, abs=0.02)
    with areas_engine.connect() as connection:
        assert len(connection.execute(select(tables.boundary.c.digest).distinct()).all()) == 1
