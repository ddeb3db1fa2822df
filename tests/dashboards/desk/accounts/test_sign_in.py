"""Signing in as an attacker and as a clerk would: one answer for all that is wrong, few attempts, codes that
work once, sessions that end."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pyotp
import pytest
from flask import Flask
from sqlalchemy import Engine

from dashboards.web.application import create_app
from dashboards.web.dispatch import readers
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts, invitations, passwords, sessions, sign_in
from data.repository.store import Store
from tests.support.accounts import PASSWORD, account_settings, browser, code_of

ANY_DATABASE = True
Later = Callable[..., None]


def test_right_and_wrong(desk_server: Flask) -> None:
    """A wrong password, an account that is none and one that is disabled are told in the same words."""
    told = set()
    for name, password in (("sunting", "salah salah salah"), ("bukan-siapa", PASSWORD), ("kudus", "x")):
        answer = browser(desk_server).sign_in(name, password)
        assert answer.status_code == 403
        told.add(answer.text.partition('role="alert">')[2].partition("</p>")[0])
    assert len(told) == 1
    one = browser(desk_server)
    assert one.sign_in("SUNTING ").headers["Location"] == "/muat"
    assert "Masuk sebagai <b>Sunting</b>, penyunting" in one.get("/akun").text


def test_a_name_with_nul_is_read_without_it(desk_server: Flask) -> None:
    """PostgreSQL takes no NUL in a text: the page would break, and say in the log what was asked."""
    assert browser(desk_server).sign_in("sun\0ting").headers["Location"] == "/muat"
    assert browser(desk_server).sign_in("\0" * 5 + "x" * 90_000).status_code == 403


def test_cookies_headers_and_no_store(desk_server: Flask) -> None:
    one = browser(desk_server)
    answer = one.sign_in("sunting")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("pantau=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    page = one.get("/akun")
    assert page.headers["Cache-Control"] == "no-store"
    assert "&gt;" not in page.text.partition("</style>")[0]  # a style sheet, not its HTML escape
    assert (
        "script-src 'sha256-" in page.headers["Content-Security-Policy"]
    )  # what warns before the end, alone
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_readers_get_no_cookie_and_no_form_that_writes(desk_server: Flask) -> None:
    one = browser(desk_server)
    one.sign_in("sunting")
    for path in ("/", "/definisi", "/api/v1/editions", "/tidak-ada"):
        answer = one.get(path)
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert 'method="post"' not in answer.text
    assert 'href="/masuk?bahasa=en"' in one.get("/definisi?bahasa=en").text


def test_a_session_that_was_planted_is_not_taken_over(desk_server: Flask) -> None:
    """Fixation: the cookie of before signing in, and its form token, are worth nothing afterwards."""
    one = browser(desk_server)
    one.get("/masuk")
    before, old_token = one.client.get_cookie("pantau"), one.token()
    one.post("/masuk", {"nama": "sunting", "sandi": PASSWORD})
    assert before is not None
    planted = browser(desk_server)
    planted.client.set_cookie("pantau", before.value)
    assert planted.get("/akun").headers["Location"].startswith("/masuk")
    refused = one.client.post("/akun/keluar-semua", data={"csrf_token": old_token})
    assert (refused.status_code, "kedaluwarsa" in refused.text) == (400, True)
    assert one.get("/akun").status_code == 200


def test_forms_from_elsewhere_do_nothing(desk_server: Flask, account_database: AccountDatabase) -> None:
    one = browser(desk_server, account_database, "sunting")
    token = {"csrf_token": one.token()}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://lain.example"}):
        assert one.client.post("/akun/keluar-semua", data=token, headers=headers).status_code == 403
    assert one.client.post("/akun/keluar-semua").status_code == 400
    assert one.get("/akun").status_code == 200
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert one.client.post("/akun/keluar-semua", data=token, headers=own).status_code == 303
    assert one.get("/akun").status_code == 303


def test_a_code_is_needed_and_works_once(desk_server: Flask, account_database: AccountDatabase) -> None:
    assert browser(desk_server).sign_in("terbit").status_code == 403
    assert browser(desk_server).sign_in("terbit", code="000000").status_code == 403
    code = code_of(account_database, "terbit")
    assert browser(desk_server).sign_in("terbit", code=code).status_code == 303
    assert browser(desk_server).sign_in("terbit", code=code).status_code == 403


def test_few_attempts_and_the_clock_lets_one_try_again(
    desk_server: Flask, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five failures of an account from one address; a stranger elsewhere cannot lock its owner out."""
    monkeypatch.setattr(sign_in.passwords, "matches", lambda kept, password: kept and password == PASSWORD)
    one = browser(desk_server)
    for _ in range(5):
        assert one.sign_in("sunting", "salah").status_code == 403
    blocked = one.sign_in("sunting")
    assert (blocked.status_code, blocked.headers["Retry-After"]) == (429, "900")
    assert one.sign_in("bukan-siapa").status_code == 403
    owner = browser(desk_server)
    elsewhere = {"environ_base": {"REMOTE_ADDR": "10.0.0.9"}}
    assert owner.sign_in("sunting", **elsewhere).status_code == 303
    later(minutes=16)
    assert one.sign_in("sunting").status_code == 303


