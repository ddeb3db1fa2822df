"""What was agreed last time: on a small world, on a day that is known, as each reader of it has it."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pandas as pd
import pytest
from docx import Document
from flask.testing import FlaskClient

from dashboards.meeting.document import rapat_html
from dashboards.office.slides.deck import write_deck
from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from dashboards.web.application import create_app
from data.database.engine import make_engine, migrate
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.dashboards import small
from tests.support.dashboards.html_tree import page, tree
from tests.support.dashboards.office import opened, said
from tests.support.world import new_load

APRIL, JULY = date(2026, 4, 22), date(2026, 7, 15)
TODAY = datetime(2026, 11, 22, 3, 0)


def agreed(area: str, met: date, words: str, status: str, due: date | None = None) -> dict[str, object]:
    row = {"area_code": area, "met_on": met, "agreed": words, "responsible": "Bappeda", "due_on": due}
    rest = {"status": status, "evidence": None, "note": None, "sheet": None, "source_row": 2}
    return {**row, **rest, "source_column": "isi"}


FIRST = (
    agreed(small.DEMAK, APRIL, "Mendata nelayan", "proses", date(2026, 6, 1)),
    agreed(small.DEMAK, JULY, "Menganggarkan iuran", "belum", date(2026, 10, 1)),
    agreed(small.KUDUS, JULY, "Menyurati perusahaan", "belum", date(2026, 11, 21)),
    agreed("33", JULY, "Rekonsiliasi data", "belum", date(2026, 11, 22)),
    agreed(small.PATI, JULY, "Mendaftarkan RT", "belum"),
)
LATER = (agreed(small.DEMAK, JULY, "menganggarkan  iuran.", "selesai", date(2026, 10, 1)),)
SAYS = (
    "Dari 4 kesepakatan rapat 15 Juli 2026, 3 belum selesai, 1 lewat tenggat; "
    "dari rapat lain 1 belum selesai, 1 lewat tenggat."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Five agreements of two meetings; a later file says that one of Demak's is done. It is 22 November."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.dates.now", lambda: TODAY)
        engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('sepakat') / 'x.sqlite3'}")
        migrate(engine)
        ensure_areas(engine)
        small.fill(engine)
        for number, told in enumerate((FIRST, LATER)):
            frame = pd.DataFrame(told, dtype=object)
            add_load(engine, new_load(digest=f"kesepakatan {number}"), {"agreement": frame})
        yield Store(engine)
        engine.dispose()


def step(store: Store) -> str:
    body = rapat_html(store, "").partition("<body")[2].partition("</body>")[0]
    return next(
        s for s in tree(f"<div{body}</div>").all("section") if s.attributes.get("id") == "kesepakatan"
    ).text


# As a step and a slide say it: the judgement large, the rest under it.
PARTED = (
    "Dari 4 kesepakatan rapat 15 Juli 2026, 3 belum selesai.",
    "1 lewat tenggat; dari rapat lain 1 belum selesai, 1 lewat tenggat.",
)


def test_the_meeting_asks_what_was_agreed_last_time(store: Store) -> None:
    text = step(store)
    assert all(part in text for part in PARTED)
    assert "1hari lewat" in text  # Kudus; what is due today is not overdue
    assert "0hari lagi" in text
    assert "174hari lewat" in text
    assert (
        text.index("Menyurati perusahaan") < text.index("Rekonsiliasi data") < text.index("Mendaftarkan RT")
    )
    finished = text.index("Selesai dari rapat 15 Juli 2026: 1.")  # after all that is open, in a word
    assert text.index("Mendata nelayan") < text.index("Menyurati perusahaan")  # the longest overdue first
    assert text.index("Mendaftarkan RT") < finished
    assert "menganggarkan iuran" not in text


def test_without_any_the_step_says_how(small_store: Store) -> None:
    text = step(small_store)
    assert "Belum ada kesepakatan rapat yang dicatat dalam edisi ini." in text
    assert "isi templat kesepakatan lalu kirim" in text
    assert "/templat/kesepakatan.xlsx" in page(small_store, "/kesepakatan").card("Kesepakatan rapat").links
    assert not page(small_store, "/").cards("Kesepakatan rapat")
    assert not page(small_store, f"/daerah/{small.DEMAK}").card("Kewajiban dan kesepakatan").all("li")


def test_none_overdue_is_said_in_words(store: Store) -> None:
    """Pati's one agreement has no date, so nothing of it can be late."""
    words = page(store, "/kesepakatan", f"wilayah={small.PATI}").one("h1").text
    assert words == "Dari 1 kesepakatan rapat 15 Juli 2026, 1 belum selesai, belum ada yang lewat tenggat."


