"""An agreement from one line at the desk to what everybody reads, at once; and who may not write it."""

import html
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import check, records
from data.repository.editions import create_edition
from data.repository.load_writer import withdraw
from etl.pipeline.load_file import load_file
from tests.support.accounts import Browser, browser
from tests.support.clock import Clock
from tests.support.desk import Intake, book, deed, send
from tests.support.etl.books import KUDUS, rekap

ANY_DATABASE = True
PATH = "/tulis/kesepakatan"
NEW = {
    "tanggal_rapat": "2026-07-15",
    "kode_wilayah": "33.19",
    "isi": "Menganggarkan iuran 2.000 nelayan",
    "penanggung_jawab": 'Disnaker; "Bappeda", =1+1',
    "tenggat": "2026-09-30",
}


@pytest.fixture(autouse=True)
def _one_figure(clock: Clock, areas_engine: Engine, tmp_path: Path) -> None:
    """It is 22 November; load 1 holds figures, without which nobody is shown a page."""
    clock(datetime(2026, 11, 22, 3))
    load_file(areas_engine, rekap(tmp_path / "x.xlsx", [KUDUS]))


def add(one: Browser, **more: str) -> Any:
    one.get(PATH)
    return one.post(PATH, {**NEW, **more})


def hidden(one: Browser, words: str = "") -> dict[str, str]:
    """The fields that the form of the progress of an agreement sends along."""
    page = one.get(f"{PATH}?keadaan=semua").text
    forms = [form for form in page.split("<form")[1:] if 'name="dilihat"' in form and "/keadaan" in form]
    form = next(form for form in forms if words in html.unescape(form))
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in found if name != "csrf_token"}


def standing(engine: Engine) -> list[Any]:
    """What stands: load, area, words, status, evidence; by load and number in it."""
    row, load = tables.agreement.c, tables.load.c
    query = select(row.load_id, row.area_code, row.agreed, row.status, row.evidence)
    query = query.join(tables.load, load.id == row.load_id).where(load.status == "published")
    with engine.connect() as connection:
        return [tuple(one) for one in connection.execute(query.order_by(row.load_id, row.seq))]


