"""The page of the four duties, on a small world and on a day that is known."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from types import SimpleNamespace

import pandas as pd
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.shell.render import render
from dashboards.web.application import create_app
from data.database.engine import make_engine, migrate
from data.facts import duties
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.dashboards import small
from tests.support.dashboards.html_tree import page as page_of
from tests.support.world import new_load

TODAY = datetime(2026, 11, 22, 3, 0)
LATE = r"1 janji lewat tenggat|lewat tenggat 1 Okt"


def duty(area: str, key: str, status: str, **more: object) -> dict[str, object]:
    row = {"area_code": area, "duty": key, "status": status, "source_column": "status"}
    empty = dict.fromkeys(("document_number", "document_date", "evidence", "due_on", "note", "sheet"))
    return {**empty, **row, "source_row": 2, **more}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Demak has begun with bumd, promised for 1 October; a later file says that Kudus is done."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('inpres') / 'x.sqlite3'}")
    migrate(engine)
    ensure_areas(engine)
    small.fill(engine)
    first = [
        duty(small.DEMAK, "bumd", "proses", due_on=date(2026, 10, 1)),
        duty(small.KUDUS, "bumd", "belum", due_on=date(2026, 10, 1)),
        duty(small.PATI, "ptsp", "sebagian", due_on=date(2027, 1, 1), evidence="https://jdih.contoh.go.id/9"),
    ]
    later = [duty(small.KUDUS, "bumd", "selesai", document_number="Perbup 7/2026")]
    for digest, rows in (("d" * 64, first), ("e" * 64, later)):
        add_load(engine, new_load(digest=digest), {"compliance": pd.DataFrame(rows, dtype=object)})
    yield Store(engine)
    engine.dispose()


@pytest.fixture
def read(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The text of the page on that day."""
    monkeypatch.setattr("data.dates.now", lambda: TODAY)
    return lambda search="": page_of(store, "/inpres", search).text


def test_who_is_how_far(read: Callable[..., str]) -> None:
    text = read()
    assert "Regulasi dan anggaran belum selesai di 35 dari 35 daerah; 1 janji lewat tenggat." in text
    assert "1 dari 35 daerah selesai" in text  # BUMD: Kudus, by its later file
    assert "Perbup 7/2026" in text
    assert "! lewat tenggat 1 Okt 2026" in text
    assert "52 hari" in text  # 1 October to 22 November
    assert "tenggat 1 Jan 2027" in text


def test_a_duty_and_a_state_narrow_the_table(read: Callable[..., str]) -> None:
    late = read("kewajiban=bumd&keadaan=lewat")
    assert "1 dari 35 daerah; yang paling sedikit selesai di atas. Keadaan per 22 November 2026." in late
    assert "33 dari 35 daerah; yang paling" in read("kewajiban=bumd&keadaan=belum_melapor")
    assert "35 dari 35 daerah; yang paling" in read("kewajiban=entah&keadaan=entah")


def test_an_address_as_evidence_is_a_link(store: Store) -> None:
    assert 'href="https://jdih.contoh.go.id/9"' in str(render(store, "/inpres", "").light)


def test_without_reports_it_says_what_to_do(small_store: Store) -> None:
    text = page_of(small_store, "/inpres").text
    assert "Belum ada laporan tentang empat kewajiban" in text
    assert "python -m etl template kepatuhan" in text


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("proses", date(2026, 11, 21), True),
        ("proses", date(2026, 11, 22), False),
        ("proses", None, False),
        ("selesai", date(2020, 1, 1), False),
    ],
)
def test_overdue_begins_the_day_after(status: str, due: date | None, late: bool) -> None:
    assert duties.overdue(SimpleNamespace(status=status, due_on=due), date(2026, 11, 22)) is late


def test_every_area_is_counted_once_a_duty() -> None:
    rows = [
        SimpleNamespace(area_code="a", duty="bumd", status="selesai", load_id=1, seq=1),
        SimpleNamespace(area_code="a", duty="bumd", status="belum", load_id=2, seq=1),
    ]
    counts = duties.tally(duties.current_duties(rows), ["a", "b"], "bumd")
    assert counts == {"selesai": 0, "sebagian": 0, "proses": 0, "belum": 1, "belum_melapor": 1}


def everywhere(client: FlaskClient) -> dict[str, str]:
    """What a page, a file, a rapor and a letter say."""
    told = {path: client.get(path).text for path in ("/inpres", "/inpres.json", "/rapor/33.21")}
    with zipfile.ZipFile(io.BytesIO(client.get("/nota.docx").data)) as file:
        told["/nota.docx"] = file.read("word/document.xml").decode()
    return {path: re.sub("<[^>]*>", "", words) for path, words in told.items()}


def test_a_day_ends_at_midnight_in_jawa_tengah_and_everywhere(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise for 1 October is overdue on the 2nd, when UTC still writes the 1st; nobody loads a thing."""
    client = create_app(store, Settings()).server.test_client()
    for moment, late in ((datetime(2026, 10, 1, 16, 59), False), (datetime(2026, 10, 1, 17, 0), True)):
        monkeypatch.setattr("data.dates.now", lambda moment=moment: moment)
        told = everywhere(client)
        found = {path: bool(re.search(LATE, words)) for path, words in told.items()}
        assert found == dict.fromkeys(told, late)
        assert ("2 Oktober 2026" if late else "1 Oktober 2026") in told["/nota.docx"]


def test_a_fixed_edition_is_judged_on_its_own_day(
    areas_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made in the night to 2 October, when a promise for the 1st is a day late; read again weeks later."""
    small.fill(areas_engine)
    rows = [duty(small.DEMAK, "bumd", "proses", due_on=date(2026, 10, 1))]
    add_load(areas_engine, new_load(digest="d" * 64), {"compliance": pd.DataFrame(rows, dtype=object)})
    monkeypatch.setattr("data.repository.editions.now", lambda: datetime(2026, 10, 1, 17, 0))
    create_edition(areas_engine, "rapat", title="Rapat", collection="resmi")
    monkeypatch.setattr("data.dates.now", lambda: TODAY)
    store = Store(areas_engine)
    assert "1 hari" in page_of(store, "/inpres", "edisi=rapat").text
    assert "52 hari" in page_of(store, "/inpres").text
