"""Scripts of other sites may read the API, and nothing but the API."""

import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings

RANKINGS = "/api/v1/rankings"
OTHER = {"Origin": "https://contoh.id"}


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", RANKINGS, {}, 200),
        ("HEAD", RANKINGS, {}, 200),
        ("GET", f"{RANKINGS}?format=csv", {}, 200),
        ("GET", "/api/v1/openapi.json", {}, 200),
        ("GET", f"{RANKINGS}?metrik=tidak_ada", {}, 400),
        ("GET", f"{RANKINGS}?periode=1999-01", {}, 422),
        ("GET", "/api/v1/tidak-ada", {}, 404),
        ("POST", RANKINGS, {}, 405),
        ("OPTIONS", RANKINGS, {"Access-Control-Request-Method": "GET"}, 204),
    ],
)
def test_every_answer_may_be_read_from_elsewhere(
    client: FlaskClient, method: str, path: str, more: dict[str, str], status: int
) -> None:
    answer = client.open(path, method=method, headers={**OTHER, **more})
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = {name.strip() for name in answer.headers["Access-Control-Expose-Headers"].split(",")}
    assert {"ETag", "Link", "X-Total-Count"} <= exposed
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_an_unchanged_answer_too(client: FlaskClient) -> None:
    tag = client.get(RANKINGS).headers["ETag"]
    answer = client.get(RANKINGS, headers={**OTHER, "If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_what_a_script_may_ask(client: FlaskClient) -> None:
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    answer = client.options(RANKINGS, headers={**OTHER, **asked})
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "Accept, If-None-Match"


@pytest.mark.parametrize("path", ["/", "/peringkat.json", "/api", "/sehat", "/_dash-layout", "/api/v10/x"])
def test_nothing_else_is_shared(client: FlaskClient, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in client.get(path, headers=OTHER).headers


def test_drafts_are_shared_with_nobody(full_store: Store) -> None:
    settings = Settings(_env_file=None, preview=True)  # type: ignore[call-arg]
    preview = create_app(full_store, settings).server.test_client()
    assert "Access-Control-Allow-Origin" not in preview.get(RANKINGS, headers=OTHER).headers
