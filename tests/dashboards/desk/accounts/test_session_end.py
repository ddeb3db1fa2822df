"""When a session ends: what stands below a form, what a script hears, what meets a form sent too late."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from flask import Flask

from data.database.accounts.opening import AccountDatabase
from tests.support.accounts import browser
from tests.support.clock import Clock

ANY_DATABASE = True
Later = Callable[..., None]
ENDS = "/akun/sesi"


def _box(text: str) -> dict[str, str]:
    found = re.search(r'<section id="sesi"([^>]*)>', text)
    return dict(re.findall(r'data-(\w+)="([^"]*)"', found[1])) if found else {}


def test_a_form_says_until_when_one_stays_signed_in(
    desk_server: Flask, account_database: AccountDatabase, clock: Clock
) -> None:
    clock(datetime(2026, 11, 29, 7, 5, 50))  # 14.05 WIB
    one = browser(desk_server, account_database, "sunting")
    page = one.get("/tulis/kesepakatan")
    assert "Tanpa membuka atau mengirim apa pun, Anda tetap masuk sampai pukul 14.35 WIB." in page.text
    box = _box(page.text)
    assert (box["left"], box["lasts"]) == ("1800", "1")
    assert box["warning"].startswith("Bila tombol ini tidak ditekan, Anda keluar sendiri pukul 14.35 WIB.")
    assert "changed" not in box
    english = one.get("/tulis/kesepakatan?bahasa=en").text
    assert "you stay signed in until 14:35 WIB." in english
    assert 'action="/akun/sesi?bahasa=en"' in english
    clock(datetime(2026, 11, 29, 7, 6, 40))  # seen again too soon to be written: the end does not move
    assert _box(one.get("/tulis/kesepakatan").text)["left"] == "1750"


def test_only_its_own_script_and_only_where_one_can_type(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    one = browser(desk_server, account_database, "sunting")
    page = one.get("/tulis/kesepakatan")
    (script,) = re.findall(r"<script>(.*?)</script>", page.text, re.S)
    assert len(script) < 2_000
    mark = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{mark}'; connect-src 'self';" in page.headers["Content-Security-Policy"]
    for shown in (one.get("/tulis"), browser(desk_server).get("/masuk")):
        assert "<script" not in shown.text
        assert _box(shown.text) == {}
        assert "script-src" not in shown.headers["Content-Security-Policy"]


def test_more_time_but_never_beyond_ten_hours(
    desk_server: Flask, account_database: AccountDatabase, later: Later
) -> None:
    one = browser(desk_server, account_database, "sunting")
    for _ in range(20):
        later(minutes=28)
        assert (one.get(ENDS).json or {})["left"] == "1800"
    later(minutes=28)  # 9 hours 48 minutes
    found = one.get(ENDS).json or {}
    assert (found["left"], found["lasts"]) == ("720", "")
    assert "10 jam sejak masuk; itu tidak dapat diperpanjang" in found["warning"]
    later(minutes=11)
    assert (one.get(ENDS).json or {})["left"] == "60"
    later(minutes=1)
    assert one.get(ENDS).status_code == 303


def test_a_form_that_came_too_late_is_told_so_and_leads_back(
    desk_server: Flask, account_database: AccountDatabase, later: Later
) -> None:
    one = browser(desk_server, account_database, "sunting")
    one.get("/tulis/kesepakatan")
    later(minutes=31)
    answer = one.post("/tulis/kesepakatan", {"baru-isi": "x"})
    assert answer.headers["Location"] == "/masuk?lanjut=%2Ftulis%2Fkesepakatan&kabar=tak-sampai"
    told = one.get(answer.headers["Location"]).text
    assert "Sesi Anda berakhir sebelum formulir itu sampai; isinya tidak tersimpan." in told