def test_one_line_is_read_by_everybody_at_once(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor, reader = browser(desk_server, account_database, "sunting"), desk_server.test_client()
    answer = add(editor)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?kabar=catat")
    waiting = editor.get(answer.headers["Location"])
    assert waiting.headers["Refresh"] == "2"
    assert "Sedang dicatat: Kabupaten Kudus: Menganggarkan iuran 2.000 nelayan" in waiting.text
    intake()
    after = editor.get(f"{PATH}?kabar=catat")
    assert "Refresh" not in after.headers
    assert "Tercatat dan berlaku." in after.text
    assert '<em class="tone-jauh_tertinggal">1 kesepakatan lewat tenggat</em>' in after.text
    page = reader.get("/kesepakatan?edisi=resmi-terkini")
    assert "Menganggarkan iuran 2.000 nelayan" in page.text
    assert "Disnaker; &#34;Bappeda&#34;, =1+1" in page.text
    assert "Set-Cookie" not in page.headers
    with areas_engine.connect() as connection:
        load = connection.execute(select(tables.load).where(tables.load.c.id == 2)).mappings().one()
    assert (load["source"], load["loaded_by"], load["collection"]) == ("kesepakatan", "sunting", "resmi")
    assert load["file_name"] == "Kesepakatan, ditulis di peramban 2026-11-22"
    kinds = [record["kind"] for record in records(account_database, most=3)]
    assert kinds == ["upload.erased", "intake.stated", "upload"]
    assert check(account_database).is_intact


def test_progress_is_one_load_a_person_and_day(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor, official = (browser(desk_server, account_database, name) for name in ("sunting", "kudus"))
    add(editor)
    add(editor, isi="Mendata guru ngaji", tenggat="")
    intake()
    assert standing(areas_engine) == [
        (3, "33.19", "Menganggarkan iuran 2.000 nelayan", "belum", None),
        (3, "33.19", "Mendata guru ngaji", "belum", None),
    ]
    said = {"status": "selesai", "bukti": "APBD-P nomor 7", "catatan": "cair"}
    assert official.post(f"{PATH}/keadaan", {**hidden(official, "nelayan"), **said}).status_code == 303
    intake()
    add(editor, isi="Menyurati perusahaan")
    intake()
    assert standing(areas_engine) == [  # what the official has said since is not said again by the editor
        (4, "33.19", "Menganggarkan iuran 2.000 nelayan", "selesai", "APBD-P nomor 7"),
        (5, "33.19", "Mendata guru ngaji", "belum", None),
        (5, "33.19", "Menyurati perusahaan", "belum", None),
    ]
    page = desk_server.test_client().get("/kesepakatan.json?edisi=resmi-terkini&keadaan=semua").text
    assert page.count("nelayan") == 1
    assert (
        "APBD-P nomor 7"
        in desk_server.test_client().get("/kesepakatan?edisi=resmi-terkini&keadaan=selesai").text
    )


@pytest.mark.slow
def test_a_file_that_waits_is_not_stale_for_an_agreement_but_a_file_of_agreements_is(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    editor, publisher = (browser(desk_server, account_database, name) for name in ("sunting", "terbit"))
    written = [{**NEW, "wilayah": "Kabupaten Kudus", "status": "proses", "bukti": "", "catatan": ""}]
    for number, content in ((1, book()), (2, json.dumps({"data": written}).encode())):
        send(editor, content, "isi.xlsx" if number == 1 else "isi.json")
        intake()
        assert deed(editor, number, "ajukan").status_code == 303
    add(editor)
    intake()
    assert deed(publisher, 1, "terbitkan").status_code == 303
    assert deed(publisher, 2, "terbitkan").status_code == 409
    intake()
    assert "</em> sebagai muatan 3." in publisher.get("/muat/1").text


def test_an_agreement_is_read_by_everybody_before_any_official_figure(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    withdraw(areas_engine, 1, "belum ada angka", actor="uji")
    add(browser(desk_server, account_database, "sunting"))
    intake()
    reader = desk_server.test_client()
    assert "Menganggarkan iuran 2.000 nelayan" in reader.get("/kesepakatan?edisi=resmi-terkini").text
    assert "Belum ada data" in reader.get("/?edisi=resmi-terkini").text


@pytest.mark.slow
def test_a_meetings_edition_reads_agreements_as_of_now(
    desk_server: Flask,
    account_database: AccountDatabase,
    areas_engine: Engine,
    intake: Intake,
    clock: Clock,
) -> None:
    editor, reader = browser(desk_server, account_database, "sunting"), desk_server.test_client()
    add(editor)
    intake()
    create_edition(areas_engine, "rapat", title="Rapat November", collection="resmi")
    clock(datetime(2026, 11, 22, 3, 5))
    add(editor, isi="Mendata guru ngaji")
    intake()
    page = reader.get("/kesepakatan?edisi=rapat").text
    assert "Mendata guru ngaji" in page
    assert "Keadaan per 22 November 2026, dibaca di samping edisi" in page
    frozen = reader.get("/api/v1/agreements?edisi=rapat").text
    assert "nelayan" in frozen
    assert "guru ngaji" not in frozen


def test_what_is_wrong_comes_back_with_words_at_its_box(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor = browser(desk_server, account_database, "sunting")
    for typed, box, words in (
        ({"isi": ""}, "isi", "Bagian ini perlu diisi."),
        ({"kode_wilayah": ""}, "kode_wilayah", "Pilih daerahnya."),
        ({"kode_wilayah": "31.71"}, "kode_wilayah", "Pilih daerahnya."),
        ({"tenggat": "2026-07-14"}, "tenggat", "Tenggat 14-07-2026 sebelum rapatnya, 15-07-2026"),
        ({"tenggat": "2026-06-31"}, "tenggat", "2026-06-31"),
        ({"tanggal_rapat": "2026-12-24"}, "tanggal_rapat", "belum tiba"),
        ({"isi": "x" * 301}, "isi", "Paling panjang 300 huruf."),
    ):
        answer = add(editor, **typed)
        assert answer.status_code == 400, typed
        found = re.search(rf'<span class="wrong" id="baru-{box}-w">([^<]*)</span>', answer.text)
        assert found is not None, typed
        assert words in html.unescape(found[1])
        kept = {**NEW, **typed}
        assert (
            f'value="{html.escape(kept["penanggung_jawab"], quote=True).replace("&quot;", "&#34;")}"'
            in answer.text
        )
        assert re.search(rf'id="baru-{box}"[^>]*aria-invalid="true"', answer.text)
    intake()
    assert standing(areas_engine) == []


@pytest.mark.slow
def test_stale_tabs_and_replayed_forms_change_nothing(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    one, other = (browser(desk_server, account_database, name) for name in ("sunting", "terbit"))
    for _ in range(2):
        add(one)  # sent twice before it was noted
    intake()
    add(one)  # and once more after it was
    assert "Kesepakatan ini sudah dicatat" in one.seen
    early, late = hidden(one), hidden(other)
    assert one.post(f"{PATH}/keadaan", {**early, "status": "selesai"}).status_code == 303
    # the other's tab is as old as that; both are on their way
    assert other.post(f"{PATH}/keadaan", {**late, "status": "proses"}).status_code == 303
    intake()
    assert [row[3] for row in standing(areas_engine)] == ["selesai"]
    assert "Tidak dicatat: Kabupaten Kudus: Menganggarkan iuran 2.000 nelayan" in other.get(PATH).text
    again = other.post(f"{PATH}/keadaan", {**late, "status": "proses", "catatan": "dari tab lama"})
    assert (again.status_code, "dari tab lama" in again.text) == (409, True)
    assert "tidak ada yang dicatat" in again.text
    intake()
    assert [row[3] for row in standing(areas_engine)] == ["selesai"]


def test_an_official_writes_of_own_areas_and_no_other(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor, official = (browser(desk_server, account_database, name) for name in ("sunting", "kudus"))
    add(editor, kode_wilayah="33.20", isi="Urusan Jepara")
    intake()
    theirs = {**hidden(editor), "status": "selesai"}
    page = official.get(f"{PATH}?keadaan=semua&wilayah=33.20").text
    assert "Urusan Jepara" not in page
    assert "Catat kesepakatan baru" not in page
    assert official.post(PATH, NEW).status_code == 403
    for word in ("keadaan", "tarik"):
        assert official.post(f"{PATH}/{word}", theirs).status_code == 403
    own = {**theirs, "kode_wilayah": "33.19"}
    assert official.post(f"{PATH}/keadaan", own).status_code == 409
    intake()
    assert [row[3] for row in standing(areas_engine)] == ["belum"]


def test_ones_own_of_today_is_taken_back(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    one, other = (browser(desk_server, account_database, name) for name in ("sunting", "terbit"))
    add(one)
    add(one, isi="Mendata guru ngaji")
    intake()
    for who, status in ((other, 409), (one, 303)):
        assert who.post(f"{PATH}/tarik", hidden(who, "nelayan")).status_code == status
    intake()
    assert [row[2] for row in standing(areas_engine)] == ["Mendata guru ngaji"]
    one.post(f"{PATH}/tarik", hidden(one))
    intake()
    assert standing(areas_engine) == []
    with areas_engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.load)).scalar_one() == 4


def test_what_needs_two_people_cannot_become_what_needs_none(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    """Behind the product's back: the database refuses it."""
    add(browser(desk_server, account_database, "sunting"))
    for change in ("form = 'target'", "form = '', state = 'stated'"):
        with pytest.raises(DatabaseError, match=r"stands|at_once"), account_database.writing() as connection:
            connection.execute(text(f"UPDATE upload SET {change}"))
    with pytest.raises(DatabaseError, match="at_once"), account_database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO upload (digest, file_name, size, period, collection, account_id, uploaded_at,"
                " state, version, report, areas, figures, reason, form) SELECT digest, file_name, size,"
                " period, collection, account_id, uploaded_at, 'stating', 1, '', '', '', '', 'target'"
                " FROM upload"
            )
        )
