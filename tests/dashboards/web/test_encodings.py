"""In which encoding a kept answer travels, and when it is made."""

import gzip
from pathlib import Path

import brotli
import pytest

from dashboards.web.response_cache.stored_response import accepted, answer
from data.repository.store import Store
from tests.dashboards.web.test_response_cache import client_of, number


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", ""),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip;q=0.5, *", "br"),
        ("br;q=0, gzip", "gzip"),
        ("zstd", ""),
    ],
)
def test_which_encoding(header: str, chosen: str) -> None:
    made = answer("200 OK", [("Content-Type", "text/plain")], b"abc" * 1000)
    assert set(made.bodies) == {"br"}
    assert accepted(header, made.bodies) == chosen


def test_gzip_is_made_when_asked_for_and_once(
    full_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Browsers take brotli where the address is https; what they get is not made for them twice."""
    kept = client_of(full_store, tmp_path)
    monkeypatch.setattr(gzip, "compress", lambda *_a, **_k: pytest.fail("nobody asked"))
    whole = kept.get("/definisi", headers={"Accept-Encoding": "br"})
    monkeypatch.undo()
    first = kept.get("/definisi", headers={"Accept-Encoding": "gzip"}).data
    assert gzip.decompress(first) == brotli.decompress(whole.data)
    monkeypatch.setattr(gzip, "compress", lambda *_a, **_k: pytest.fail("made again"))
    again = kept.get("/definisi", headers={"Accept-Encoding": "gzip"})
    assert (again.data, again.headers["Content-Encoding"]) == (first, "gzip")
    assert kept.get("/definisi", headers={"Accept-Encoding": "br"}).data == whole.data
    assert number(tmp_path) == 1
