"""/templat: every workbook that an office fills in, and the ways to send one."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from etl.templates import EXAMPLES, TEMPLATES, workbook_of
from tests.support.clock import Clock
from tests.support.dashboards.html_tree import page


@pytest.fixture
def client(small_store: Store) -> FlaskClient:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    return create_app(small_store, settings, workbook_of=workbook_of).server.test_client()


def test_every_format_that_is_filled_in_has_its_template(small_store: Store) -> None:
    links = page(small_store, "/templat").one("main").links
    offered = [link.removeprefix("/templat/").removesuffix(".xlsx") for link in links if ".xlsx" in link]
    assert sorted(offered) == sorted(set(TEMPLATES) - set(EXAMPLES))


def test_the_recap_begins_with_the_month_that_has_ended(client: FlaskClient, clock: Clock) -> None:
    clock(datetime(2026, 11, 30, 18))  # 1 December in Jakarta
    answer = client.get("/templat/rekap.xlsx")
    assert answer.status_code == 200
    assert 'filename="templat-rekap-2026-11.xlsx"' in answer.headers["Content-Disposition"]
    cells = [str(c) for row in openpyxl.load_workbook(BytesIO(answer.data)).active.values for c in row if c]
    assert "November 2026" in cells
    assert sum(cell.startswith("33.") for cell in cells) == 35


def test_what_no_office_fills_in_is_not_there(client: FlaskClient) -> None:
    for form in ("bps_tabel", "lain", "..%2Frekap"):
        answer = client.get(f"/templat/{form}.xlsx")
        assert answer.status_code == 404, form
    assert "Semua templat: /templat" in client.get("/templat/lain.xlsx").text


def test_no_page_sends_an_official_to_a_terminal(small_store: Store, empty_store: Store) -> None:
    """But for the page of the ways in, which names it last, and the one of lists, which is also a command."""
    for store in (small_store, empty_store):
        for path in ("/", "/inpres", "/jurang", "/tenggat", "/program", "/corong", "/manfaat", "/mutu-data"):
            assert "python -m etl" not in page(store, path).text, path
