"""Headers, compression, caches; and that nothing an address or a caller says brings a traceback."""

import gzip
import json
import re
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_compress import flask_compress

from dashboards.web.application import FINGERPRINT, create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.databases import PATHS

SUITE = "/_dash-component-suites/dash/dcc/dash_core_components.v4_4_0m1780000000.js"
BUNDLE = re.compile(r"/plotly/[0-9a-f]{12}\.js")


def directives(client: FlaskClient, path: str) -> dict[str, list[str]]:
    written = client.get(path).headers["Content-Security-Policy"]
    parts = (part.split() for part in written.split(";"))
    return {name: rest for name, *rest in parts}


@pytest.mark.parametrize("path", [*PATHS, "/sehat", "/_dash-layout"])
def test_a_strict_policy_on_every_answer(client: FlaskClient, path: str) -> None:
    found = directives(client, path)
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    assert "'self'" in found["script-src"]
    others = [word for word in found["script-src"] if word != "'self'"]
    assert others
    assert all(re.fullmatch(r"'sha256-[\w+/=]+'", word) for word in others)
    assert not any(
        "http" in word or "*" in word or "eval" in word for words in found.values() for word in words
    )
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_what_may_be_kept_for_ever(client: FlaskClient) -> None:
    bundle = BUNDLE.search(client.get("/peringkat").text)
    assert bundle
    assert client.get(SUITE).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(bundle[0]).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", [*PATHS, "/_dash-layout", "/_dash-dependencies", "/sehat"])
