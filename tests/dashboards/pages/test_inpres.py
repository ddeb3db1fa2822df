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
    assert "1 janji lewat tenggat di 1 daerah; regulasi dan anggaran baru selesai di 0 dari 35." in text
    assert "3 BUMD1 dari 35 selesai, 1 lewat" in text  # done: Kudus, by its later file; overdue: Demak
    assert "Perbup 7/2026" in text
    assert "BUMD: dalam proses, tenggat 1 Okt 2026, lewat 52 hari" in text  # 1 October to 22 November
    assert "PTSP: sebagian, tenggat 1 Jan 2027dokumen: belum ada" in text


def rows_of(store: Store, search: str = "") -> list[str]:
    """The areas of the grid, in their order."""
    grid = page_of(store, "/inpres", search).one("div", "duty-grid")
    return [row.one("a").text for row in grid.all("div", "row")]


def test_all_areas_by_four_duties_the_overdue_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Demak is the only one overdue, with its days in a frame; of the rest those with nothing done first."""
    monkeypatch.setattr("data.dates.now", lambda: TODAY)
    listed = rows_of(store)
    assert (len(listed), len(set(listed))) == (35, 35)
    assert (listed[0], listed[1], listed[-1]) == ("Demak", "Cilacap", "Kudus")
    demak = page_of(store, "/inpres").one("div", "duty-grid").all("div", "row")[0]
    assert demak.one("summary").attributes["aria-label"] == (
        "Regulasi: belum melapor; Peserta: belum melapor; BUMD: dalam proses, lewat 52 hari; "
        "PTSP: belum melapor"
    )
    cells = [cell for cell in demak.all("span") if cell.attributes.get("class", "").startswith("cell")]
    assert [(cell.text, cell.attributes["class"]) for cell in cells] == [
        ("…kosong", "cell d-belum_melapor"),
        ("…kosong", "cell d-belum_melapor"),
        ("→52 hari", "cell d-proses late"),
        ("…kosong", "cell d-belum_melapor"),
    ]


def test_rows_are_ordered_as_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among those with nothing done the code decides; Demak, 33.21, stands in its eks-karesidenan."""
    monkeypatch.setattr("data.dates.now", lambda: TODAY)
    assert rows_of(store, "urut=daerah")[:3] == ["Banjarnegara", "Banyumas", "Batang"]
    assert rows_of(store, "urut=selesai")[0] == "Cilacap"
    assert rows_of(store, "urut=letak")[:4] == ["Cilacap", "Banyumas", "Purbalingga", "Banjarnegara"]
    assert rows_of(store, "urut=entah")[0] == "Demak"


def test_a_duty_and_a_state_narrow_the_grid(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.dates.now", lambda: TODAY)
    assert rows_of(store, "kewajiban=bumd&keadaan=lewat") == ["Demak"]
    assert len(rows_of(store, "kewajiban=bumd&keadaan=belum_melapor")) == 33
    assert rows_of(store, "keadaan=sebagian") == ["Pati"]
    assert len(rows_of(store, "kewajiban=entah&keadaan=entah")) == 35
    narrowed = page_of(store, "/inpres", "kewajiban=bumd&keadaan=lewat").one("main").text
    assert "1 dari 35 daerah: BUMD lewat tenggat." in narrowed
    bar = page_of(store, "/inpres").one("div", "duty-bars").all("section")[2].one("div", "parts")
    assert [(part.attributes["aria-label"], part.attributes["href"]) for part in bar.all("a")] == [
        ("BUMD, Selesai: 1", "/inpres?kewajiban=bumd&keadaan=selesai"),
        ("BUMD, Dalam proses: 1", "/inpres?kewajiban=bumd&keadaan=proses"),
        ("BUMD, Belum melapor: 33", "/inpres?kewajiban=bumd&keadaan=belum_melapor"),
    ]


def test_an_address_as_evidence_is_a_link(store: Store) -> None:
    assert 'href="https://jdih.contoh.go.id/9"' in str(render(store, "/inpres", "").light)


def test_without_reports_it_says_what_to_do(small_store: Store) -> None:
    found = page_of(small_store, "/inpres")
    assert "Belum ada laporan tentang empat kewajiban" in found.text
    assert "/templat/kepatuhan.xlsx" in found.links


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
    assert "lewat 1 hari" in page_of(store, "/inpres", "edisi=rapat").text
    assert "lewat 52 hari" in page_of(store, "/inpres").text
