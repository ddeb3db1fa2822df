"""Every refusal that a browser meets is a page in Indonesian that says what to do, whichever part refuses."""

import re

import pytest
from flask import Flask

from data.database.accounts.opening import AccountDatabase
from tests.support.accounts import browser

ASKS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "gzip, br"}
FILLED = {"<token>": "x", "<int:number>": "1", "<area>": "33.19"}
NOTHING_THERE = (
    "/tinjau",
    "/tinjau/daerah/33.19.csv",
    "/tinjau/api/v1/areas",
    "/tidak-ada",
    "/tidak-ada.csv",
    "/tidak-ada.pptx",
    "/templat/tidak-ada.xlsx",
    "/surat/99.99.docx",
    "/paritrana/99.99.xlsx",
    "/gambar/tidak-ada.svg",
    "/muat/9999",
    "/muat/satu",
    "/meja/tidak-ada",
    "/tanggapan/9999",
    "/tulis/bukti/9999",
    "/undangan/x",
    "/draf/x",
    "/surel/x",
)


def _walked(server: Flask, desk: Flask) -> list[tuple[str, str]]:
    rules = [*server.url_map.iter_rules(), *desk.url_map.iter_rules()]
    paths = {re.sub(r"<[^>]+>", lambda part: FILLED.get(part[0], "x"), rule.rule) for rule in rules}
    paths = {
        path for path in paths if not path.startswith(("/api/", "/_dash", "/keluar", "/sehat", "/hidup"))
    }
    ways = [(method, path) for path in sorted({*paths, *NOTHING_THERE}) for method in ("GET", "POST", "PUT")]
    return [way for way in ways if way != ("POST", "/akun/keluar-semua")]


@pytest.mark.parametrize("name", ["kudus", "kepala", ""])
def test_each_refusal_is_a_page(desk_server: Flask, account_database: AccountDatabase, name: str) -> None:
    one, wrong, statuses = browser(desk_server, account_database, name), [], set()
    one.get("/masuk")
    desk: Flask = desk_server.wsgi_app._desk.__self__  # type: ignore[attr-defined]
    for method, path in _walked(desk_server, desk):
        answer = one.client.open(path, method=method, headers=ASKS, data={"csrf_token": one.token()})
        if answer.status_code < 400:
            continue
        statuses.add(answer.status_code)
        page = answer.text if answer.mimetype == "text/html" else ""
        if not ('lang="id"' in page and re.search(r"<h1[ >]", page) and "<a " in page):
            wrong.append((method, path, answer.status_code, answer.mimetype))
    assert wrong == []
    assert {403, 404, 405} <= statuses


def test_who_may_not_preview_reads_where_the_draft_is(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    official = browser(desk_server, account_database, "kudus")
    page = official.client.get("/tinjau", headers=ASKS)
    assert (page.status_code, page.headers["Cache-Control"]) == (403, "private, no-store")
    assert "Peran akun Anda tidak mencakup pratinjau." in page.text
    assert 'href="/akun?bahasa=id"' in page.text
    english = official.client.get("/tinjau?bahasa=en", headers=ASKS)
    assert 'lang="en"' in english.text
    assert "pratinjau" not in english.text
    program = official.client.get("/tinjau", headers={"Accept": "application/json"})
    assert program.mimetype == "application/problem+json"


def test_a_form_too_long_or_from_elsewhere_is_told_so(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    editor = browser(desk_server, account_database, "sunting")
    long = editor.post("/tulis/sosialisasi", {"x": "a" * 200_000})
    assert (long.status_code, "100 MB" in long.text) == (413, False)
    assert "Isiannya lebih panjang daripada satu formulir." in long.text
    foreign = editor.post("/edisi", headers={"Sec-Fetch-Site": "cross-site"})
    assert (foreign.status_code, "dikirim dari situs lain" in foreign.text) == (403, True)
