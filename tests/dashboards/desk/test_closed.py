"""A site that is closed to the public: every address asks for an account, and answers as it did before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.database.faults import UnusableError
from data.repository.store import Store
from data.settings import Settings
from tests.support.accounts import PASSWORD, account_settings, browser

ANY_DATABASE = True
PEOPLE_ASK = {"Accept": "text/html,*/*;q=0.8"}
OPEN = {"/sehat", "/hidup", "/ikon.svg", "/favicon.ico", "/robots.txt", "/simpan.js"}


@pytest.fixture
def closed_settings(tmp_path: Path) -> Settings:
    return account_settings(tmp_path).model_copy(
        update={"public": False, "answers": str(tmp_path / "jawaban")}
    )


@pytest.fixture
def closed(areas_engine: Engine, account_database: AccountDatabase, closed_settings: Settings) -> Flask:
    server: Flask = create_app(Store(areas_engine), closed_settings, account_database).server
    return server


def _addresses(server: Flask) -> list[tuple[str, str]]:
    """Every route there is, with each way to ask for it; a word stands where the route has a variable."""
    return sorted(
        (method, re.sub(r"<[^>]+>", "33.21", rule.rule))
        for rule in server.url_map.iter_rules()
        for method in (rule.methods or set())
    ) + [
        ("GET", path) for path in ("/peringkat.xlsx", "/daerah/33.21.json", "/api/v1/areas?x=1", "/muat-saja")
    ]


def test_every_route_is_closed_but_those_without_figures(closed: Flask) -> None:
    client, passed, shared, wrong = closed.test_client(), set(), set(), []
    for method, path in _addresses(closed):
        asked = client.open(path, method=method, headers={"Origin": "https://lain.example"})
        shown = client.open(path, method=method, headers=PEOPLE_ASK)
        if any(name.lower().startswith("access-control") for name in dict(asked.headers)):
            shared.add(path)
        if asked.status_code != 401:
            passed.add((method, path))
            continue
        people = (303, True) if method in ("GET", "HEAD") else (401, False)
        told = shown.status_code, shown.headers.get("Location", "").startswith("/masuk?lanjut=%2F")
        if told != people or {asked.headers["Cache-Control"], shown.headers["Cache-Control"]} != {
            "private, no-store"
        }:
            wrong.append((method, path, told))
    assert passed == {(method, path) for method in ("GET", "HEAD") for path in OPEN}
    assert (shared, wrong) == (set(), [])


def test_a_program_is_told_what_is_asked_of_it(closed: Flask) -> None:
    answer = closed.test_client().get("/api/v1/editions")
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
    assert (answer.json or {})["status"] == 401
    assert (answer.json or {})["instance"] == "/api/v1/editions"


def test_who_has_signed_in_reads_the_same_bytes(
    closed: Flask, closed_settings: Settings, account_database: AccountDatabase
) -> None:
    """One answer is kept for all readers; only its headers are this reader's."""
    one, other = (browser(closed, account_database, name) for name in ("kudus", "sunting"))
    stored = closed_settings.answers
    for path in ("/", "/definisi", "/definisi.csv", "/api/v1/areas", "/api/v1/openapi.json", "/tidak-ada"):
        first, count = one.client.get(path), len(list(Path(stored).rglob("*.*")))
        second = other.client.get(path, headers={"If-None-Match": first.headers.get("ETag", "")})
        assert first.data == second.data
        assert len(list(Path(stored).rglob("*.*"))) == count
        assert second.status_code == (404 if path == "/tidak-ada" else 200)
        assert second.headers["Cache-Control"] == "private, no-store"
        assert {"ETag", "Pantau-Simpan", "Access-Control-Allow-Origin", "Set-Cookie"}.isdisjoint(
            second.headers.keys()
        )
    page = other.get("/definisi").text
    assert " data-tertutup>" in page
    assert 'href="/akun?bahasa=id"' in page
    other.get("/akun")
    other.post("/keluar")
    assert other.client.get("/definisi").status_code == 401


def test_one_comes_back_to_what_was_asked_for(closed: Flask) -> None:
    one = browser(closed)
    asked = one.get("/peringkat?metrik=coverage_bpu&bahasa=en", headers=PEOPLE_ASK)
    leads = asked.headers["Location"]
    assert leads == "/masuk?lanjut=%2Fperingkat%3Fmetrik%3Dcoverage_bpu%26bahasa%3Den&bahasa=en"
    page = one.get(leads).text
    then = re.search(r'name="lanjut" value="([^"]+)"', page)
    assert then is not None
    assert "reading needs an account, too" in page
    sent = {"nama": "sunting", "sandi": PASSWORD}
    for path, to in (
        (then[1].replace("&amp;", "&"), "/peringkat?metrik=coverage_bpu&bahasa=en"),
        ("//lain.example/", "/muat"),
        ("/\\lain.example", "/muat"),
        ("https://lain.example/", "/muat"),
        ("/keluar", "/muat"),
        ("/muat\r\nX: y", "/muat"),
    ):
        one = browser(closed)
        one.get("/masuk")
        assert one.post("/masuk", {**sent, "lanjut": path}).headers["Location"] == to


def test_who_must_begin_with_codes_reads_nothing_before(
    closed: Flask, account_database: AccountDatabase
) -> None:
    one = browser(closed, account_database, "terbit")
    assert one.client.get("/definisi").status_code == 200
    with account_database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE account SET code_seed = NULL, code_step = NULL WHERE name = 'terbit'"
        )
    assert one.client.get("/definisi").status_code == 403
    assert one.client.get("/definisi", headers=PEOPLE_ASK).headers["Location"] == "/akun/kode"


def test_what_devices_kept_while_it_was_open_goes(closed: Flask) -> None:
    client = closed.test_client()
    script = client.get("/simpan.js").text
    assert "caches.delete" in script
    assert "unregister" in script
    assert "fetch" not in script
    assert client.get("/manifest.webmanifest").status_code == 401
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@contextmanager
def _lost(engine: Engine) -> Iterator[None]:
    def fail(*_parts: object) -> None:
        raise OperationalError("", {}, Exception("gone"))

    event.listen(engine, "before_cursor_execute", fail)
    yield
    event.remove(engine, "before_cursor_execute", fail)


def test_it_stays_closed_when_accounts_cannot_be_read(
    closed: Flask, account_database: AccountDatabase
) -> None:
    one = browser(closed, account_database, "sunting")
    with _lost(account_database.engine):
        answer = one.client.get("/definisi", headers=PEOPLE_ASK)
        told = answer.status_code, answer.mimetype, answer.headers["Retry-After"]
        assert told == (503, "text/html", "10")
        assert closed.test_client().get("/definisi").status_code == 401  # without a cookie nothing is asked
        assert one.client.get("/sehat").status_code == 200
    assert one.client.get("/definisi").status_code == 200


def test_nobody_closes_a_site_that_nobody_can_enter(areas_engine: Engine, closed_settings: Settings) -> None:
    with pytest.raises(UnusableError, match="users add NAMA --admin"):
        create_app(Store(areas_engine), closed_settings)
