"""A file as an answer: its tag, and 304 for whoever has it already."""

import flask
import pytest

from dashboards.rendering.http import conditional, send, tag_of

TAG = "2cf24dba5fb0a30e26e83b2ac5b9e29e"  # the first half of the SHA-256 of "hello"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (None, 200),
        (f'W/"{TAG}"', 304),
        (f'"{TAG}"', 304),
        (f'"other", W/"{TAG}"', 304),
        ("*", 304),
        ('W/"other"', 200),
    ],
)
def test_a_known_tag_is_answered_without_the_body(asked: str | None, status: int) -> None:
    app = flask.Flask(__name__)
    app.add_url_rule("/berkas", view_func=lambda: send("a.csv", b"hello", "text/csv; charset=utf-8"))
    found = app.test_client().get("/berkas", headers={"If-None-Match": asked} if asked else {})
    assert found.status_code == status
    assert found.data == (b"hello" if status == 200 else b"")
    assert found.headers["ETag"] == f'W/"{TAG}"'
    assert "Date" not in found.headers
    assert found.headers["Cache-Control"] == "no-cache"
    assert found.headers["Content-Disposition"] == 'attachment; filename="a.csv"'


def test_an_empty_body_has_a_tag_too() -> None:
    assert tag_of(b"") == "e3b0c44298fc1c149afbf4c8996fb924"
    with flask.Flask(__name__).test_request_context("/"):
        assert conditional(flask.Response(b""), tag_of(b"")).status_code == 200
