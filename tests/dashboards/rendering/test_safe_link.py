"""No page, document or PDF holds a link of another scheme than http and https, whatever files say."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine

from dashboards.rendering.elements import html, markup
from dashboards.rendering.safe_link import DIRECTION, linked, names_scheme, one_way, safe_href
from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards import hostile
from tests.support.dashboards.databases import PATHS

PAGES = (*PATHS, "/rapat", "/rapor", "/rapor/33.21", "/rapor/33", "/api", "/gambar/tren.svg")
DOCUMENTS = (
    "/rapat.pptx",
    "/laporan.docx",
    "/nota.docx",
    "/angka-terbit.pptx",
    "/jurang.xlsx",
    "/angka-terbit.xlsx",
)
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "background")


@pytest.mark.parametrize(
    "address",
    [
        "https://bps.go.id",
        "http://a.b/c?d=e&f=g#h",
        "HTTPS://A.ID/x",
        " https://a.id:8443/x ",
        "https://[::1]/x",
    ],
)
def test_safe(address: str) -> None:
    assert safe_href(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        *(None, "", "DPA 2026", "www.a.id", "//a.id", "/a", "javascript:alert(1)", "JavaScript:alert(1)"),
        *(
            "java\tscript:alert(1)",
            "\x01javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
        ),
        *("ftp://a.id", "mailto:a@b.id", "https:", "https://", "http:///x", "https:a.id", "httpsx://a.id"),
        *('https://a.id/"onmouseover="x', "https://a.id/<b>", "https://a.id/a b", "https://a.id/\u202ex"),
        *(
            "https://bps.go.id@evil.example/",
            "https://a.id:99999/",
            "https://a.id\\@b.id",
            "http://[x]/",
            "https://a\nb",
        ),
    ],
)
def test_not_safe(address: str | None) -> None:
    assert safe_href(address) is None


def test_what_an_element_may_link_to() -> None:
    ours = ("/", "/daerah/33.21?x=1", "#isi", "?a=b", "", "https://wa.me/?text=x")
    assert [linked("href", value) for value in ours] == list(ours)
    assert [linked("href", value) for value in ("//evil.example", "/\\evil.example", hostile.SCRIPT)] == [
        None
    ] * 3
    assert linked("src", "data:image/svg+xml,x") is not None
    assert linked("href", "data:image/svg+xml,x") is None
    assert markup(html.A("x", href="javascript:alert(1)")) == "<a>x</a>"
    assert markup(html.Form("x", action="javascript:alert(1)")) == "<form>x</form>"


def test_words_that_are_no_address_stay() -> None:
    assert [names_scheme(text) for text in ("DPA 2026", "Perda: lihat", "SK:12/2026", "https://a.id")] == [
        False
    ] * 4
    assert all(map(names_scheme, (hostile.SCRIPT, hostile.DATA, "java\nscript:x", "ftp://a.id")))
    assert one_way("a\u202eb\u200fc\u2066d") == "abcd"
    assert markup(html.P("a\u202eb", title="c\u2067d")) == '<p title="cd">ab</p>'


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The application over the hostile world."""
    from data.database.engine import make_engine, migrate
    from etl.parsing.areas import ensure_areas

    folder: Path = tmp_path_factory.mktemp("hostile")
    engine: Engine = make_engine(f"sqlite:///{folder / 'x.sqlite3'}")
    migrate(engine)
    ensure_areas(engine)
    hostile.fill(engine, folder)
    yield create_app(Store(engine), Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    engine.dispose()


class _Links(HTMLParser):
    """Every address of a page, and every handler."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handlers += [name for name, _ in attributes if name.startswith("on")]
        self.found += [(tag, name, value or "") for name, value in attributes if name in ADDRESSES]


def strange(text: str) -> list[object]:
    """What a page may not hold: an address that is neither ours nor of the web, a handler, a turning sign."""
    links = _Links()
    links.feed(text)
    other = [
        (tag, name, value)
        for tag, name, value in links.found
        if not re.match(r"(https?://|/(?![/\\])|#|\?|$)", value)
        and not (tag in ("link", "img") and value.startswith("data:image/"))
    ]
    return [*other, *links.handlers, *DIRECTION.findall(text)]


def test_a_page_that_is_strange_would_be_seen() -> None:
    page = f"<a href='{hostile.SCRIPT}' onclick='x'>a\u202eb</a><a href='/x'>c</a>"
    assert strange(page) == [("a", "href", hostile.SCRIPT), "onclick", "\u202e"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages(attacked: FlaskClient, path: str, language: str) -> None:
    search = f"?bahasa={language}&edisi=resmi-terkini&skema=jahat"
    answer = attacked.get(path + search)
    assert answer.status_code == (404 if path == "/tidak-ada" else 200)
    assert strange(answer.text) == []
    layout = attacked.get("/_dash-layout", headers={"Referer": f"http://localhost{path}{search}"}).text
    for live in (attacked.get(f"/grafik{path}{search}").text, layout):
        assert strange(live.encode().decode("unicode_escape", "replace").replace('\\"', '"')) == []
        assert "\\u202e" not in live.lower()
        assert "\u202e" not in live


def test_the_hostile_texts_are_there(attacked: FlaskClient) -> None:
    """Else the pages would be harmless because they are empty."""
    told = {path: attacked.get(f"{path}?edisi=resmi-terkini&skema=jahat&tanda=semua").text for path in PAGES}
    for path in ("/angka-terbit", "/daerah/33.21"):
        assert "alamat tidak dapat dibuka" in told[path], path
    for path in ("/inpres", "/jurang", "/angka-terbit", "/definisi"):
        assert "&lt;script&gt;alert(1)" in told[path], path


def links_of_office(content: bytes) -> list[str]:
    """The outer targets of every part of a document of Office."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        rels = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
        texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    outer = [
        rel
        for text in rels
        for rel in re.findall(r"<Relationship [^>]*>", text)
        if 'TargetMode="External"' in rel
    ]
    formulas = re.findall(r"HYPERLINK[^<]*", " ".join(texts))
    return [re.search(r'Target="([^"]*)"', rel)[1] for rel in outer] + formulas  # type: ignore[index]


@pytest.mark.slow
@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents(attacked: FlaskClient, path: str) -> None:
    answer = attacked.get(f"{path}?edisi=resmi-terkini&skema=jahat")
    assert answer.status_code == 200
    found = links_of_office(answer.data)
    assert [target for target in found if urlsplit(target).scheme not in ("http", "https")] == []


@pytest.mark.parametrize("path", ["/rapor/33.21.pdf", "/rapor/33.pdf"])
def test_pdf(attacked: FlaskClient, path: str) -> None:
    answer = attacked.get(f"{path}?edisi=resmi-terkini&skema=jahat")
    assert answer.status_code == 200
    pages = PdfReader(io.BytesIO(answer.data)).pages
    actions = [note.get_object().get("/A", {}) for page in pages for note in page.get("/Annots", ())]
    uris = [str(action["/URI"]) for action in actions if "/URI" in action]
    assert [uri for uri in uris if urlsplit(uri).scheme not in ("http", "https")] == []
    assert {str(action["/S"]) for action in actions if action} <= {"/URI", "/GoTo"}
