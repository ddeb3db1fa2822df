"""Where there are few figures, a page offers no file that cannot be made."""

import re
from html import unescape

import pytest
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

FILE = re.compile(r'<a[^>]* href="([^"]+)"[^>]* download')


@pytest.mark.parametrize("reported", [False, True])
def test_every_file_offered_is_there(areas_engine: Engine, reported: bool) -> None:
    """Without a figure, and with one month of two areas for which there is no target."""
    ensure_areas(areas_engine)
    if reported:
        counts = [(area, measure, 30) for area in ("33.01", "33.21") for measure in (ACTIVE, ELIGIBLE)]
        facts = [Fact(area, month("2026-10"), "BPU", measure, value) for area, measure, value in counts]
        add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    settings = Settings(_env_file=None, answers="")  # type: ignore[call-arg]
    client = create_app(Store(areas_engine), settings).server.test_client()
    offered = {
        unescape(address)
        for path in ("/", "/angka-terbit", "/peringkat", "/rapat")
        for address in FILE.findall(client.get(path).text)
    }
    assert ("/surat.zip" in offered) is reported
    assert "/laporan.docx" in offered
    here = {
        address for address in offered - {"/surat.zip"} if not address.startswith("/templat/")
    }  # of app.py
    assert {address for address in here if client.get(address).status_code != 200} == set()
    assert client.get("/angka-terbit.pptx").status_code == 200
