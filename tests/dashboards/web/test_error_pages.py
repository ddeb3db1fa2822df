"""Pages of errors: in the reader's language, nothing of the server inside, and a log nobody can fill."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.database.engine import make_engine
from data.repository.store import Store
from data.settings import Settings
from tests.dashboards.web.test_application import callback

LOST_ID = "Angka sedang tidak dapat dibaca."
LOST_EN = "The figures cannot be read at the moment."


@pytest.fixture
def lost(full_file: Path, tmp_path: Path) -> FlaskClient:
    """A server whose file was there when it started, and is no more."""
    file = tmp_path / "x.sqlite3"
    file.write_bytes(full_file.read_bytes())
    store = Store(make_engine(f"sqlite:///{file}", read_only=True))
    client = create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    assert client.get("/definisi").status_code == 200
    file.unlink()
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/definisi",
        "/peringkat?bahasa=fr",
        "/peringkat.csv",
        "/rapor/33.21",
        "/gambar/tren.svg",
        "/rapat",
    ],
)
def test_without_its_database_a_page_says_so(lost: FlaskClient, path: str) -> None:
    answer = lost.get(path)
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert LOST_ID in answer.text
    assert 'lang="id"' in answer.text
    assert "sqlite" not in answer.text.lower()
    assert "Internal" not in answer.text
    assert "script-src" in answer.headers["Content-Security-Policy"]


def test_in_english_where_that_is_asked(lost: FlaskClient) -> None:
    answer = lost.get("/tren?bahasa=en")
    assert LOST_EN in answer.text
    assert "Ke Ringkasan" not in answer.text


def test_a_program_is_told_in_its_form(lost: FlaskClient) -> None:
    answer = lost.get("/api/v1/rankings")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.json["detail"] == "Basis data sedang tidak dapat dibaca. Coba lagi sebentar lagi."
    assert lost.post("/_dash-update-component", json=callback("/tren", "")).status_code == 503


def test_the_database_comes_back(full_file: Path, lost: FlaskClient, tmp_path: Path) -> None:
    assert lost.get("/tren").status_code == 503
    (tmp_path / "x.sqlite3").write_bytes(full_file.read_bytes())
    assert lost.get("/tren").status_code == 200


def test_a_page_that_fails_is_told_once(
    full_store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The status of the page before the fault does not stay; of a hundred faults alike one is logged."""

    def broken(*_: Any, **__: Any) -> str:
        raise KeyError("rahasia")

    monkeypatch.setattr("dashboards.web.application.rapor.picture_address", broken)
    client = create_app(full_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    with caplog.at_level(logging.ERROR):
        answers = [client.get("/definisi") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert "Halaman ini tidak dapat dibuat." in answers[0].text
    assert "rahasia" not in answers[0].text
    assert [record.exc_info is not None for record in caplog.records] == [True]


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("POST", "/peringkat", 405, "Alamat ini hanya dapat dibaca."),
        ("POST", "/peringkat?bahasa=en", 405, "This address can only be read."),
        ("GET", "/static/tidak-ada.js", 404, "Halaman ini tidak ada."),
        ("GET", "/plotly/tidak-ada", 404, "Halaman ini <em"),
    ],
)
def test_refusals_are_pages_too(client: FlaskClient, method: str, path: str, status: int, said: str) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert said in answer.text
    if status == 405:
        assert "GET" in answer.headers["Allow"]


SCRIPTS = ("dash/__init__.py", "dash/dash.py", "flask/app.py", "x/y", "dash/%00", "dash/" + "a" * 5000)
MISSING = ("dash/dash-renderer/build/dash_renderer.min.js.map", "dash/dcc/async-tidak-ada.js")


@pytest.mark.parametrize("path", [*SCRIPTS, *MISSING], ids=range(len(SCRIPTS + MISSING)))
def test_what_is_no_script_is_not_there(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    answer = client.get(f"/_dash-component-suites/{path}")
    assert answer.status_code == 404
    assert caplog.records == []


HALF = "\ud800"


@pytest.mark.parametrize(
    "body",
    [
        callback(f"/{HALF}", ""),
        callback("/", f"?edisi={HALF}"),
        callback("/", "", HALF),
        {**callback("/", ""), "changedPropIds": [HALF]},
        {**callback("/", ""), HALF: 1},
    ],
    ids=range(5),
)
def test_half_a_character_is_refused(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: dict[str, Any]
) -> None:
    answer = client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 400
    assert caplog.records == []


def test_the_page_tells_nothing_of_what_it_runs_on(client: FlaskClient) -> None:
    text = client.get("/").text
    for told in ("plotly.com", "GCC", "Clang", ".v4_", "python 3", "Python/", "_dash-config"):
        assert told not in text, told
