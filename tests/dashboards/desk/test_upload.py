"""A file from a clerk's browser to published figures, and what an attacker gets instead."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import Engine, func, select

from dashboards.desk.intake.receiving import shown_name
from data.database import tables
from data.database.accounts import tables as accounts
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.sessions import token_digest
from data.repository.audit.trail import check
from data.repository.uploads import quarantine
from etl.intake import job as jobs
from tests.support.accounts import browser
from tests.support.desk import GOOD, Intake, book, deed, send

ANY_DATABASE = True


def figures(engine: Engine) -> int:
    with engine.connect() as connection:
        standing = select(tables.load.c.id).where(tables.load.c.status == "published")
        query = select(func.count()).select_from(tables.observation)
        return int(connection.execute(query.where(tables.observation.c.load_id.in_(standing))).scalar_one())


def test_from_a_clerks_file_to_published_figures_and_back(
    desk_server: Flask,
    account_database: AccountDatabase,
    areas_engine: Engine,
    intake: Intake,
    tmp_path: Path,
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    publisher = browser(desk_server, account_database, "terbit")
    answer = send(clerk, book(), "Rekap OKT 26 final(2).xlsx")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/muat/1")
    waiting = clerk.get("/muat/1")
    assert waiting.headers["Refresh"] == "2"
    assert "sedang dibaca" in waiting.text
    intake()
    page = clerk.get("/muat/1")
    assert "Refresh" not in page.headers
    assert '<em class="tone-tercapai">Siap diajukan</em>: 4 angka baru' in page.text
    assert "Kabupaten Kudus" in page.text
    assert "50.000" in page.text
    assert "Oktober 2026" in page.text
    assert figures(areas_engine) == 0
    assert deed(clerk, 1, "ajukan").status_code == 303
    assert figures(areas_engine) == 0
    assert "Terbitkan</button>" not in clerk.get("/muat/1").text
    assert "rekap ot" not in publisher.get("/meja").text
    assert "Rekap OKT 26 final(2).xlsx" in publisher.get("/meja").text
    assert deed(publisher, 1, "terbitkan").status_code == 303
    intake()
    assert "Terbit</em> sebagai muatan 1" in clerk.get("/muat/1").text
    assert figures(areas_engine) == 4
    with areas_engine.connect() as connection:
        load = connection.execute(select(tables.load)).mappings().one()
    assert (load["file_name"], load["loaded_by"], load["status"]) == (
        "Rekap OKT 26 final(2).xlsx",
        "sunting",
        "published",
    )
    assert [path.name for path in (tmp_path / "karantina").iterdir()] == []
    assert deed(publisher, 1, "tarik", alasan="salah bulan").status_code == 303
    intake()
    assert figures(areas_engine) == 0
    assert "Ditarik</em>; angka sebelumnya berlaku lagi" in clerk.get("/muat/1").text
    assert check(account_database).is_intact


def test_what_is_wrong_is_shown_beside_its_own_sheet(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    rows: dict[str, Any] = {"33.1": ("Kabupaten Klaten", 100, 50), "33.19": ("<b>Kudus</b>", 200, 60)}
    send(clerk, book(rows))
    intake()
    page = clerk.get("/muat/1").text
    assert "harus diperbaiki</em>" in page
    assert '<span class="cell-mark" title="Sheet!B5">B5</span>' in page
    assert '<td class="bad">33.1</td>' in page
    assert "&lt;b&gt;Kudus&lt;/b&gt;" in page
    assert "<b>Kudus</b>" not in page
    assert "Ajukan</button>" not in page
    marked = clerk.client.get("/muat/1/bertanda.xlsx")
    assert marked.headers["Content-Disposition"] == 'attachment; filename="rekap bertanda.xlsx"'
    assert openpyxl.load_workbook(io.BytesIO(marked.data)).sheetnames == ["Temuan", "Sheet"]
    assert deed(clerk, 1, "ajukan").status_code == 409


@pytest.mark.slow
def test_nobody_publishes_alone_by_any_form(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    """One publisher tries every form there is, in every state, with the versions they had."""
    alone = browser(desk_server, account_database, "terbit")
    send(alone, book())
    for _ in range(3):
        intake()
        for word in ("terbitkan", "kembalikan", "tarik", "ajukan", "terbitkan", "periksa", "terbitkan"):
            for version in range(1, 8):
                alone.get("/muat")
                answer = alone.post(f"/muat/1/{word}", {"versi": str(version), "alasan": "x"})
                assert answer.status_code in (303, 403, 409)
    intake()
    assert figures(areas_engine) == 0
    with areas_engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.load)).scalar_one() == 0


@pytest.mark.slow
def test_files_of_others_are_not_there(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    """An area official neither sees nor touches what others sent; nor submits others' areas."""
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, book())
    official = browser(desk_server, account_database, "kudus")
    official.get("/muat")
    for path in ("/muat/1", "/muat/1/bertanda.xlsx", "/muat/2"):
        assert official.client.get(path).status_code == 404
    for word in ("ajukan", "batal", "periksa"):
        assert official.post(f"/muat/1/{word}", {"versi": "1"}).status_code == 404
    assert official.get("/meja").status_code == 403
    send(official, book())
    intake()
    assert "di luar daerah Anda" in official.get("/muat/2").text
    assert deed(official, 2, "ajukan").status_code == 403
    send(official, book({"33.19": GOOD["33.19"]}))
    intake()
    assert deed(official, 3, "ajukan").status_code == 303


