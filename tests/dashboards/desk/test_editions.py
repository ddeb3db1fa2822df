"""An edition of a meeting from a form to readers: two people, the intake process, an embargo that holds."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now, wib
from data.repository.audit.trail import check
from data.repository.editions import create_edition
from tests.support.accounts import Browser, browser
from tests.support.desk import GOOD, Beginning, Intake, book, deed, send

ANY_DATABASE = True


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    return Beginning(tmp_path_factory.mktemp("edisi") / "awal")


@pytest.fixture
def people(
    desk_server: Flask,
    account_database: AccountDatabase,
    intake: Intake,
    beginning: Beginning,
    tmp_path: Path,
) -> tuple[Browser, Browser]:
    """An editor and a publisher, over the figures of one file."""
    if not beginning.restored(tmp_path):
        editor = browser(desk_server, account_database, "sunting")
        publisher = browser(desk_server, account_database, "terbit")
        send(editor, book(GOOD))
        intake()
        deed(editor, 1, "ajukan")
        deed(publisher, 1, "terbitkan")
        intake()
        beginning.keep(tmp_path)
    return tuple(browser(desk_server, account_database, name) for name in ("sunting", "terbit"))


def propose(one: Browser, **form: str) -> Any:
    one.get("/edisi")
    return one.post("/edisi", {"jenis": "create", "judul": "Monev Desember", "koleksi": "resmi", **form})


def decide(one: Browser, number: int, word: str = "setujui", **more: str) -> Any:
    """Press the button as it stands on the page, or send the form by hand where there is none."""
    page = one.get("/edisi").text
    found = re.search(rf"/edisi/{number}/{word}.*?</form>", page, re.DOTALL)
    fields = dict(re.findall(r'name="(versi|angka)" value="([^"]*)"', found[0])) if found else {"versi": "1"}
    return one.post(f"/edisi/{number}/{word}", {**fields, **more})


def editions(engine: Engine) -> dict[str, Any]:
    edition = tables.edition
    with engine.connect() as connection:
        rows = connection.execute(select(edition).where(edition.c.cutoff_load.is_not(None))).mappings()
        return {row["slug"]: row["embargo_until"] for row in rows}


@pytest.mark.slow
def test_made_under_embargo_and_opened_by_two_people(
    desk_server: Flask,
    areas_engine: Engine,
    account_database: AccountDatabase,
    people: tuple[Browser, Browser],
    intake: Intake,
) -> None:
    editor, publisher = people
    until = f"{wib(now() + timedelta(days=3)):%Y-%m-%dT%H:%M}"
    assert propose(editor, sampai=until).status_code == 303
    page = publisher.get("/edisi").text
    assert "Data resmi. Memuat angka sampai muatan 1; bulan terakhir Oktober 2026." in page
    assert re.findall(r"<option[^>]*>([^<]+)</option>", page) == ["Data resmi, terkini"]
    intake()
    assert editions(areas_engine) == {}  # asked for by one person
    assert "Setujui</button>" not in editor.get("/edisi").text
    assert decide(editor, 1).status_code == 403
    assert decide(publisher, 1).status_code == 303
    intake()
    (slug, hidden) = next(iter(editions(areas_engine).items()))
    assert (slug, f"{wib(hidden):%Y-%m-%dT%H:%M}") == ("monev-desember", until)
    reader = desk_server.test_client()
    assert "Monev Desember" not in reader.get("/").text
    assert propose(publisher, jenis="open", edisi=slug).status_code == 303
    assert decide(publisher, 2).status_code == 403
    other = browser(desk_server, account_database, "terbit2")
    assert decide(other, 2).status_code == 303
    intake()
    assert editions(areas_engine) == {"monev-desember": None}
    assert "Monev Desember" in reader.get("/").text
    with areas_engine.connect() as connection:
        actors = connection.execute(select(tables.action.c.actor).order_by(tables.action.c.id)).scalars()
        assert list(actors)[-2:] == ["sunting, terbit", "terbit, terbit2"]
    assert check(account_database).is_intact


def test_nobody_makes_an_edition_alone(
    areas_engine: Engine, account_database: AccountDatabase, intake: Intake, people: tuple[Browser, Browser]
) -> None:
    """One publisher tries every form, with every version; then behind the product's back."""
    _, alone = people
    assert propose(alone).status_code == 303
    mark = re.search(r'name="angka" value="([^"]*)"', alone.get("/edisi").text)
    assert mark is not None
    for version in range(1, 4):
        for word in ("setujui", "kembalikan"):
            form = {"versi": str(version), "angka": mark[1], "alasan-1": "x"}
            assert alone.post(f"/edisi/1/{word}", form).status_code in (403, 409)
    intake()
    assert editions(areas_engine) == {}
    for change in ("state = 'doing', decided_by = proposed_by", "state = 'doing'", "state = 'done'"):
        with (
            pytest.raises(DatabaseError, match=r"two_people|decided_by_somebody"),
            account_database.writing() as connection,
        ):
            connection.execute(text(f"UPDATE edition_deed SET {change}"))
    for change in ("proposed_by = 2", "slug = 'lain'", "title = 'Lain'", "embargo_until = '2027-01-01'"):
        with pytest.raises(DatabaseError, match="stands"), account_database.writing() as connection:
            connection.execute(text(f"UPDATE edition_deed SET {change}"))


