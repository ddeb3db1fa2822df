"""Every address of the desk x every role: who may pass, and what the others are told."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask import Flask

from dashboards.desk.access import REQUIRED, judge
from dashboards.web.dispatch import Dispatcher
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.roles import ROLES
from tests.support.accounts import PEOPLE, Browser, browser

ANY_DATABASE = True
EVERYBODY = {"area", "editor", "publisher", "administrator"}
# address and method -> the roles that may pass; written out, so that an open door is noticed
OPEN = {
    "GET /privasi",
    "GET /masuk",
    "POST /masuk",
    "GET /masuk/kantor",
    "GET /masuk/kantor/kembali",
    "GET /keluar",
    "POST /keluar",
    "GET /undangan/x",
    "POST /undangan/x",
    "GET /draf/x",
    "POST /draf/x",
    "GET /surel/x",
    "POST /surel/x",
    "GET /surel/kontak/x",
    "POST /surel/kontak/x",
}
MAY: dict[str, set[str]] = {
    "GET /akun": EVERYBODY,
    "POST /akun": EVERYBODY,
    "POST /akun/keluar-semua": EVERYBODY,
    "GET /akun/sesi": EVERYBODY,
    "GET /akun/kode": EVERYBODY,
    "POST /akun/kode": EVERYBODY,
    "POST /akun/surel": EVERYBODY,
    "GET /akun/kantor": EVERYBODY,
    "POST /akun/kantor": EVERYBODY,
    "POST /akun/kantor/lepas": EVERYBODY,
    "GET /pengguna/surel": {"administrator"},
    "POST /pengguna/surel/ulang": {"administrator"},
    "GET /pengguna": {"administrator"},
    "GET /pengguna/token": {"administrator"},
    "POST /pengguna/token": {"administrator"},
    "POST /pengguna/token/cabut": {"administrator"},
    "GET /pengguna/peran": {"administrator"},
    "POST /pengguna/peran": {"administrator"},
    "POST /pengguna/undang": {"administrator"},
    "POST /pengguna/ulang": {"administrator"},
    "POST /pengguna/nonaktif": {"administrator"},
    "POST /pengguna/satu-orang": {"administrator"},
    "GET /pengguna/asli": {"administrator"},
    "POST /pengguna/asli": {"administrator"},
    "POST /pengguna/asli/1/unduh": {"administrator"},
    "POST /pengguna/asli/1/hapus": {"administrator"},
    "GET /audit": {"administrator"},
    "GET /muat": {"area", "editor", "publisher"},
    "POST /muat": {"area", "editor", "publisher"},
    "GET /muat/1": {"area", "editor", "publisher"},
    "GET /muat/1/bertanda.xlsx": {"area", "editor", "publisher"},
    "POST /muat/1/ajukan": {"area", "editor", "publisher"},
    "POST /muat/1/batal": {"area", "editor", "publisher"},
    "POST /muat/1/jawab": {"area", "editor", "publisher"},
    "POST /muat/1/periksa": {"area", "editor", "publisher"},
    "POST /muat/1/terbitkan": {"publisher"},
    "POST /muat/1/kembalikan": {"publisher"},
    "POST /muat/1/tarik": {"publisher"},
    "GET /meja": {"editor", "publisher"},
    "GET /edisi": {"editor", "publisher"},
    "POST /edisi": {"editor", "publisher"},
    "POST /edisi/1/batal": {"editor", "publisher"},
    "POST /edisi/1/setujui": {"publisher"},
    "POST /edisi/1/kembalikan": {"publisher"},
    "GET /tulis": {"area", "editor", "publisher"},
    "GET /tulis/kesepakatan": {"area", "editor", "publisher"},
    "POST /tulis/kesepakatan": {"editor", "publisher"},
    "POST /tulis/kesepakatan/keadaan": {"area", "editor", "publisher"},
    "POST /tulis/kesepakatan/tarik": {"area", "editor", "publisher"},
    "GET /tulis/target": {"area", "editor", "publisher"},
    "POST /tulis/target": {"area", "editor", "publisher"},
    "GET /tulis/kewajiban": {"area", "editor", "publisher"},
    "POST /tulis/kewajiban": {"area", "editor", "publisher"},
    "GET /tulis/pendanaan": {"area", "editor", "publisher"},
    "POST /tulis/pendanaan": {"area", "editor", "publisher"},
    "GET /tulis/sosialisasi": {"area", "editor", "publisher"},
    "POST /tulis/sosialisasi": {"area", "editor", "publisher"},
    "GET /tulis/peraturan": {"area", "editor", "publisher"},
    "POST /tulis/peraturan": {"area", "editor", "publisher"},
    "GET /tulis/bukti": {"area", "editor", "publisher"},
    "POST /tulis/bukti": {"area", "editor", "publisher"},
    "GET /tulis/bukti/1": {"area", "editor", "publisher"},
    "POST /tulis/bukti/1/hapus": {"area", "editor", "publisher"},
    "GET /tulis/kontak": {"area", "editor", "publisher"},
    "POST /tulis/kontak": {"area", "editor", "publisher"},
    "POST /tulis/kontak/hapus": {"area", "editor", "publisher"},
    "POST /tulis/kontak/tanyai": {"area", "editor", "publisher"},
    "GET /tanggapan": {"area", "editor", "publisher"},
    "POST /tanggapan": {"editor", "publisher"},
    "GET /tanggapan/1": {"area", "editor", "publisher"},
    "POST /tanggapan/1/tutup": {"editor", "publisher"},
    "GET /tanggapan/1/tautan": {"editor", "publisher"},
    "POST /tanggapan/1/tautan": {"editor", "publisher"},
    "POST /tanggapan/1/tautan/cabut": {"editor", "publisher"},
    "GET /tanggapan/1/33.19": {"area", "editor", "publisher"},
    "POST /tanggapan/1/33.19": {"area"},
}


def _desk(server: Flask) -> Flask:
    assert isinstance(server.wsgi_app, Dispatcher)
    desk: Flask = server.wsgi_app._desk.__self__  # type: ignore[attr-defined]
    return desk


def _addresses(desk: Flask) -> set[str]:
    filled = {"<token>": "x", "<int:number>": "1", "<area>": "33.19"}

    def path(rule: str) -> str:
        return re.sub(r"<[^>]+>", lambda part: filled[part[0]], rule)

    return {
        f"{method} {path(rule.rule)}"
        for rule in desk.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_address_is_in_the_table(desk_server: Flask) -> None:
    assert _addresses(_desk(desk_server)) == OPEN | set(MAY)


def test_a_door_nobody_named_is_closed() -> None:
    assert {
        judge("not named", None).may,
        *(judge(name, None).may for name in REQUIRED if REQUIRED[name] != "open"),
    } == {False}


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_passes_its_doors_and_no_other(
    desk_server: Flask, account_database: AccountDatabase, name: str
) -> None:
    role = PEOPLE[name][0]
    one = browser(desk_server, account_database, name)
    wrong = []
    for address in sorted(MAY, key=lambda address: address == "POST /akun/keluar-semua"):  # signs out: last
        passed = _status(one, address) != 403
        if passed != (role in MAY[address]):
            wrong.append((address, role))
    assert wrong == []
    assert {role for role, _ in PEOPLE.values()} == set(ROLES)


def test_who_has_not_signed_in_is_sent_to_sign_in(desk_server: Flask) -> None:
    one = browser(desk_server)
    one.get("/masuk")
    for address in MAY:
        method, path = address.split()
        answer = one.client.open(path, method=method, data={"csrf_token": one.token()})
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (303, "/masuk"), address


def _status(one: Browser, address: str) -> int:
    method, path = address.split()
    answer = one.get(path) if method == "GET" else one.client.post(path, data={"csrf_token": one.token()})
    return answer.status_code


def test_a_page_of_the_desk_is_light_and_its_policy_names_its_own_style(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    """Nothing compresses it (it holds a token), and a clerk's link is slow: 104 kB before, 11 kB now."""
    clerk = browser(desk_server, account_database, "sunting")
    for path in ("/masuk", "/muat", "/akun", "/tulis", "/meja/tidak-ada"):
        answer = clerk.get(path)
        found = re.search(r"<style>(.*?)</style>", answer.text, re.S)
        assert found is not None
        mark = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"style-src 'sha256-{mark}'" in answer.headers["Content-Security-Policy"], path
        assert len(answer.data) < 40_000, (path, len(answer.data))
