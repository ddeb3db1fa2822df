"""Behind a proxy: who asks, by which scheme, and at which path the site begins."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from dashboards.web.behind_proxy.proxy import Proxy, networks
from data.repository.store import Store
from data.settings import Settings, UnsetError, read_settings

SITE = "https://contoh.go.id/pantau"
PAGES = ("/", "/daerah/33.21", "/mutu-data", "/rapat", "/rapor/33.21", "/rapor", "/api", "/tidak-ada")


def seen(remote: str, forwarded: str = "", proto: str = "", trusted: str = "10.0.0.0/8") -> tuple[str, str]:
    """The address and the scheme that the application behind it is told."""
    told: dict[str, str] = {}
    proxy = Proxy(lambda environ, _start: told.update(environ) or [], trusted=networks(trusted), https=False)
    environ = {"REMOTE_ADDR": remote, "wsgi.url_scheme": "http"}
    more = {"HTTP_X_FORWARDED_FOR": forwarded, "HTTP_X_FORWARDED_PROTO": proto}
    proxy(environ | {name: value for name, value in more.items() if value}, None)
    return told["REMOTE_ADDR"], told["wsgi.url_scheme"]


@pytest.mark.parametrize(
    ("remote", "forwarded", "proto", "found"),
    [
        ("10.0.0.1", "203.0.113.5", "https", ("203.0.113.5", "https")),
        ("10.0.0.1", "1.2.3.4, 203.0.113.5", "", ("203.0.113.5", "http")),  # who asks may lie before it
        ("10.0.0.1", "203.0.113.5, 10.0.0.2", "", ("203.0.113.5", "http")),  # two proxies of ours
        ("10.0.0.1", "2001:db8::7", "https", ("2001:db8::7", "https")),
        ("10.0.0.1", "<script>", "javascript", ("10.0.0.1", "http")),
        ("203.0.113.9", "1.2.3.4", "https", ("203.0.113.9", "http")),  # no proxy of ours
    ],
)
def test_whom_to_believe(remote: str, forwarded: str, proto: str, found: tuple[str, str]) -> None:
    assert seen(remote, forwarded, proto) == found


def test_nobody_is_believed_by_default() -> None:
    assert seen("127.0.0.1", "1.2.3.4", "https", trusted="") == ("127.0.0.1", "http")


def test_a_wrong_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_TRUSTED_PROXIES", "127.0.0.1, nginx")
    with pytest.raises(UnsetError, match=r"PANTAU_TRUSTED_PROXIES=127\.0\.0\.1, nginx"):
        read_settings()


def client_of(store: Store, folder: Path, **more: str) -> FlaskClient:
    settings = Settings(_env_file=None, answers=str(folder / "answers"), accounts_url="", **more)  # type: ignore[call-arg, arg-type]
    return create_app(store, settings).server.test_client()


def test_https_is_kept_to(full_store: Store, tmp_path: Path) -> None:
    secure = client_of(full_store, tmp_path, base_url="https://pantau.contoh.go.id")
    assert secure.get("/robots.txt").headers["Strict-Transport-Security"] == "max-age=31536000"
    behind = client_of(full_store, tmp_path, trusted_proxies="127.0.0.1")
    for proto, told in (("https", True), ("http", False)):
        answer = behind.get("/robots.txt", headers={"X-Forwarded-Proto": proto})
        assert ("Strict-Transport-Security" in answer.headers) is told
    plain = client_of(full_store, tmp_path)
    answer = plain.get("/robots.txt", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_every_link_begins_where_the_site_does(full_store: Store, tmp_path: Path, path: str) -> None:
    """Asked twice: the second answer is the kept one."""
    client = client_of(full_store, tmp_path, base_url=SITE)
    for _ in range(2):
        text = client.get(path).text
        links = re.findall(r'\b(?:href|src|action|value|data-plotly|data-places)="(/[^"]*)"', text)
        assert len(links) > 2
        assert [link for link in links if not link.startswith("/pantau/")] == []
        assert "/pantau/pantau" not in text


def test_links_of_files_previews_api_and_redirects(full_store: Store, tmp_path: Path) -> None:
    client = client_of(full_store, tmp_path, base_url=SITE)
    page = client.get("/daerah/33.21").text
    assert f'<link rel="canonical" href="{SITE}/daerah/33.21' in page
    assert f'<meta property="og:image" content="{SITE}/pratinjau/' in page
    assert client.get("/?daerah=33.21").headers["Location"] == "/pantau/daerah/33.21"
    answer = client.get("/api/v1/rankings?per_halaman=5")
    assert answer.json["links"]["self"].startswith("/pantau/api/v1/rankings?")
    assert answer.headers["Link"].startswith("</pantau/api/v1/rankings?")
    assert client.get("/api/v1/openapi.json").json["servers"] == [{"url": "/pantau"}]
    assert f"{SITE}/rapor/33.21" in client.get("/rapor/33.21").text  # beside the QR code