def test_what_changed_meanwhile_is_looked_at_again(
    areas_engine: Engine, people: tuple[Browser, Browser], intake: Intake, later: Callable[..., None]
) -> None:
    editor, publisher = people
    propose(editor)
    page = publisher.get("/edisi").text
    create_edition(areas_engine, "lain", title="Lain", collection="resmi")  # on the command line
    old = re.search(r'name="angka" value="([^"]*)"', page)
    assert old is not None
    assert publisher.post("/edisi/1/setujui", {"versi": "1", "angka": old[1]}).status_code == 409
    assert decide(publisher, 1).status_code == 303
    create_edition(areas_engine, "lain-lagi", title="Lain", collection="resmi")  # after the decision
    intake()
    assert "monev-desember" not in editions(areas_engine)
    assert "berubah sejak diputuskan" in publisher.get("/edisi").text
    later(seconds=1)
    assert decide(publisher, 1).status_code == 303
    intake()
    intake()
    assert list(editions(areas_engine)) == ["lain", "lain-lagi", "monev-desember"]


def test_what_cannot_be_asked_is_said(people: tuple[Browser, Browser], areas_engine: Engine) -> None:
    editor, publisher = people
    create_edition(areas_engine, "lama", title="Lama", collection="resmi")
    for form, status in (
        ({"edisi": "Monev 12"}, 400),
        ({"edisi": "lama"}, 409),
        ({"judul": " ", "edisi": "a-b"}, 400),
        ({"sampai": "2020-01-01T08:00"}, 400),
        ({"sampai": "besok"}, 400),
        ({"koleksi": "lain"}, 400),
        ({"jenis": "open", "edisi": "resmi-terkini"}, 400),
        ({"jenis": "embargo", "edisi": "lama"}, 400),
        ({"jenis": "hapus", "edisi": "lama"}, 400),
    ):
        assert propose(editor, **form).status_code == status, form
    assert propose(editor).status_code == 303
    assert propose(publisher).status_code == 409  # the same, twice
    assert decide(publisher, 1, "kembalikan").status_code == 409  # without a reason
    assert decide(publisher, 1, "kembalikan", **{"alasan-1": "Tunggu Pati"}).status_code == 303
    assert "Tunggu Pati" in editor.get("/edisi").text
    assert propose(editor).status_code == 303
    own = re.search(r"/edisi/(\d+)/batal", editor.get("/edisi").text)
    assert own is not None
    assert decide(publisher, int(own[1]), "batal").status_code == 403
    assert decide(editor, int(own[1]), "batal").status_code == 303