def test_what_may_not(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-cache"


def test_scripts_without_a_fingerprint_are_kept_for_a_day(client: FlaskClient) -> None:
    answer = client.get("/_dash-component-suites/dash/dcc/async-graph.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    missing = client.get("/_dash-component-suites/dash/dcc/async-tidak-ada.js")
    assert missing.status_code in (404, 500)
    assert "immutable" not in missing.headers["Cache-Control"]


def decoded(client: FlaskClient, path: str, accepted: str) -> bytes:
    answer = client.get(path, headers={"Accept-Encoding": accepted})
    wanted = "br" if "br" in accepted else "gzip"
    assert answer.headers["Content-Encoding"] == wanted, path
    assert "Accept-Encoding" in answer.headers["Vary"]
    return bytes(brotli.decompress(answer.data)) if wanted == "br" else gzip.decompress(answer.data)


def test_both_compressions_hold_the_same(client: FlaskClient) -> None:
    """Asked for in turn, so that one kept answer is not given for the other."""
    text = client.get("/peringkat").text
    bundle = BUNDLE.search(text)
    assert bundle
    for path in (bundle[0], SUITE):
        first = decoded(client, path, "gzip, deflate, br")
        assert decoded(client, path, "gzip") == first == decoded(client, path, "br")
        assert len(first) > 100


def test_whoever_cannot_unpack_is_given_plain_text(client: FlaskClient) -> None:
    bundle = BUNDLE.search(client.get("/peringkat").text)
    assert bundle
    for path in (bundle[0], "/peringkat"):
        answer = client.get(path, headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in answer.headers
        assert answer.data.decode().isprintable() or "\n" in answer.text


HOSTILE = [
    "/" + "a" * 9000,
    "/daerah/" + "9" * 3000,
    "/daerah/%00",
    "/%00",
    "/..%2f..%2fetc/passwd",
    "/assets/../server.py",
    "/assets/%2e%2e/server.py",
    "/daerah/../../etc/passwd",
    "/daerah/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/?edisi=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&x=%3Cscript%3Ealert(1)%3C/script%3E",
    "/peringkat?urut=%3Cscript%3Ealert(1)%3C/script%3E&arah=x",
    "/angka-terbit?wilayah=%3Cscript%3Ealert(1)%3C/script%3E&segmen=%FF%FE",
    "/?%FF%FE=%C3%28&periode=%ED%A0%80",
    "/daerah/%FF%FE",
    "/?" + "&".join(f"k{n}=v" for n in range(3000)),
    "/?" + "=&" * 3000,
    "/?path=x&self=y&bahasa=en&bahasa=id",
    "/peringkat?periode=2026-09-30T00:00:00Z&metrik=__class__&skema=' OR 1=1 --",
    "/?daerah=" + "x" * 5000,
    "/?daerah=%00%0d%0a",
    "//evil.test/peringkat",
    "///",
    "/;x=1",
]


@pytest.mark.parametrize("address", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_is_answered_in_peace(client: FlaskClient, address: str) -> None:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code < 500, answer.status_code
    assert "alert(1)</script>" not in answer.text
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
    assert "def create_app" not in answer.text
    assert 'href="//' not in answer.text


@pytest.mark.parametrize("referrer", ["http://[", "http://localhost/%FF%00", "x" * 9000, "about:blank", "//"])
def test_a_strange_referrer_is_answered_in_peace(client: FlaskClient, referrer: str) -> None:
    assert client.get("/_dash-layout", headers={"Referer": referrer}).status_code == 200


def callback(path: Any, search: Any, shown: Any = "") -> dict[str, Any]:
    return {
        "output": "..halaman.children...halaman.data-address..",
        "outputs": [
            {"id": "halaman", "property": "children"},
            {"id": "halaman", "property": "data-address"},
        ],
        "inputs": [
            {"id": "alamat", "property": "pathname", "value": path},
            {"id": "alamat", "property": "search", "value": search},
        ],
        "state": [{"id": "halaman", "property": "data-address", "value": shown}],
        "changedPropIds": ["alamat.search"],
    }


def test_a_callback_answers_with_the_charts_of_the_page(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", json=callback("/peringkat", "?metrik=coverage_pu"))
    assert answer.status_code == 200
    found = json.loads(answer.text)["response"]["halaman"]
    assert found["data-address"] == "/peringkat?metrik=coverage_pu"
    assert [(part["type"], part["props"]["id"]) for part in found["children"]] == [("Graph", "chart-ranking")]
    again = client.post("/_dash-update-component", json=callback("/", "", "/?"))
    assert "halaman" not in again.text


def test_the_figures_of_a_page_by_their_charts(client: FlaskClient) -> None:
    """As the pictures name them; 35 bars, and of another metric other ones."""
    text = client.get("/peringkat").text
    found = client.get("/grafik/peringkat").get_json()
    assert list(found) == re.findall(r'class="light-chart" data-chart="([^"]+)"', text) == ["chart-ranking"]
    bars = found["chart-ranking"]["figure"]["data"][0]
    assert (bars["type"], len(bars["x"])) == ("bar", 35)
    assert found["chart-ranking"]["config"]["plotlyServerURL"] == ""
    other = client.get("/grafik/peringkat?metrik=coverage_pu").get_json()
    assert other["chart-ranking"]["figure"]["data"][0]["x"] != bars["x"]
    assert len(client.get("/grafik/bandingkan").get_json()) == 4
    assert client.get("/grafik/").get_json() == {}  # its pictures are the page's own
    assert client.get("/grafik/definisi").get_json() == {}
    lost = client.get("/grafik/tidak-ada")
    assert (lost.status_code, lost.get_json()) == (404, {})


def test_a_page_loads_one_script_of_ours_and_none_of_dash(client: FlaskClient) -> None:
    """In the document itself, small, under its hash; plotly's address is only written down."""
    text = client.get("/peringkat").text
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1
    assert re.fullmatch(r' data-plotly="/plotly/[0-9a-f]{12}\.js"', scripts[0][0])
    assert 2_000 < len(brotli.compress(scripts[0][1].encode())) < 8_000
    assert "_dash" not in text
    assert "preload" not in text


JUNK: list[Any] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"output": "x.y"}',
    b'{"output": 3, "inputs": 4, "changedPropIds": {}}',
    b"\xff\xfe",
    b'{"output": "..halaman.children...halaman.data-address..", "inputs": []}',
    callback({"a": 1}, "?x"),
    callback(["/"], ["?"]),
    callback(3, 4),
    callback("/", {"a": []}, {"b": 1}),
    b"[" * 900_000,
    {**callback("/", ""), "outputs": []},
    {**callback("/", ""), "outputs": [{}, 3]},
    {**callback("/", ""), "output": "x.y"},
    {**callback("/", ""), "output": ["x"]},
    {**callback("/", ""), "inputs": callback("/", "")["inputs"][:1]},
    {**callback("/", ""), "inputs": [*callback("/", "")["inputs"], *callback("/", "")["inputs"]]},
    {**callback("/", ""), "state": [{"id": "x", "property": "y"}]},
    {**callback("/", ""), "changedPropIds": {"a": 1}},
    {**callback("/", ""), "changedPropIds": [[]]},
]


@pytest.mark.parametrize("body", JUNK, ids=range(len(JUNK)))
def test_junk_for_the_callback_is_refused(client: FlaskClient, body: Any) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = client.post("/_dash-update-component", data=data, content_type="application/json")
    assert answer.status_code == 400
    assert answer.text == "Permintaan ini tidak dikenal. Muat ulang halamannya."
    assert "script-src" in answer.headers["Content-Security-Policy"]


def test_text_of_any_kind_is_answered(client: FlaskClient) -> None:
    for path, search in ((None, None), ("/daerah/" + "x" * 5000, "?" + "y" * 5000), ("", "\0")):
        assert client.post("/_dash-update-component", json=callback(path, search)).status_code == 200
    plain = client.post("/_dash-update-component", data=json.dumps(callback("/", "")))
    assert plain.status_code == 400  # not called JSON


def test_a_great_body_is_refused(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", data=b"[" * 1_500_000, content_type="application/json")
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_pages_are_only_read(client: FlaskClient, method: str) -> None:
    assert client.open("/peringkat", method=method).status_code == 405


def test_suites_are_compressed_once_and_pages_each_time(
    full_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a browser of today asks, and for any fingerprint: Dash answers all of them with the same file."""
    done: list[str] = []
    compress = flask_compress._compress_data

    def seen(app: Flask, data: bytes, algorithm: str) -> bytes:
        done.append(algorithm)
        return compress(app, data, algorithm)

    monkeypatch.setattr(flask_compress, "_compress_data", seen)
    fresh = create_app(full_store, Settings(_env_file=None)).server.test_client()
    browser = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    page = fresh.get("/definisi", headers=browser)
    assert (page.headers["Content-Encoding"], done) == ("br", ["br"])
    suite = SUITE
    first = fresh.get(suite, headers=browser)
    for path in (suite, FINGERPRINT.sub(".vlain-1m0.", suite), f"{suite}?x=/"):
        again = fresh.get(path, headers=browser)
        assert (again.headers["Content-Encoding"], again.data) == ("br", first.data)
    assert done == ["br", "br"]
    named = f"/definisi?x={suite}"
    assert fresh.get(named, headers=browser).headers["Content-Encoding"] == "br"
    fresh.get(named, headers=browser)
    assert done == ["br"] * 4