@pytest.mark.slow
def test_what_stands_for_no_area_is_no_officials_own(areas_engine: Engine, tmp_path: Path) -> None:
    """Figures of branch offices and contribution rates say more than an area's; their changes are shown."""
    heads = "wilayah;level;tanggal_data;tanggal_terbit;indikator;segmen;nilai;satuan;presisi;basis;sumber"
    figure = "{};{};2026-09;;peserta_aktif;BPU;{};orang;;NIK;https://contoh.go.id/a"
    kudus, branch = figure.format("Kabupaten Kudus", "kabkota", 9), figure.format("Cabang", "cabang", 20)
    rates = "segmen;program;tarif;satuan;dibayar;berlaku_dari;berlaku_sampai;sumber"
    rate = "BPU;JKK;10.000;rupiah per bulan;peserta;2026-01;;https://contoh.go.id/b"
    path, url = tmp_path / "a.csv", areas_engine.url.render_as_string(hide_password=False)
    for lines, areas in (
        ([heads, kudus], ["33.19"]),
        ([heads, kudus, branch], ["33", "33.19"]),
        ([heads, branch], ["33"]),
        ([rates, rate], ["33"]),
    ):
        path.write_text("\n".join(lines), "utf-8")
        done = jobs._read(jobs.Job("read", "kudus", path=str(path), file_name="a", collection="terbit"), url)
        assert (done["hasil"], done["daerah"]) == ("loaded", areas)
        assert done["ringkasan"]["perubahan"] is not None


class _Untouched(io.BytesIO):
    """A body that must not be read."""

    def read(self, *_size: Any) -> bytes:
        raise AssertionError("the body was read")

    read1 = readinto = readline = read  # type: ignore[assignment]


@pytest.mark.parametrize("name", ["", "kepala"])
def test_the_role_is_known_before_the_body_is_read(
    desk_server: Flask, account_database: AccountDatabase, name: str
) -> None:
    one = browser(desk_server, account_database, name)
    answer = one.client.post(
        "/muat",
        input_stream=_Untouched(),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "90000000"},
    )
    assert answer.status_code == (403 if name else 303)


