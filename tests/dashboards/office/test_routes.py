"""Slides by address: every page, no data, names that mean harm, editions that are not open yet."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboards.meeting.document import rapat_html
from dashboards.office.content.text_width import cut, lines, width
from dashboards.office.slides.deck import write_deck
from dashboards.web.application import create_app
from data.database.engine import make_engine, migrate
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.office import booked, charts, opened, said, titles
from tests.support.dashboards.small import fill
from tests.support.world import new_load

HOSTILE = '=HYPERLINK("http://x")<b>&\x07\''


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A small world in which somebody has given a fund and a group a wicked name, with an edition that is
    not open yet."""
    file: Path = tmp_path_factory.mktemp("hostile") / "x.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    ensure_areas(engine)
    fill(engine)
    spell = {
        **{"area_code": "33.21", "group_name": HOSTILE, "fund": HOSTILE, "year": 2026, "workers": 900},
        **{"first_month": date(2026, 9, 1), "months": 2, "rupiah": 1, "address": HOSTILE, "note": None},
        **{"sheet": None, "source_row": None, "source_column": None},
    }
    add_load(engine, new_load(digest="b" * 64), {"funding": pd.DataFrame([spell]).astype(object)})
    until = datetime(2099, 1, 1)
    create_edition(engine, "rahasia", title="Edisi rahasia", collection="resmi", embargo_until=until)
    return Store(engine)


@pytest.mark.parametrize(
    "path",
    [
        *("/ringkasan", "/peringkat", "/daerah/33.21", "/tren", "/jurang", "/inpres", "/bandingkan"),
        *("/mutu-data", "/angka-terbit", "/definisi"),
    ],
)
def test_every_page_has_its_slides(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}.pptx?bahasa=en")
    assert answer.status_code == 200
    found = opened(answer.data)
    assert 1 <= len(found.slides) <= 9
    assert ("SIMULASI" in said(found.slides[0])) == (path != "/angka-terbit")
    again = client.get(f"{path}.pptx?bahasa=en", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_what_is_no_page_has_no_slides(client: FlaskClient) -> None:
    assert client.get("/tidak-ada.pptx").status_code == 404
    assert client.get("/daerah/99.99.pptx").status_code == 404
    assert client.get("/rapat.pptx?daerah=33.21").status_code == 200


def test_pages_lead_to_their_slides(client: FlaskClient) -> None:
    page = client.get("/peringkat?periode=2026-08").get_data(as_text=True)
    assert 'href="/peringkat.pptx?periode=2026-08"' in page


def test_the_meeting_leads_to_its_papers(small_store: Store) -> None:
    page = rapat_html(small_store, "periode=2026-08")
    assert 'href="/rapat.pptx?periode=2026-08"' in page
    assert 'href="/nota.docx?periode=2026-08"' in page


def test_without_figures_the_deck_says_so(empty_store: Store) -> None:
    name, body = write_deck(empty_store)
    assert name == "rapat.pptx"
    assert titles(body)[-1] == "Belum ada data dalam edisi ini."


def test_few_figures_make_a_deck_that_says_what_is_missing(terbit_store: Store) -> None:
    body = write_deck(terbit_store)[1]
    words = "\n".join(said(slide) for slide in opened(body).slides)
    assert "Belum ada pembanding" in words
    assert "Belum dapat dinilai: bulan ini belum ada daerah yang punya capaian dan target" in words
    assert "Hanya Kendal yang punya angka (4,2\u00a0%)." in words
    assert "Belum ada laporan tentang empat kewajiban" in words
    assert not any("target" in chart.chart_title.text_frame.text for chart in charts(body)[:1])


@pytest.mark.slow
def test_wicked_names_stay_text(hostile: Store) -> None:
    body = write_deck(hostile, search="daerah=semua")[1]
    words = "\n".join(said(slide) for slide in opened(body).slides)
    assert '=HYPERLINK("http://x")<b>& \'' in words
    for chart in charts(body):
        assert booked(chart.part.chart_workbook.xlsx_part.blob)


@pytest.mark.slow
def test_an_edition_under_embargo_has_no_deck(hostile: Store) -> None:
    body = write_deck(hostile, search="edisi=rahasia")[1]
    assert "rahasia" not in "\n".join(said(slide) for slide in opened(body).slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in opened(body).slides]
    assert not any("rahasia" in words for words in notes)
    seen = write_deck(Store(hostile.engine, preview=True), search="edisi=rahasia")[1]
    assert "Edisi rahasia" in said(opened(seen).slides[0])


def test_text_is_measured_by_its_signs() -> None:
    assert width("i" * 10, 20) < width("M" * 10, 20) / 3
    assert lines("satu dua tiga", 72, 4.2) == 2
    assert cut("satu dua tiga empat lima", 72, 3.0, 1) == "satu…"


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/rapat.pptx", "/peringkat.pptx"])
def test_a_deck_leads_to_the_sites_own_address(hostile: Store, path: str) -> None:
    """Never to the name somebody asked under: the next reader's links would lead to a stranger's host."""
    settings = Settings(_env_file=None, base_url="https://pantau.contoh.test")  # type: ignore[call-arg]
    client = create_app(hostile, settings).server.test_client()
    for host in ("satu.contoh.test", "dua.contoh.test"):
        with zipfile.ZipFile(io.BytesIO(client.get(path, base_url=f"http://{host}").data)) as file:
            words = b" ".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))
        assert b"https://pantau.contoh.test/" in words
        assert host.encode() not in words
