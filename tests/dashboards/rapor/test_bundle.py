"""The rapor as files: tagged PDF with real text, the same figures as the frame, all 35, nothing evaluated."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from flask.testing import FlaskClient
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import Engine

from dashboards.rapor.bundle import write_rapor
from dashboards.rapor.social_preview import preview
from dashboards.rapor.values import rapor_context
from dashboards.request.context import COVERAGES
from dashboards.web.application import create_app
from data.dates import now
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.dashboards.rapor.test_rapor import BASE, EVIL
from tests.support.dashboards.html_tree import number
from tests.support.dashboards.small import DEMAK, fill, paid_cover
from tests.support.world import new_load


def words(reader: PdfReader, *pages: int) -> str:
    """The text of the pages, on one line."""
    return " ".join(" ".join(reader.pages[page].extract_text().split()) for page in pages)


def opened(store: Store, code: str | None = None, search: str = "") -> PdfReader:
    found = write_rapor(store, code, search=search, base=BASE)
    assert found is not None
    return PdfReader(BytesIO(found[1]))


@pytest.fixture(scope="module")
def book(full_store: Store) -> PdfReader:
    return opened(full_store, None, "periode=2026-09")


def test_the_figures_of_one_pdf(small_store: Store) -> None:
    text = words(opened(small_store, DEMAK), 0, 1)
    for piece in (
        "Rapor Kabupaten Demak, September 2026",
        "target 30,0 % · kurang 14.000 orang",
        "46.000 dari 200.000",
        "peringkat 1 dari 3 (Agu 2026: 2, naik 1; setahun lalu 1, tetap)",
        "yang diperlukan 4.667",
        "Rp2,8 miliar",
        "edisi: Data resmi, terkini",
        f"{BASE}/rapor/33.21?edisi=resmi-terkini&periode=2026-09",
    ):
        assert piece in text
    assert "SIMULASI" not in text


def elements(node: object, parent: str = "") -> Iterator[tuple[str, str, Any]]:
    """All elements of a structure tree in reading order: kind, kind of the parent, the element."""
    if isinstance(node, list):
        for child in node:
            yield from elements(child, parent)
    elif hasattr(node, "get_object") and isinstance(found := node.get_object(), dict):
        kind = found.get("/S", parent)
        if "/S" in found:
            yield kind, parent, found
        yield from elements(found.get("/K", []), kind)


def test_it_is_tagged_for_screen_readers(small_store: Store) -> None:
    reader = opened(small_store, DEMAK)
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "id"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert reader.metadata.title == "Rapor Kabupaten Demak, September 2026"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    kinds = [kind for kind, _parent, _found in elements(root["/StructTreeRoot"]["/K"])]
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= set(kinds)
    assert kinds.count("/H1") == 1
    assert kinds.count("/Figure") == 2  # the trend and the QR code, each with its text
    assert opened(small_store, DEMAK, "bahasa=en").trailer["/Root"]["/Lang"] == "en"


def test_what_it_says_is_structured_as_pdf_ua_wants(full_store: Store) -> None:
    """What veraPDF would ask of the tree (Matterhorn 7, 9, 13 to 15, 28)."""
    reader = opened(full_store, DEMAK)
    found = list(elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert all(str(element.get("/Alt", "")).strip() for kind, _in, element in found if kind == "/Figure")
    scopes = {attribute["/Scope"] for kind, _in, e in found if kind == "/TH" for attribute in _attributes(e)}
    assert scopes == {"/Column"}
    above = {kind: {parent for own, parent, _e in found if own == kind} for kind, _in, _e in found}
    assert above["/TR"] == {"/THead", "/TBody"}
    assert above["/TH"] | above["/TD"] == {"/TR"}
    assert above["/LI"] == {"/L"}
    assert "/Div" not in above["/Strong"] | above.get("/Span", set())  # text stands in paragraphs
    levels = [int(kind[2]) for kind, _in, _e in found if kind[:2] == "/H"]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))
    for page in reader.pages:
        notes = [note.get_object() for note in page.get("/Annots", [])]
        assert all(note["/Contents"] and "/StructParent" in note for note in notes)
        assert not notes or page["/Tabs"] == "/S"


def _attributes(element: Any) -> list[Any]:
    found = element["/A"].get_object()
    return [one.get_object() for one in (found if isinstance(found, list) else [found])]


def test_its_fonts_travel_with_it(small_store: Store) -> None:
    seen = set()
    for page in opened(small_store, DEMAK).pages:
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            seen.add(descriptor["/FontName"].partition("+")[2].partition("-")[0])
    assert seen == {"Lato", "DejaVuSansMono"}


def test_both_pages_are_filled(small_store: Store, full_store: Store) -> None:
    """With few facts and with many: the last line stands at most 28 mm from the edge of the page."""
    for store, code in ((small_store, DEMAK), (full_store, DEMAK), (full_store, "33")):
        pages = opened(store, code).pages
        assert len(pages) == 2
        for page in pages:
            lines: list[float] = []

            def see(text: str, matrix: Any, *_more: Any, lines: list[float] = lines) -> None:
                if text.strip():
                    lines.append(matrix[5])

            page.extract_text(visitor_text=see)
            assert min(y for y in lines if y > 40) < 80


def test_the_book_holds_all_with_bookmarks(book: PdfReader, full_store: Store) -> None:
    context = rapor_context(full_store, "periode=2026-09")
    chapters = [entry for entry in book.outline if not isinstance(entry, list)]
    assert [entry["/Title"] for entry in chapters] == [
        f"Rapor {area.name}, September 2026" for area in sorted(context.kabkota, key=lambda a: a.code)
    ]
    assert "Daftar isi" in words(book, 0)
    places = [book.get_destination_page_number(entry) for entry in chapters]
    ends = [*places[1:], len(book.pages)]
    assert max(end - start for start, end in zip(places, ends, strict=True)) <= 2
    for area, start, end in zip(sorted(context.kabkota, key=lambda a: a.code), places, ends, strict=True):
        text = words(book, *range(start, end))
        assert "SIMULASI" in text
        for row in context.rows(*COVERAGES, areas=(area.code,)):
            if row.value is not None:
                assert f"{number(row.numerator)} dari {number(row.denominator)}" in text


def test_the_archive_holds_thirty_five(full_store: Store) -> None:
    found = write_rapor(full_store, form="zip", search="periode=2026-09", base=BASE)
    assert found is not None
    archive = ZipFile(BytesIO(found[1]))
    codes = sorted(code for code in full_store.areas().index if "." in code)
    assert archive.namelist() == [f"rapor-{code}-2026-09.pdf" for code in codes]
    assert len(codes) == 35
    single = write_rapor(full_store, codes[7], search="periode=2026-09", base=BASE)
    assert single is not None
    assert archive.read(archive.namelist()[7]) == single[1]
    six = write_rapor(full_store, form="zip", search="kares=kr-kedu", base=BASE)
    assert six is not None
    assert len(ZipFile(BytesIO(six[1])).namelist()) == 6


def test_it_needs_no_server(small_store: Store) -> None:
    """Without an address there are no links that lead nowhere."""
    found = write_rapor(small_store, DEMAK)
    assert found is not None
    reader = PdfReader(BytesIO(found[1]))
    links = [a.get_object()["/A"]["/URI"] for page in reader.pages for a in page.get("/Annots", [])]
    assert all(link.startswith("http") for link in links)
    assert found[0] == "rapor-33.21-2026-09.pdf"
    assert write_rapor(small_store, "33.99") is None


def test_no_text_becomes_markup(areas_engine: Engine) -> None:
    fill(areas_engine)
    spell = {**paid_cover(DEMAK, "APBD", 700, date(2026, 8, 1), 3), "group_name": EVIL}
    add_load(areas_engine, new_load(digest="b" * 64), {"funding": pd.DataFrame([spell]).astype(object)})
    store = Store(areas_engine)
    assert EVIL.replace(" ", "") in words(opened(store, DEMAK, f"edisi={EVIL}"), 0).replace(" ", "")
    assert preview(store, DEMAK, f"bahasa={EVIL}") is not None


def test_an_embargoed_edition_is_in_no_file(areas_engine: Engine) -> None:
    fill(areas_engine)
    tomorrow = now() + timedelta(days=1)
    create_edition(areas_engine, "rahasia", title="Rapat Rahasia", collection="resmi", embargo_until=tomorrow)
    text = words(opened(Store(areas_engine), DEMAK, "edisi=rahasia"), 0)
    assert "Rapat Rahasia" not in text
    assert "“edisi” di alamat ini tidak dikenal" in text


def test_pictures_for_chats(client: FlaskClient, full_store: Store) -> None:
    for code in ("33", "33.21", "33.74"):
        answer = client.get(f"/pratinjau/{code}.png")
        assert answer.mimetype == "image/png"
        assert len(answer.data) < 100_000
        assert Image.open(BytesIO(answer.data)).size == (1200, 630)
    assert preview(full_store, "33.21", "") != preview(full_store, "33.21", "bahasa=en")


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("/", "/pratinjau/33.png"),
        ("/daerah/33.21", "/pratinjau/33.21.png"),
        ("/daerah/33.21?bahasa=en&periode=2026-08", "/pratinjau/33.21.png?periode=2026-08&amp;bahasa=en"),
        ("/rapor/33.74", "/pratinjau/33.74.png"),
        ("/rapor", "/pratinjau/33.png"),
    ],
)
def test_pages_name_their_picture(client: FlaskClient, path: str, picture: str) -> None:
    assert f'<meta property="og:image" content="http://127.0.0.1:8050{picture}">' in client.get(path).text


def test_files_over_the_web(small_store: Store) -> None:
    client = create_app(small_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    for path, kind, name in (
        ("/rapor/33.21.pdf", "application/pdf", "rapor-33.21-2026-09.pdf"),
        ("/rapor.zip?kares=kr-pati", "application/zip", "rapor-2026-09.zip"),
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.mimetype == kind
        assert name in answer.headers["Content-Disposition"]
