"""What is not open yet says so wherever it travels, and no cache keeps it."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.opened import workbook
from tests.support.dashboards.small import DEMAK
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

SEPTEMBER = month("2026-09")
HIDDEN = {"rancangan": "rancangan", "rahasia": "embargo"}


@pytest.fixture
def preview(areas_engine: Engine) -> FlaskClient:
    """Demak in September 2026: official figures, a draft and an edition under embargo of them."""
    facts = [
        Fact(DEMAK, SEPTEMBER, "BPU", ACTIVE, 40_000),
        Fact(DEMAK, SEPTEMBER, "BPU", ELIGIBLE, 200_000),
    ]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    add_load(
        areas_engine, new_load(digest="b" * 64, collection="simulasi"), {"observation": fact_frame(facts)}
    )
    create_edition(areas_engine, "rancangan", title="Rapat A", collection="simulasi", draft=True)
    ends = datetime(2099, 1, 1, 2, 30)
    create_edition(areas_engine, "rahasia", title="Rapat B", collection="resmi", embargo_until=ends)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    return create_app(Store(areas_engine, preview=True), settings).server.test_client()


def cells(body: bytes) -> list[str]:
    sheets = workbook(body).worksheets
    return [str(v) for sheet in sheets for row in sheet.iter_rows(values_only=True) for v in row if v]


@pytest.mark.slow
def test_files_say_what_is_not_open_yet(preview: FlaskClient) -> None:
    for slug, word in HIDDEN.items():
        words = f"PRATINJAU: {word}"
        simulated = "SIMULASI" if slug == "rancangan" else ""
        said = json.loads(preview.get(f"/peringkat.json?edisi={slug}").text)
        assert said["notice"] == (f"SIMULASI: semua angka rekaan. {words}." if simulated else f"{words}.")
        assert said["edition"]["title"].endswith(f" ({words})")
        assert said["edition"]["draft"] is bool(simulated)
        assert said["edition"]["embargo_until"] == (None if simulated else "2099-01-01T02:30:00Z")
        mark = f"SIMULASI · {words}" if simulated else words
        lines = preview.get(f"/peringkat.csv?edisi={slug}").text.splitlines()
        assert all(line.rstrip().endswith(mark) for line in lines[1:])
        assert len(lines) == 36
        for path in ("/peringkat", f"/daerah/{DEMAK}"):
            found = cells(preview.get(f"{path}.xlsx?edisi={slug}").data)
            assert said["notice"] in found
            assert any(f"({words})" in cell and "edisi: " in cell for cell in found)
        picture = preview.get(f"/gambar/peringkat.svg?edisi={slug}").text
        assert said["notice"] in picture
        package = zipfile.ZipFile(io.BytesIO(preview.get(f"/peringkat.zip?edisi={slug}").data))
        assert words in json.loads(package.read("datapackage.json"))["title"]
        for path in ("/rapat.pptx", "/nota.docx"):
            parts = zipfile.ZipFile(io.BytesIO(preview.get(f"{path}?edisi={slug}").data))
            assert any(words in parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_the_api_says_what_is_not_open_yet(preview: FlaskClient) -> None:
    for slug, word in HIDDEN.items():
        words = f"PRATINJAU: {word}"
        said = json.loads(preview.get(f"/api/v1/observations?edisi={slug}").text)
        assert words in said["notice"]
        assert words in said["edition"]["title"]
        assert said["edition"]["draft"] is (word == "rancangan")
        assert all(words in row["mark"] for row in said["data"])
        assert words in preview.get(f"/api/v1/observations?edisi={slug}&format=csv").text
    listed = {row["slug"]: row for row in json.loads(preview.get("/api/v1/editions").text)["data"]}
    assert listed["rancangan"]["draft"] is True
    assert listed["rahasia"]["embargo_until"] == "2099-01-01T02:30:00Z"
    assert listed["resmi-terkini"]["embargo_until"] is None


@pytest.mark.parametrize(
    "path",
    ["/", "/peringkat.xlsx", f"/pratinjau/{DEMAK}.png", "/api/v1/editions", "/_dash-layout", "/x"],
)
def test_no_cache_keeps_what_a_preview_shows(preview: FlaskClient, client: FlaskClient, path: str) -> None:
    assert preview.get(path).headers["Cache-Control"] == "private, no-store"
    assert "no-store" not in client.get(path).headers["Cache-Control"]


def test_an_english_workbook_names_its_edition_in_english(client: FlaskClient) -> None:
    found = cells(client.get("/peringkat.xlsx?bahasa=en").data)
    assert any(cell.startswith("edition: ") and ", latest · " in cell for cell in found)
    assert not [cell for cell in found if "erkini (" in cell]