def test_a_forged_or_huge_or_empty_upload_leaves_nothing(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    folder = tmp_path / "karantina"
    forged = {"berkas": (io.BytesIO(b"x" * 2_000), "a.xlsx")}
    assert clerk.client.post("/muat", data=forged).status_code == 400  # no token
    assert list(folder.iterdir()) == []
    assert send(clerk, b"").status_code == 400
    assert send(clerk, b"x", bulan="Oktober").status_code == 400
    clerk.get("/muat")
    twice = {"csrf_token": clerk.token(), "berkas": [(io.BytesIO(b"a"), "a"), (io.BytesIO(b"b"), "b")]}
    assert clerk.client.post("/muat", data=twice).status_code == 400
    monkeypatch.setattr(quarantine, "LARGEST", 1_000)
    huge = send(clerk, b"x" * 2_000)
    assert (huge.status_code, "paling besar 100 MB" in huge.text) == (413, True)
    assert list(folder.iterdir()) == []
    assert "Belum ada." in clerk.get("/muat").text


def test_other_forms_stay_small(desk_server: Flask, account_database: AccountDatabase) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    assert clerk.post("/akun", {"lama": "x" * 200_000}).status_code == 413


def test_the_same_file_twice_is_one(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    content = book()
    first, second = send(clerk, content), send(clerk, content, "nama lain.xlsx")
    assert first.headers["Location"] == second.headers["Location"] == "/muat/1"
    assert len(list((tmp_path / "karantina").iterdir())) == 1


@pytest.mark.slow
def test_figures_that_changed_meanwhile_are_shown_first(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    publisher = browser(desk_server, account_database, "terbit")
    for number, active in ((1, 50_000), (2, 51_000)):
        send(clerk, book({"33.19": ("Kabupaten Kudus", 200_000, active)}))
        intake()
        deed(clerk, number, "ajukan")
    one, other = publisher.get("/muat/1"), publisher.get("/muat/2")
    assert "Terbitkan</button>" in one.text
    assert "Terbitkan</button>" in other.text
    deed(publisher, 1, "terbitkan")
    deed(publisher, 2, "terbitkan")  # decided before the first was stored
    intake()
    assert figures(areas_engine) == 2
    again = publisher.get("/muat/2").text
    assert "Angka yang terbit berubah sejak berkas ini diperiksa" in again
    assert deed(publisher, 2, "terbitkan").status_code == 409
    assert deed(publisher, 2, "periksa").status_code == 303
    intake()
    assert "50.000" in publisher.get("/muat/2").text  # now beside what it would become
    assert deed(publisher, 2, "terbitkan").status_code == 303
    intake()
    assert figures(areas_engine) == 4


@pytest.mark.slow
def test_many_findings_of_a_rule_are_folded_but_all_are_there(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    cut = {f"33.{n}": (f"Kabupaten {name}", 200_000 + n, 30_000) for n, name in ((18, "Pati"), (21, "Demak"))}
    many = {" " * n: (f"Entah {n}", 200_000, 30_000) for n in range(9)}
    send(clerk, book({**cut, **many}))
    intake()
    page = clerk.get("/muat/1").text
    assert "9 temuan harus diperbaiki</em>" in page
    assert "7 lagi seperti " in page
    seen, folded = page.partition('<details class="alike">')[::2]
    assert (seen.count('<li class="galat">'), folded.count('<li class="galat">')) == (2, 7)


def test_names_of_files_are_only_shown() -> None:
    for name, shown in (
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\siti\\rekap.xlsx", "rekap.xlsx"),
        ("rekap\r\nX: y\u202e.xlsx", "rekapX: y.xlsx"),
        ("..", "berkas"),
        (None, "berkas"),
        ("a" * 300 + ".xlsx", "a" * 115 + ".xlsx"),
    ):
        assert shown_name(name) == shown


def test_secrets_are_not_kept(desk_server: Flask, account_database: AccountDatabase) -> None:
    """Neither a session's token nor a password stands anywhere in the second database."""
    clerk = browser(desk_server, account_database, "sunting")
    cookie = clerk.client.get_cookie("pantau")
    assert cookie is not None
    with account_database.engine.connect() as connection:
        kept = repr([connection.execute(select(table)).all() for table in accounts.metadata.tables.values()])
    session = desk_server.wsgi_app._desk.__self__.session_interface  # type: ignore[attr-defined]
    signer = session.get_signing_serializer(desk_server.wsgi_app._desk.__self__)  # type: ignore[attr-defined]
    token = signer.loads(cookie.value)["_user_id"]
    assert token not in kept
    assert token_digest(token) in kept
    assert "kuda hijau" not in kept
