"""/muat behind the real server: a file larger than any other request, and who may not send one."""

import re
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.accounts import PASSWORD, account_settings
from tests.support.running import serve

pytestmark = pytest.mark.slow
ANY_DATABASE = True
BOUNDARY = "batas"
MEGABYTE = b"x" * 1_000_000


def _open(address: str) -> HTTPConnection:
    return HTTPConnection(address.removeprefix("http://"), timeout=60)


class _Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def _answered(connection: HTTPConnection) -> _Answer:
    answer = connection.getresponse()
    found = _Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found


def _asked(address: str, method: str, path: str, body: str = "", cookie: str = "") -> _Answer:
    connection = _open(address)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body or None, {**form, **({"Cookie": cookie} if cookie else {})})
    return _answered(connection)


def _signed_in(address: str) -> tuple[str, str]:
    """Cookie and form token of somebody who may send files."""
    page = _asked(address, "GET", "/masuk")
    cookie, token = page.headers["Set-Cookie"].split(";")[0], _token(page)
    done = _asked(
        address,
        "POST",
        "/masuk",
        f"csrf_token={token}&nama=sunting&sandi={PASSWORD.replace(' ', '+')}",
        cookie,
    )
    assert done.status == 303
    cookie = done.headers["Set-Cookie"].split(";")[0]
    page = _asked(address, "GET", "/muat", cookie=cookie)
    renewed = [
        one.split(";")[0] for one in page.headers.get_all("Set-Cookie", []) if one.startswith("pantau=")
    ]
    return (renewed or [cookie])[0], _token(page)


def _token(page: _Answer) -> str:
    found = re.search(rb'name="csrf_token" value="([^"]+)"', page.body)
    assert found
    return found[1].decode()


def _begun(address: str, size: int, cookie: str = "") -> HTTPConnection:
    connection = _open(address)
    connection.putrequest("POST", "/muat")
    connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    connection.putheader("Content-Length", str(size))
    if cookie:
        connection.putheader("Cookie", cookie)
    connection.endheaders()
    return connection


@pytest.mark.usefixtures("account_database")
def test_files_come_in_and_strangers_are_told_at_once(full_url: str, tmp_path: Path) -> None:
    settings = account_settings(tmp_path)
    more = {
        "PANTAU_ACCOUNTS_URL": settings.accounts_url,
        "PANTAU_ACCOUNTS_KEY": settings.accounts_key,
        "PANTAU_QUARANTINE": settings.quarantine,
        "PANTAU_WORKERS": "1",
    }
    with serve(full_url, tmp_path / "log", **more) as address:
        strangers = [_begun(address, 90_000_000) for _ in range(20)]  # more than there are threads
        for one in strangers:  # none of their bodies has come
            answer = _answered(one)
            assert (answer.status, answer.headers["Location"].split("?")[0]) == (303, "/masuk")
        assert _answered(_begun(address, 100_200_000)).status == 413

        cookie, token = _signed_in(address)
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="berkas"; filename="besar.csv"\r\n\r\n'
        ).encode()
        tail = f"\r\n--{BOUNDARY}--\r\n".encode()
        sending = _begun(address, len(head) + 20_000_000 + len(tail), cookie)
        sending.send(head)
        for _ in range(19):
            sending.send(MEGABYTE)
        assert _asked(address, "GET", "/sehat").status == 200  # readers are answered meanwhile
        (arriving,) = (tmp_path / "karantina").glob("*.datang")
        second = _answered(_begun(address, len(head) + len(tail) + 10, cookie))
        assert second.status == 503  # one at a time of an account
        sending.send(MEGABYTE)
        sending.send(tail)
        done = _answered(sending)
        assert (done.status, done.headers["Location"]) == (303, "/muat/1")
        assert not arriving.exists()
        (kept,) = (path for path in (tmp_path / "karantina").iterdir() if path.suffix == "")
        assert kept.stat().st_size == 20_000_000

        broken = _begun(address, len(head) + 5_000_000, cookie)
        broken.send(head + MEGABYTE)
        broken.close()  # gone in the middle: nothing of it stays
        assert _asked(address, "GET", "/muat", cookie=cookie).status == 200
        assert _asked(address, "GET", "/masuk").headers["Cache-Control"] == "no-store"
    left = [path.name for path in (tmp_path / "karantina").iterdir()]
    assert left == [kept.name]
