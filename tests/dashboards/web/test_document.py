"""The document around a page: head, status, redirects without a script, health."""

import pytest
from flask.testing import FlaskClient

from dashboards.shell.render import render
from dashboards.web.application import create_app
from data.database.engine import make_engine
from data.repository.store import Store
from data.settings import Settings
from tests.dashboards.rendering.test_html import document
from tests.support.dashboards.databases import PATHS
from tests.support.dashboards.html_tree import Node, tree


def head(client: FlaskClient, address: str) -> tuple[Node, dict[str, str]]:
    """The <html> and what its <meta> tags say."""
    whole = tree(document(client.get(address).text)).one("html")
    tags = {
        tag.attributes.get("name") or tag.attributes.get("property", ""): tag.attributes.get("content", "")
        for tag in whole.one("head").all("meta")
    }
    return whole, tags


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_title_language_description_and_preview(
    client: FlaskClient, full_store: Store, path: str, language: str
) -> None:
    whole, tags = head(client, f"{path}?bahasa={language}")
    page = render(full_store, path, f"bahasa={language}")
    assert whole.attributes["lang"] == language
    assert whole.one("title").text == page.title
    assert page.title.endswith(" · Pantau Jamsostek")
    h1, described = whole.one("h1").text, " ".join(tags["description"].split())
    assert h1 in described
    assert described.endswith(" ".join(page.description.split()))
    assert tags["og:description"] == tags["description"]
    assert tags["og:title"] == page.title
    # The address as it is written canonically: what a reader gets anyway is not in it.
    assert tags["og:url"].endswith(path + {"id": "", "en": "?bahasa=en"}[language])
    assert tags["og:locale"] == {"id": "id_ID", "en": "en_GB"}[language]
    assert "viewport" in tags
    other = next(link for link in whole.all("link") if link.attributes.get("rel") == "alternate")
    assert other.attributes["hreflang"] == {"id": "en", "en": "id"}[language]


def test_titles_differ_from_page_to_page(client: FlaskClient) -> None:
    titles = [head(client, path)[0].one("title").text for path in PATHS]
    assert len(set(titles)) == len(titles)


def test_the_description_of_a_simulated_page_begins_with_it(client: FlaskClient) -> None:
    for path in ("/", "/peringkat", "/daerah/33.21"):
        assert head(client, path)[1]["description"].startswith("SIMULASI")
        assert not head(client, f"{path}?edisi=terbit-terkini")[1]["description"].startswith("SIMUL")
    assert not head(client, "/angka-terbit")[1]["description"].startswith("SIMUL")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/peringkat?urut=capaian", 200),
        ("/tidak-ada", 404),
        ("/daerah/99.99", 404),
        ("/daerah/33.21", 200),
        ("/favicon.ico", 200),
    ],
)
def test_status(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_404_page_leads_on(client: FlaskClient) -> None:
    whole, _ = head(client, "/tidak-ada")
    assert "tidak ada" in whole.one("h1").text
    assert {"/", "/peringkat"} <= {a.attributes["href"] for a in whole.one("main").all("a")}


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/?daerah=33.21", "/daerah/33.21"),
        ("/peringkat?periode=2026-09&daerah=33.74&metrik=", "/daerah/33.74?periode=2026-09&metrik="),
        ("/daerah/33.21?daerah=kr-kedu", "/daerah/kr-kedu"),
        ("/?daerah=//evil.test/x", "/daerah///evil.test/x"),
        ("/?daerah=a%0d%0aSet-Cookie:x", "/daerah/a%0D%0ASet-Cookie%3Ax"),
    ],
)
def test_without_a_script_the_form_opens_an_area(client: FlaskClient, address: str, target: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == target
    assert "Set-Cookie" not in answer.headers


def test_an_area_that_is_open_is_not_opened_again(client: FlaskClient) -> None:
    assert client.get("/daerah/33.21?daerah=33.21").status_code == 200


def test_health(client: FlaskClient) -> None:
    answer = client.get("/sehat")
    assert answer.status_code == 200
    assert (answer.json["status"], answer.json["edisi"]) == ("sehat", 4)


def test_health_without_tables(tmp_path: object) -> None:
    file = f"{tmp_path}/kosong.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    app = create_app(Store(engine), Settings(_env_file=None))  # type: ignore[call-arg]
    answer = app.server.test_client().get("/sehat")
    assert answer.status_code == 503
    assert answer.json["status"] == "sakit"
    assert file not in answer.text
    engine.dispose()


def test_two_applications_side_by_side(full_store: Store, small_store: Store) -> None:
    made = [create_app(store, Settings(_env_file=None)) for store in (full_store, small_store)]  # type: ignore[call-arg]
    simulated, real = (app.server.test_client().get("/").text for app in made)
    assert "SIMULASI" in simulated
    assert "SIMULASI" not in real


def test_the_layout_is_the_page_that_asks_for_it(client: FlaskClient) -> None:
    page = client.get("/_dash-layout", headers={"Referer": "http://localhost/peringkat?metrik=coverage_pu"})
    assert page.status_code == 200
    graphs, nobody = page.get_data(as_text=True), client.get("/_dash-layout")
    assert graphs.count('"type":"Graph"') == 1
    assert "metrik=coverage_pu" in graphs
    assert nobody.status_code == 200
    assert "metrik=coverage_pu" not in nobody.get_data(as_text=True)
