"""The folders of data/provinces: complete, of one piece, and what follows from them."""

from collections import Counter

import pytest
from sqlalchemy import Engine, insert

from data.database import tables
from data.database.faults import UnusableError
from data.database.opening import opened, reader
from data.provinces.definition import FOLDER, Province, province, read_province, rows_of
from data.settings import Settings, UnsetError, read_settings

ALL = sorted(path.parent.name for path in FOLDER.glob("*/province.toml"))


def test_there_are_three() -> None:
    assert ALL == ["00", "33", "34"]
    assert [len(read_province(code).districts) for code in ALL] == [38, 35, 5]


def test_what_sentences_say_of_them() -> None:
    nation, central, yogyakarta = map(read_province, ALL)
    assert (nation.name, nation.areas_word, nation.areas_word_en) == ("Indonesia", "provinsi", "provinces")
    assert (nation.codes_in_words, nation.cut_example, nation.first) == (
        "11–96",
        "33.0",
        ("1100", "Provinsi Aceh"),
    )
    assert (central.areas_word, central.is_national, nation.is_national) == ("kabupaten/kota", False, True)
    assert (central.name, central.bps_code) == ("Jawa Tengah", "3300")
    assert central.codes_in_words == "33.01–33.29 dan 33.71–33.76"
    assert yogyakarta.codes_in_words == "34.01–34.04 dan 34.71"
    assert (central.cut_example, yogyakarta.cut_example) == ("33.1", "34.1")
    assert yogyakarta.first == ("3401", "Kabupaten Kulon Progo")


@pytest.mark.parametrize("own", [read_province(code) for code in ALL], ids=ALL)
def test_a_definition_is_of_one_piece(own: Province) -> None:
    """Every area lies in the province, has a tile of its own, and is its neighbours' neighbour."""
    areas = {row["code"]: row for row in own.areas}
    districts = [row for row in own.areas if row["level"] == own.levels.area]
    assert {row["parent"] for row in own.areas} <= {*areas, ""}
    if own.is_national:
        assert all(row["parent"] == own.code for row in districts)
        other = {row["code"]: row["bps_code"] for row in districts if row["bps_code"] != f"{row['code']}00"}
        assert other == {"91": "9400", "92": "9100", "93": "9500", "94": "9600", "95": "9700", "96": "9200"}
    else:
        assert all(row["code"].startswith(f"{own.code}.") for row in districts)
        assert all(row["bps_code"][:2] == own.code and len(row["bps_code"]) == 4 for row in districts)
        assert len({row["bps_code"] for row in districts}) == len(districts)
    assert Counter((row["tile_column"], row["tile_row"]) for row in districts).most_common(1)[0][1] == 1
    west, south, east, north = own.box
    for row in districts:
        assert west < float(row["longitude"]) < east
        assert south < float(row["latitude"]) < north
        for other in row["neighbours"].split():
            assert row["code"] in areas[other]["neighbours"].split()
    assert {row["area_code"] for row in rows_of(own.folder / "aliases.csv")} <= set(areas)
    codes = (own.examples.code, own.examples.opened, own.examples.filed, own.examples.searched)
    assert set(codes) <= {row["code"] for row in districts}
    simulated = [row["code"] for row in rows_of(own.folder / "simulation" / "shape.csv")]
    assert simulated == sorted(row["code"] for row in districts)


def test_a_province_without_a_folder_is_refused_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("99", "../33", ""):
        monkeypatch.setenv("PANTAU_PROVINCE", code)
        with pytest.raises(UnsetError, match=rf"PANTAU_PROVINCE={code} \(yang ada: 00, 33, 34\)"):
            read_settings()
    monkeypatch.setenv("PANTAU_PROVINCE", "34")
    assert Settings(_env_file=None).province == "34"  # type: ignore[call-arg]
    assert province().code == "33"  # of this process, as long as it lives


def test_a_database_of_another_province_is_refused_and_left_as_it_is(
    engine: Engine, database_url: str
) -> None:
    nation = {"code": "00", "name": "Indonesia", "level": "nasional", "kind": "nasional"}
    of_it = {
        "code": "34",
        "name": "Provinsi Daerah Istimewa Yogyakarta",
        "level": "provinsi",
        "kind": "provinsi",
    }
    with engine.begin() as connection:
        connection.execute(insert(tables.area), [nation, of_it])
    words = "dibuat untuk Provinsi Daerah Istimewa Yogyakarta.*Provinsi Jawa Tengah.*PANTAU_PROVINCE=34"
    with pytest.raises(UnusableError, match=words):
        reader(database_url)
    for make in (False, True):
        with pytest.raises(UnusableError, match=words), opened(database_url, make=make):
            raise AssertionError("it was opened")
