"""What a page costs: bytes of the light view, queries of a view."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from dashboards.shell.render import render
from dashboards.web import plotly_bundle
from data.repository.store import Store
from tests.support.dashboards.databases import PATHS


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:  # noqa: ARG001
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


HEAVIEST = ("/daerah/33.24", "/daerah/33.25", "/?periode=2026-09", "/?bahasa=en", "/bandingkan?bahasa=en")


@pytest.mark.parametrize(("encoding", "most"), [("br", 30_000), ("gzip", 34_000)])
def test_the_light_view_is_light(client: FlaskClient, encoding: str, most: int) -> None:
    """Everything a browser needs for the first view: the document, with style and picture in it."""
    weights = {}
    for path in {*PATHS, *HEAVIEST} - {"/tidak-ada"}:
        answer = client.get(path, headers={"Accept-Encoding": encoding})
        assert answer.headers["Content-Encoding"] == encoding
        weights[path] = len(answer.data)
    assert {path: weight for path, weight in weights.items() if weight > most} == {}
    assert 'rel="stylesheet"' not in client.get("/").text


@pytest.mark.parametrize(
    "path",
    [path for path in PATHS if path != "/tidak-ada"],
)
def test_a_warm_view_asks_the_database_little(full_store: Store, path: str) -> None:
    render(full_store, path, "periode=2026-09")
    with counted(full_store.engine) as again:
        render(full_store, path, "periode=2026-09")
    with counted(full_store.engine) as other:
        render(full_store, path, "periode=2026-08")
    assert len(again) <= 1
    assert len(other) <= 3


def test_the_bundle_without_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the small bundle was never fetched, the one inside the plotly package stands in."""
    monkeypatch.setattr(plotly_bundle, "SMALL", plotly_bundle.SMALL.parent / "tidak-ada.js")
    bundle = plotly_bundle.Bundle()
    assert len(bundle.body) > 3_000_000
    assert bundle.path.startswith("/plotly/")
    bundle.pack()
    assert brotli.decompress(bundle.brotli) == bundle.body


def test_the_bundle_is_packed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In seconds, so not at each start; another bundle has another file, and the old one goes."""
    small = tmp_path / "plotly.js"
    monkeypatch.setattr(plotly_bundle, "SMALL", small)
    for body in (b"let one = 1;" * 900, b"let two = 2;" * 900):
        small.write_bytes(body)
        plotly_bundle.Bundle().pack()
        packed = list(tmp_path.glob("*.br"))
        assert len(packed) == 1
        again = plotly_bundle.Bundle()
        with monkeypatch.context() as never:
            never.setattr(brotli, "compress", lambda *_a, **_k: pytest.fail("packed again"))
            again.pack()
            assert again.brotli == packed[0].read_bytes()
        assert brotli.decompress(again.brotli) == body