def test_many_at_once_count_too(account_database: AccountDatabase) -> None:
    """An attempt counts before it is tried: twenty begun at the same moment are not twenty guesses."""
    begun = 0
    for _ in range(20):
        try:
            sign_in.begin_attempt(account_database, "sunting", "10.0.0.1")
            begun += 1
        except sign_in.TooManyAttemptsError:
            pass
    assert begun == 5


def test_a_flood_of_passwords_leaves_threads_to_readers(desk_server: Flask) -> None:
    """Who finds no place is told so at once; nothing was tried, and nothing waits."""
    with ExitStack() as held:
        for _ in range(passwords.PLACES):
            assert passwords._places.acquire(blocking=False)
            held.callback(passwords._places.release)
        answer = browser(desk_server).sign_in("sunting")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert browser(desk_server).sign_in("sunting").status_code == 303


def test_a_session_ends_by_idleness_age_and_hand(
    desk_server: Flask, account_database: AccountDatabase, later: Later
) -> None:
    one = browser(desk_server, account_database, "sunting")
    later(minutes=29)
    assert one.get("/akun").status_code == 200
    later(minutes=29)
    assert one.get("/akun").status_code == 200
    later(minutes=31)
    assert one.get("/akun").headers["Location"] == "/masuk?lanjut=%2Fakun&kabar=berakhir"
    one = browser(desk_server, account_database, "sunting")
    for _ in range(21):
        later(minutes=28)
        assert one.get("/akun").status_code == 200
    later(minutes=28)  # ten hours are over, however busy one was
    assert one.get("/akun").status_code == 303
    first, second = (browser(desk_server, account_database, "sunting") for _ in range(2))
    assert first.post("/keluar").headers["Location"].startswith("/masuk")
    assert (first.get("/akun").status_code, second.get("/akun").status_code) == (303, 200)
    assert second.post("/akun/keluar-semua").status_code == 303
    assert second.get("/akun").status_code == 303
    assert sessions.count(account_database, 2) == 0


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    one = browser(desk_server, account_database, "sunting")
    cookie = one.client.get_cookie("pantau")
    assert cookie is not None
    one.post("/keluar")
    thief = browser(desk_server)
    thief.client.set_cookie("pantau", cookie.value)
    assert thief.get("/akun").status_code == 303