@pytest.mark.parametrize(
    ("search", "areas"),
    [
        ("", ["Demak", "Kudus", "Jawa Tengah", "Pati"]),
        ("keadaan=lewat", ["Demak", "Kudus"]),
        ("keadaan=selesai", ["Demak"]),
        ("keadaan=semua", ["Demak", "Kudus", "Jawa Tengah", "Pati", "Demak"]),
        ("kares=kr-kedu", None),
    ],
)
def test_the_list_is_narrowed(store: Store, search: str, areas: list[str] | None) -> None:
    card = page(store, "/kesepakatan", search).card("Kesepakatan rapat")
    if areas is None:
        assert "Belum ada kesepakatan rapat" in card.text
        return
    assert [item.one("a").text for item in card.one("ol").all("li")] == areas
    assert f"{len(areas)} dari 5 kesepakatan, yang terlama lewat tenggat di atas." in card.text
    assert "Keadaan per 22 November 2026." in card.text


def test_a_row_says_how_late_and_an_area_has_its_own_list(store: Store) -> None:
    """From 1 June to 22 November are 174 days; the day itself is not late; who never named one has none."""
    items = page(store, "/kesepakatan").one("ol").all("li")
    assert [item.one("span", "days").text for item in items] == [
        "174 hari lewat",
        "1 hari lewat",
        "0 hari lagi",
        "",
    ]
    assert items[0].text == (
        "174 hari lewatDemak: Mendata nelayanBappeda · rapat 22 Apr 2026tenggat 1 Jun 2026→Dalam proses"
    )
    own = page(store, "/kesepakatan", f"wilayah={small.KUDUS}")
    assert own.one("h1").text == "Dari 1 kesepakatan rapat 15 Juli 2026, 1 belum selesai, 1 lewat tenggat."
    assert [item.one("a").text for item in own.one("ol").all("li")] == ["Kudus"]
    link = page(store, "/inpres").one("p", "onward").one("a")
    assert (link.text, link.attributes["href"]) == (
        "Kesepakatan rapat: 4 terbuka, 2 lewat tenggat",
        "/kesepakatan",
    )


def test_an_area_shows_its_open_ones_and_the_summary_counts(store: Store) -> None:
    said = "2 lewat tenggat dari 4 kesepakatan rapat yang terbuka."
    assert said in page(store, "/").card("Kesepakatan rapat").text
    own = page(store, f"/daerah/{small.DEMAK}").card("Kewajiban dan kesepakatan")
    assert [item.text for item in own.one("ul").all("li")] == [
        "→Mendata nelayanBappeda, rapat 22 Apr 2026lewat 174 hari"
    ]
    assert len(page(store, "/daerah/33").card("Kewajiban dan kesepakatan").one("ul").all("li")) == 4


@pytest.mark.slow
def test_papers_tell_the_same(store: Store) -> None:
    slide = next(s for s in opened(write_deck(store)[1]).slides if "Mendata nelayan" in said(s))
    assert all(part in said(slide) for part in PARTED)
    assert "21 Nov 2026 (lewat)" in said(slide)
    note = "\n".join(p.text for p in Document(BytesIO(write_note(store)[1])).paragraphs)
    assert f"Tindak lanjut kesepakatan. {SAYS} Terlama lewat tenggat: Kab. Demak, Mendata nelayan" in note
    report = Document(BytesIO(write_report(store)[1]))
    told = next(t for t in report.tables if t.rows[0].cells[1].text == "Kesepakatan")
    assert [row.cells[0].text for row in told.rows[1:]] == ["Demak", "Kudus", "Jawa Tengah", "Pati", "Demak"]


def test_the_api_and_the_files_give_what_stands(store: Store) -> None:
    client = create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    found = json.loads(client.get("/api/v1/agreements").text)["data"]
    assert [(r["area"], r["met_on"], r["agreement_status"], r["overdue"]) for r in found] == [
        (small.DEMAK, "2026-04-22", "proses", True),
        ("33", "2026-07-15", "belum", False),
        (small.PATI, "2026-07-15", "belum", False),
        (small.KUDUS, "2026-07-15", "belum", True),
        (small.DEMAK, "2026-07-15", "selesai", False),
    ]
    assert len(json.loads(client.get(f"/api/v1/agreements?daerah={small.DEMAK}").text)["data"]) == 2
    assert "Kesepakatan rapat: 1 belum selesai, 1 lewat tenggat." in text_of(client, f"/rapor/{small.KUDUS}")
    lines = client.get("/inpres.csv?tabel=kesepakatan").text.splitlines()
    assert len(lines) == 1 + 5


def text_of(client: FlaskClient, address: str) -> str:
    body = client.get(address).text.partition("<body")[2].partition("</body>")[0]
    return tree(f"<div{body}</div>").text
