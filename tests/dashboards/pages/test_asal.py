"""Where does this figure come from: file, sheet, row and column of every count, on a page and in files."""

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.pipeline.load_file import load_file
from tests.support.cheaper import Begin
from tests.support.dashboards.html_tree import page, rows
from tests.support.etl import books
from tests.support.world import Goal, goal_frame, new_load

DEMAK = [
    "KABUPATEN DEMAK",
    "100.000",
    "200.000",
    "10.000",
    "310.000",
    "60.000",
    "44.000",
    "3.000",
    "107.000",
    "34,5",
]
KUDUS = [
    "Kab. Kudus",
    "120.000",
    "150.000",
    "20.000",
    "290.000",
    "90.000",
    "30.000",
    "5.000",
    "125.000",
    "43,1",
]

PU = "metrik=coverage_pu"


@pytest.fixture
def store(areas_engine: Engine, tmp_path: Path, begin: Begin) -> Store:
    """Two rekap of September 2026, the second revises Demak; WLKP says something else of its PU."""

    def load() -> None:
        load_file(areas_engine, books.rekap(tmp_path / "rekap-sep.xlsx", [DEMAK, KUDUS]))
        revised = [DEMAK[0], *DEMAK[1:5], "61.000", *DEMAK[6:]]
        load_file(areas_engine, books.rekap(tmp_path / "rekap-revisi.xlsx", [revised], sheet="Perbaikan"))
        wlkp = "33.21,Kabupaten Demak,2026-09,PU,peserta_aktif,75000,wlkp"
        header = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,basis"
        load_file(areas_engine, books.baku(tmp_path / "wlkp.csv", wlkp, header=header))

    begin("asal", areas_engine, load)
    return Store(areas_engine)


def cells(store: Store, path: str, heading: str) -> list[list[str]]:
    table = page(store, path, PU).card(heading).all("table")[0]
    return [[cell.text for cell in line.all("td")] for line in table.one("tbody").all("tr")]


def test_a_figure_leads_to_its_cells(store: Store) -> None:
    found = page(store, "/asal/33.21", PU)
    assert found.one("h1").text == (
        "Cakupan PU Kabupaten Demak, September 2026: 61,0 % = 61.000 dari 100.000, tercatat dalam 1 berkas."
    )
    used = cells(store, "/asal/33.21", "Yang dihitung")
    assert [line[:4] for line in used] == [
        ["Peserta aktif · PU", "Sep 2026", "61.000", "NIK (tempat tinggal)"],
        ["Potensi (pekerja yang berhak) · PU", "Sep 2026", "100.000", "NIK (tempat tinggal)"],
    ]
    assert [line[4] for line in used] == ["rekap-revisi.xlsx · muatan 2"] * 2
    assert [line[5].partition(" · kolom")[0] for line in used] == ["lembar Perbaikan · baris 7"] * 2


def test_what_does_not_stand_says_why(store: Store) -> None:
    others = cells(store, "/asal/33.21", "Yang lain")
    assert [(line[2], line[4], line[7]) for line in others] == [
        ("75.000", "wlkp.csv · muatan 3", "dasar lain; yang dipakai NIK (tempat tinggal)"),
        ("60.000", "rekap-sep.xlsx · muatan 1", "diganti muatan 2"),
        ("100.000", "rekap-sep.xlsx · muatan 1", "diganti muatan 2"),
    ]


def test_a_sum_leads_to_each_of_its_areas(store: Store) -> None:
    lines = cells(store, "/asal/33", "Daerah demi daerah")
    assert lines[:2] == [
        ["Kudus", "90.000", "120.000", "rekap-sep.xlsx (muatan 1) baris 8"],
        ["Demak", "61.000", "100.000", "rekap-revisi.xlsx (muatan 2) baris 7"],
    ]
    assert {tuple(line[1:]) for line in lines[2:]} == {("–", "–", "belum melapor")}
    assert "68,6 % = 151.000 dari 220.000" in page(store, "/asal/33", PU).one("h1").text


def test_an_area_that_is_silent_says_so(store: Store) -> None:
    found = page(store, "/asal/33.18", PU)
    assert found.one("h1").text == "Kabupaten Pati belum melapor cakupan PU September 2026."
    assert found.card("Yang dihitung").one("p").text == "Belum ada berkas yang memuat angka ini."
    assert found.card("Target").one("p").text.startswith("Tidak ada skema target yang dipilih")


def test_the_rows_leave_the_screen(store: Store) -> None:
    client: FlaskClient = create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    lines = list(
        csv.DictReader(io.StringIO(client.get("/asal/33.csv?metrik=coverage_pu").text.lstrip("\ufeff")))
    )
    demak = [line for line in lines if line["area"] == "33.21"]
    assert [(x["counted"], x["stands"], x["file_name"], x["sheet"], x["source_row"]) for x in demak] == [
        ("61000", "true", "rekap-revisi.xlsx", "Perbaikan", "7"),
        ("75000", "false", "wlkp.csv", "", "2"),
        ("60000", "false", "rekap-sep.xlsx", "Rekap", "7"),
        ("100000", "true", "rekap-revisi.xlsx", "Perbaikan", "7"),
        ("100000", "false", "rekap-sep.xlsx", "Rekap", "7"),
    ]
    assert client.get("/asal/99.99").status_code == 404


def test_counts_on_pages_lead_there(small_store: Store) -> None:
    for path in ("/", "/daerah/33.21"):
        kode = "33" if path == "/" else "33.21"
        links = [link.attributes["href"] for link in page(small_store, path).all("a", "origin")]
        assert links[:2] == [f"/asal/{kode}?metrik=coverage_pu", f"/asal/{kode}"]
    assert page(small_store, "/peringkat").one("a", "origin").attributes["href"] == "/asal/33.18"


def test_targets_lead_to_their_document(small_store: Store) -> None:
    card = page(small_store, "/asal/33.21").card("Target")
    assert [cell.text for cell in card.one("tbody").all("td")] == [
        *("2026", "30,00 %", "potensi", "Dokumen nks", "uji.csv · muatan 1", "–"),
    ]
    assert rows(card)


def test_a_target_says_its_range_and_its_base_in_people(store: Store) -> None:
    goals = (
        Goal("nks", "33.21", "PU", 2026, 60.0, value_high=65.5, base="angkatan kerja", base_value=98_000),
        Goal("nks", "33.21", "PU", 2027, 70_000, unit="people", base="orang"),
    )
    add_load(store.engine, new_load(digest="f" * 64), {"target": goal_frame(goals)})
    lines = cells(Store(store.engine), "/asal/33.21", "Target")
    assert [line[:3] for line in lines] == [
        ["2026", "60,00 % – 65,50 %", "angkatan kerja (98.000 orang)"],
        ["2027", "70.000 orang", "orang"],
    ]
