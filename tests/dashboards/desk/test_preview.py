"""Readers' pages with what is not open yet: whose right it is, marked, kept nowhere, and nobody else's."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine

from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from tests.support.accounts import PASSWORD, browser
from tests.support.world import Fact, fact_frame, month, new_load

ANY_DATABASE = True
ADDRESS = "/tinjau/daerah/33.19?edisi=monev"


@pytest.fixture(autouse=True)
def _hidden(areas_engine: Engine) -> None:
    """September stands; October is under embargo, and so is the edition that holds it."""
    until = now() + timedelta(days=3)
    for number, (written, people, hidden) in enumerate(
        (("2026-09", 48_111, None), ("2026-10", 50_222, until))
    ):
        facts = [
            Fact("33.19", month(written), "BPU", "active_participants", people),
            Fact("33.19", month(written), "BPU", "eligible_workers", 200_000),
        ]
        load = new_load(digest=str(number) * 64, embargo_until=hidden)
        add_load(areas_engine, load, {"observation": fact_frame(facts)})
    create_edition(areas_engine, "monev", title="Monev Rahasia", collection="resmi", embargo_until=until)


def test_who_may_see_it_sees_it_marked(desk_server: Flask, account_database: AccountDatabase) -> None:
    editor = browser(desk_server, account_database, "sunting")
    for path in (ADDRESS, "/tinjau/", "/tinjau/rapat", "/tinjau/rapor/33.19", "/tinjau/definisi"):
        page = editor.client.get(path, follow_redirects=False)
        assert page.status_code == 200, path
        assert page.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in page.headers
        assert page.text.count('class="pratinjau"') == 1, path
        assert "<title>PRATINJAU · " in page.text
    page = editor.client.get(ADDRESS)
    assert "50.222" in page.text
    assert "Monev Rahasia" in page.text
    assert 'href="/tinjau/peringkat' in page.text
    assert 'href="/peringkat' not in page.text
    file = editor.client.get("/tinjau/daerah/33.19.csv?edisi=monev")
    assert "50222" in file.text
    assert 'filename="PRATINJAU-' in file.headers["Content-Disposition"]
    assert file.headers["Cache-Control"] == "private, no-store"


def test_nobody_else_sees_it(desk_server: Flask, account_database: AccountDatabase) -> None:
    html = {"Accept": "text/html"}
    stranger = desk_server.test_client().get(ADDRESS, headers=html)
    assert stranger.status_code == 303
    assert stranger.headers["Location"].startswith("/masuk?lanjut=%2Ftinjau%2Fdaerah")
    assert desk_server.test_client().get("/tinjau/daerah/33.19.csv?edisi=monev").status_code == 401
    for name in ("kudus", "kepala"):
        one = browser(desk_server, account_database, name)
        refused = one.client.get(ADDRESS, headers=html)
        assert refused.status_code == 403
        assert "50.222" not in refused.text
    editor = browser(desk_server, account_database, "sunting")
    editor.client.get(ADDRESS)
    for path in ("/daerah/33.19?edisi=monev", "/daerah/33.19.csv?edisi=monev", "/", "/api/v1/editions"):
        answer = editor.client.get(path)  # the same bytes for everybody, signed in or not
        assert "50.222" not in answer.text.replace("50222", "50.222")
        assert "Rahasia" not in answer.text


@pytest.mark.usefixtures("account_database")
def test_from_signing_in_one_comes_back_to_the_preview(desk_server: Flask) -> None:
    one = browser(desk_server)
    one.get("/masuk")
    answer = one.post("/masuk", {"nama": "sunting", "sandi": PASSWORD, "lanjut": "/tinjau/tren"})
    assert answer.headers["Location"] == "/tinjau/tren"