def test_another_password_signs_everybody_else_out(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    one, other = (browser(desk_server, account_database, "sunting") for _ in range(2))
    weak = {"lama": PASSWORD, "sandi": "sunting12345", "ulang": "sunting12345"}
    assert "tidak boleh memuat nama akun" in one.post("/akun", weak).text
    new = {"lama": PASSWORD, "sandi": "empat ekor bebek biru", "ulang": "empat ekor bebek biru"}
    wrong = one.post("/akun", {**new, "lama": "bukan sandi lama"})
    assert wrong.status_code == 403
    assert one.post("/akun", new).headers["Location"] == "/akun?kabar=sandi"
    assert (one.get("/akun").status_code, other.get("/akun").status_code) == (200, 303)
    assert browser(desk_server).sign_in("sunting").status_code == 403
    assert browser(desk_server).sign_in("sunting", "empat ekor bebek biru").status_code == 303


def test_codes_from_now_on_sign_everybody_else_out(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    """Who signed in with a password that leaked does not stay in beside its owner's codes."""
    one, other = (browser(desk_server, account_database, "sunting") for _ in range(2))
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", one.get("/akun/kode").text)
    assert secret is not None
    code = pyotp.TOTP(secret[1].replace(" ", "")).now()
    assert one.post("/akun/kode", {"kode": code}).headers["Location"] == "/akun?kabar=kode"
    assert (one.get("/akun").status_code, other.get("/akun").status_code) == (200, 303)
    assert sessions.count(account_database, 2) == 1


def test_after_signing_in_one_goes_only_where_the_desk_is(desk_server: Flask) -> None:
    for path, leads in (
        ("/akun/kode", "/akun/kode"),
        ("//lain.example", "/muat"),
        ("https://lain.example/akun", "/muat"),
        ("/\\lain.example", "/muat"),
        ("/keluar", "/muat"),
        ("/akun\r\nX: y", "/muat"),
    ):
        one = browser(desk_server)
        one.get("/masuk")
        answer = one.post("/masuk", {"nama": "sunting", "sandi": PASSWORD, "lanjut": path})
        assert answer.headers["Location"] == leads


def test_an_invitation_is_used_once_by_who_sends_the_form(
    desk_server: Flask, account_database: AccountDatabase, later: Later
) -> None:
    token = invitations.reset(account_database, "terbit", actor="uji")
    assert browser(desk_server).sign_in("terbit", code="1").status_code == 403
    one = browser(desk_server)
    for _ in range(2):  # a chat program that fetches links changes nothing
        assert one.get(f"/undangan/{token}").status_code == 200
    words = {"sandi": "empat ekor bebek biru", "ulang": "empat ekor bebek biru"}
    assert one.post(f"/undangan/{token}", words).headers["Location"] == "/akun/kode"
    assert one.get("/akun").headers["Location"] == "/akun/kode"  # nothing else opens before it has codes
    assert browser(desk_server).get(f"/undangan/{token}").status_code == 404
    late = invitations.reset(account_database, "terbit2", actor="uji")
    later(hours=24, seconds=1)
    assert browser(desk_server).get(f"/undangan/{late}").status_code == 404


def test_the_first_administrator(desk_server: Flask, account_database: AccountDatabase, later: Later) -> None:
    assert invitations.invite_first(account_database) is None  # there is one
    with account_database.writing() as connection:
        row = accounts.row_of(connection, "kepala")
        accounts.change(connection, row["id"], disabled_at=row["created_at"])
    token, other = invitations.invite_first(account_database), invitations.invite_first(account_database)
    assert token is not None
    assert browser(desk_server).get(f"/undangan/{token}").status_code == 404  # the newer one replaced it
    address = f"/undangan/{other}"
    one = browser(desk_server)
    assert one.get(address, headers={"X-Forwarded-For": "10.1.1.1"}).status_code == 404
    assert one.get(address).status_code == 200
    words = {"nama": "bu.kepala", "orang": "Ibu", "sandi": "empat ekor bebek biru"}
    assert one.post(address, {**words, "ulang": words["sandi"]}).headers["Location"] == "/akun/kode"
    assert one.get("/pengguna").headers["Location"] == "/akun/kode"
    assert invitations.invite_first(account_database) is None
    found = accounts.find(account_database, "bu.kepala")
    assert found is not None
    assert found.role == "administrator"
    accounts.disable(account_database, "terbit", actor="uji")
    with pytest.raises(accounts.AccountError, match="last"):
        accounts.disable(account_database, "bu.kepala", actor="uji")
    later(minutes=1)


def test_a_token_of_fifteen_minutes(account_database: AccountDatabase, later: Later) -> None:
    with account_database.writing() as connection:
        row = accounts.row_of(connection, "kepala")
        accounts.change(connection, row["id"], disabled_at=row["created_at"])
    token = invitations.invite_first(account_database)
    assert token is not None
    assert len(token) >= 22  # 128 bits and more
    later(minutes=14)
    assert invitations.invited(account_database, token) is not None
    later(minutes=1, seconds=1)
    assert invitations.invited(account_database, token) is None


def test_a_disabled_account_is_out_at_once(desk_server: Flask, account_database: AccountDatabase) -> None:
    one = browser(desk_server, account_database, "sunting")
    accounts.disable(account_database, "sunting", actor="uji")
    assert one.get("/akun").status_code == 303
    assert browser(desk_server).sign_in("sunting").status_code == 403


def test_off_means_not_there(desk_server: Flask, areas_engine: Engine, tmp_path: Path) -> None:
    """Without a second database nothing of it is served."""
    desk_server.wsgi_app = readers(desk_server.wsgi_app)  # type: ignore[method-assign]
    assert (
        'href="/masuk'
        not in create_app(Store(areas_engine), account_settings(tmp_path)).server.test_client().get("/").text
    )
    for path in (
        "/masuk",
        "/keluar",
        "/akun",
        "/pengguna",
        "/audit",
        "/muat",
        "/meja",
        "/privasi",
        "/undangan/x",
    ):
        assert desk_server.test_client().get(path).status_code == 404
