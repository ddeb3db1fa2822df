"""Duties, paid cover and outreach written at the desk: published by a second person."""

import html
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from tests.support.accounts import Browser, browser
from tests.support.desk import Intake, deed

ANY_DATABASE = True
DUTIES = "/tulis/kewajiban"
COVER = {
    "kode_wilayah": "33.19",
    "dana": "DBHCHT",
    "kelompok": "buruh tani tembakau",
    "pekerja": "1.500",
    "tahun": "2026",
    "bulan_pertama": "2026-01",
    "bulan_iuran": "12",
    "anggaran_rp": "302.400.000",
    "sumber": "DPA Disnaker",
}
EVENT = {
    "kode_wilayah": "33.19",
    "tanggal": "2026-08-12",
    "topik": "Manfaat JKK",
    "sasaran": "nelayan",
    "orang": "120",
    "sumber": "",
}
REGULATION = {
    "kode_wilayah": "33.19",
    "jenis": "perbup",
    "nomor": "12/2025",
    "tanggal": "2025-03-14",
    "tentang": "Iuran pekerja rentan",
    "desa": "",
    "sumber": "https://jdih.contoh.go.id/12",
}


def duties(one: Browser, area: str = "33.19") -> dict[str, str]:
    """What the form of an area would send as it is."""
    page = one.get(f"{DUTIES}?wilayah={area}").text
    found = re.findall(r'<input [^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', page)
    chosen = re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL)
    picked = {name: re.search(r'value="(\w*)" selected', options) for name, options in chosen}
    sent = {name: html.unescape(value) for name, value in found if name != "csrf_token"}
    return sent | {name: one_[1] if one_ else "" for name, one_ in picked.items()}


def publish(server: Flask, database: AccountDatabase, number: int, intake: Intake) -> None:
    intake()
    for name, word in (("sunting", "ajukan"), ("terbit", "terbitkan")):
        assert deed(browser(server, database, name), number, word).status_code == 303
    intake()


def stored(engine: Engine, table: str, *columns: str) -> list[Any]:
    facts = tables.FACTS[table]
    with engine.connect() as connection:
        query = select(*(facts.c[name] for name in columns)).order_by(facts.c.load_id, facts.c.seq)
        return [tuple(str(cell) for cell in row) for row in connection.execute(query)]


@pytest.mark.slow
def test_a_duty_with_its_document(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    official = browser(desk_server, account_database, "kudus")
    told = {
        "regulasi-status": "selesai",
        "regulasi-nomor_dokumen": "Perbup 12 Tahun 2025",
        "regulasi-tanggal_dokumen": "2025-03-14",
        "regulasi-bukti": "https://jdih.contoh.go.id/12",
    }
    answer = official.post(DUTIES, {**duties(official), **told})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/muat/1")
    publish(desk_server, account_database, 1, intake)
    again = duties(official)
    assert {name: again[name] for name in told} == told
    answer = official.post(
        DUTIES, {**again, "kepesertaan-status": "proses", "kepesertaan-tenggat": "2027-06-30"}
    )
    assert answer.status_code == 303
    publish(desk_server, account_database, 2, intake)
    assert stored(areas_engine, "compliance", "load_id", "area_code", "duty", "status", "due_on") == [
        ("1", "33.19", "regulasi", "selesai", "None"),
        ("2", "33.19", "kepesertaan", "proses", "2027-06-30"),
    ]


def test_duties_that_are_wrong_stale_or_foreign(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    official, editor = (browser(desk_server, account_database, name) for name in ("kudus", "sunting"))
    sent = duties(official)
    for typed, box, words in (
        ({"bumd-bukti": "ada"}, "bumd-status", "Pilih sejauh mana"),
        ({"bumd-status": "proses", "bumd-tenggat": "2027-02-30"}, "bumd-tenggat", "2027-02-30"),
        ({"bumd-status": "entah"}, "bumd-status", "yang dikenal"),
    ):
        answer = official.post(DUTIES, {**sent, **typed})
        found = re.search(rf'id="{box}-w">([^<]*)', answer.text)
        assert answer.status_code == 400
        assert found is not None, typed
        assert words in html.unescape(found[1])
    assert official.post(DUTIES, sent).status_code == 400  # nothing is changed
    late = official.post(DUTIES, {**sent, "bumd-status": "proses", "dilihat": "lama"})
    assert (late.status_code, duties(official)["bumd-status"]) == (409, "")
    theirs = {**duties(editor, "33.20"), "wilayah": "33.20", "bumd-status": "proses"}
    assert official.post(DUTIES, theirs).status_code == 403
    assert 'name="wilayah" value="33.19"' in official.get(f"{DUTIES}?wilayah=33.20").text
    intake()


@pytest.mark.parametrize(
    ("path", "typed", "table", "columns", "row"),
    [
        (
            "/tulis/pendanaan",
            COVER,
            "funding",
            ("area_code", "fund", "workers", "first_month", "months", "rupiah"),
            ("33.19", "DBHCHT", "1500", "2026-01-01", "12", "302400000"),
        ),
        (
            "/tulis/sosialisasi",
            EVENT,
            "outreach",
            ("area_code", "held_on", "topic", "people"),
            ("33.19", "2026-08-12", "Manfaat JKK", "120"),
        ),
        (
            "/tulis/peraturan",
            REGULATION,
            "regulation",
            ("area_code", "regulation_kind", "document_number", "issued_on"),
            ("33.19", "perbup", "12 Tahun 2025", "2025-03-14"),
        ),
    ],
)
def test_one_fact_a_form(
    desk_server: Flask,
    account_database: AccountDatabase,
    areas_engine: Engine,
    intake: Intake,
    path: str,
    typed: dict[str, str],
    table: str,
    columns: tuple[str, ...],
    row: tuple[str, ...],
) -> None:
    official = browser(desk_server, account_database, "kudus")
    official.get(path)
    foreign = official.post(path, {**typed, "kode_wilayah": "33.20"})
    assert (foreign.status_code, "Pilih daerahnya." in foreign.text) == (400, True)
    name = {"funding": "pekerja", "outreach": "orang", "regulation": "jenis"}[table]
    bad = official.post(path, {**typed, name: "banyak"})
    assert bad.status_code == 400
    assert re.search(rf'id="b-{name}-w">[^<]*banyak', html.unescape(bad.text))
    assert 'value="banyak"' in bad.text
    for _ in range(2):  # sent twice is one
        official.get(path)
        assert official.post(path, typed).headers["Location"] == "/muat/1"
    publish(desk_server, account_database, 1, intake)
    assert stored(areas_engine, table, *columns) == [row]
