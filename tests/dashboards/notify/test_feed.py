"""The feed of what was published: what is open to everybody, and nothing else."""

from datetime import datetime
from xml.etree import ElementTree

from sqlalchemy import Engine

from dashboards.notify.feed import write_feed
from dashboards.rendering.language import Language
from dashboards.web.application import create_app
from data.repository.editions import create_edition
from data.repository.load_writer import add_load, withdraw
from data.repository.store import Store
from data.settings import Settings
from tests.support.clock import Clock
from tests.support.world import new_load

ANY_DATABASE = True
ATOM = "{http://www.w3.org/2005/Atom}"


def _entries(store: Store) -> list[tuple[str, ...]]:
    root = ElementTree.fromstring(write_feed(store, Language(), base="https://pantau.contoh.go.id"))
    names = ("id", "title", "updated")
    return [tuple(one.findtext(ATOM + name, "") for name in names) for one in root.iter(f"{ATOM}entry")]


def test_what_is_open_newest_first(areas_engine: Engine, clock: Clock) -> None:
    store, host = Store(areas_engine), "tag:pantau.contoh.go.id,2026:"
    clock(datetime(2026, 12, 1, 1))
    add_load(
        areas_engine, new_load(digest="1" * 64, title="Rekap <Oktober> & lampiran", office="Disnaker"), {}
    )
    add_load(areas_engine, new_load(digest="2" * 64, title="Ditarik"), {})
    add_load(
        areas_engine, new_load(digest="3" * 64, title="Nanti", embargo_until=datetime(2026, 12, 5, 1)), {}
    )
    add_load(areas_engine, new_load(digest="4" * 64, title="Konsep", status="draft"), {})
    withdraw(areas_engine, 2, "uji")
    clock(datetime(2026, 12, 2, 1))
    create_edition(areas_engine, "monev", title="Monev\x0b Desember\x1b", collection="resmi")
    first = (f"{host}muatan/1", "Rekap <Oktober> & lampiran", "2026-12-01T01:00:00Z")
    edition = (f"{host}edisi/monev", "Edisi Monev Desember", "2026-12-02T01:00:00Z")
    assert _entries(store) == [edition, first]
    clock(datetime(2026, 12, 6, 1))
    assert _entries(store) == [(f"{host}muatan/3", "Nanti", "2026-12-05T01:00:00Z"), edition, first]
    body = write_feed(store, Language("en"), base="https://pantau.contoh.go.id").decode()
    assert "1 row accepted. Loaded by Disnaker." in body
    assert "uji" not in body.replace("uji.csv", "")  # the account


def test_its_address_and_what_is_invented(areas_engine: Engine) -> None:
    add_load(areas_engine, new_load(collection="simulasi", title="Rekaan"), {})
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    answer = create_app(Store(areas_engine), settings).server.test_client().get("/umpan.atom")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "<title>SIMULASI: Rekaan</title>" in answer.text
    assert "Set-Cookie" not in answer.headers
