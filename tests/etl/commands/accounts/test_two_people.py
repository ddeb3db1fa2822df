"""The command line once there is an administrator: nobody publishes alone, or it is told that one did."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from data.repository import loads
from data.repository.accounts.accounts import find
from data.repository.audit.trail import records
from data.repository.uploads import uploads
from etl.__main__ import app
from etl.intake import job as jobs
from etl.intake.serve import work_once
from tests.etl.pipeline.test_load_file import rows_in_all_tables
from tests.support.accounts import PASSWORD, code_of, forget_codes
from tests.support.etl import books
from tests.support.running import call_etl

ANY_DATABASE = True
GOOD = "33.19,,2026-08,PU,peserta_aktif,390,,"
OTHER = "33.20,,2026-08,PU,peserta_aktif,40,,"
Call = Callable[..., subprocess.CompletedProcess[str]]
# what writes figures, or what readers see of them; all the rest only reads, or is no figure
PATHS = {
    ("load", "FILE"),
    ("load", "FILE", "--ganti", "1"),
    ("load", "FILE", "--sebagian", "--koleksi", "terbit"),
    ("load", "FILE", "--embargo", "2099-01-20 08:00"),
    ("edition", "create", "monev", "--judul", "Monev"),
    ("edition", "publish", "rancangan"),
    ("edition", "embargo", "lama", "--sampai", "2099-01-20 08:00"),
    ("edition", "embargo", "lama", "--cabut"),
    ("import-batas", "FILE"),
}
IN_AN_EMERGENCY = {"restore"}  # see test_a_backup_is_put_back_by_a_publisher_who_says_why
ALONE_ANYWHERE = {"withdraw", "forget"}  # as in the browser: taken out, or erased, by one person with a name
EXEMPT = {"init", "simulate"}  # what ships with the product
READS = (
    {"template", "check-list", "export", "backup", "status", "editions", "audit", "notify"}
    | {
        "intake",  # does what two people decided
        "edition compare",
    }
    | {f"users {word}" for word in ("add", "list", "disable", "reset", "satu-orang")}
)


@pytest.fixture
def etl(
    areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Call:
    """The command line of an office with accounts; `who` types name, password and code."""
    accounts = account_database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("PANTAU_ACCOUNTS_URL", accounts)
    monkeypatch.setenv("PANTAU_ACCOUNTS_KEY", str(tmp_path / "akun.kunci"))
    monkeypatch.setenv("PANTAU_QUARANTINE", str(tmp_path / "karantina"))
    url = areas_engine.url.render_as_string(hide_password=False)

    def call(*words: str, who: str = "", password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
        forget_codes(account_database)
        typed = f"{password}\n{code_of(account_database, who) if who else ''}\n"
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return call_etl(url, *words, *(("--akun", who) if who else ()))

    return call


@pytest.fixture
def standing(areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load and two editions that were there before anybody had an account."""
    monkeypatch.setenv("PANTAU_ACCOUNTS_URL", "")
    url = areas_engine.url.render_as_string(hide_password=False)
    assert call_etl(url, "load", str(books.baku(tmp_path / "lama.csv", OTHER))).returncode == 0
    for words in (("lama", "--judul", "Lama"), ("rancangan", "--judul", "Rancangan", "--rancangan")):
        assert call_etl(url, "edition", "create", *words).returncode == 0


def _work(database: AccountDatabase, engine: Engine, folder: Path) -> None:
    url = engine.url.render_as_string(hide_password=False)
    done = {"read": jobs._read, "publish": jobs._publish}

    def run(job: dict[str, Any], _office: str) -> dict[str, Any]:
        return done[job["kind"]](jobs.Job(**json.loads(json.dumps(job))), url)

    while work_once(database, str(folder / "karantina"), run=run):
        pass


def test_every_command_is_a_path_or_none() -> None:
    """A new command that writes figures is noticed here."""
    names = {command.name for command in app.registered_commands}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        names |= {
            f"{group.name} {one.name or one.callback.__name__.strip('_')}"
            for one in group.typer_instance.registered_commands
            if one.callback
        }
    driven = {" ".join(words[:2]) if words[0] == "edition" else words[0] for words in PATHS}
    assert names == driven | IN_AN_EMERGENCY | ALONE_ANYWHERE | EXEMPT | READS


@pytest.mark.slow
@pytest.mark.parametrize("words", sorted(PATHS), ids=" ".join)
@pytest.mark.usefixtures("standing")
def test_nobody_publishes_alone(
    words: tuple[str, ...], etl: Call, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    file = str(books.baku(tmp_path / "baru.csv", GOOD))
    asked = [file if word == "FILE" else word for word in words]
    before = rows_in_all_tables(areas_engine)
    editions = loads.editions(areas_engine).to_dict("records")
    stranger = etl(*asked)
    assert stranger.returncode == 1
    assert "✗" in stranger.stderr
    wrong = etl(*asked, who="terbit", password="salah sandi saya")
    assert (wrong.returncode, "✗" in wrong.stderr) == (1, True)
    done = etl(*asked, who="terbit")
    assert done.returncode == (1 if words[0] == "import-batas" else 0), done.stderr
    if words[0] == "edition" or words[0] == "load":
        assert "Belum" in done.stdout
        _work(account_database, areas_engine, tmp_path)
    assert rows_in_all_tables(areas_engine) == before
    assert loads.editions(areas_engine).to_dict("records") == editions


@pytest.mark.slow
def test_a_file_waits_as_it_was_told_and_a_second_person_publishes_it(
    etl: Call, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    file = books.baku(tmp_path / "b.csv", GOOD, "33.1,,2026-08,PU,peserta_aktif,5,,")
    until = ("--embargo", "2099-01-20 08:00", "--sebagian")
    done = etl("load", str(file), *until, "--json", who="sunting")
    assert (done.returncode, json.loads(done.stdout)["kiriman"]) == (0, 1), done.stderr
    assert json.loads(done.stdout)["hasil"] == "diajukan"
    again = etl("load", str(file), *until, who="sunting")
    assert "kiriman 1 menunggu orang kedua di /muat/1" in again.stdout
    _work(account_database, areas_engine, tmp_path)
    publisher = find(account_database, "terbit")
    assert publisher is not None
    waits = uploads.find(account_database, 1, publisher)
    assert waits is not None
    assert (waits.state, waits.submitted_by, waits.areas) == ("submitted", "sunting", ("33.19",))
    assert waits.options == {"partial": True, "embargo_until": "2099-01-20T01:00:00"}
    from data.repository.uploads.upload_actions import publish

    publish(account_database, publisher, 1, waits.version, figures=loads.loads_mark(areas_engine))
    _work(account_database, areas_engine, tmp_path)
    (stored,) = loads.loads(areas_engine).to_dict("records")
    assert (stored["loaded_by"], str(stored["embargo_until"])) == ("sunting", "2099-01-20 01:00:00")
    assert (stored["rows_accepted"], stored["rows_rejected"], stored["emergency"]) == (1, 1, None)


@pytest.mark.slow
def test_an_emergency_is_done_by_a_publisher_and_told(
    etl: Call, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    file = str(books.baku(tmp_path / "b.csv", GOOD))
    assert etl("load", file, "--darurat", "rapat jam 8", who="sunting").returncode == 1
    assert etl("load", file, "--darurat", " ", who="terbit").returncode == 1
    done = etl("load", file, "--darurat", "rapat jam 8", who="terbit")
    assert done.returncode == 0, done.stderr
    (stored,) = loads.loads(areas_engine).to_dict("records")
    assert (stored["loaded_by"], stored["emergency"]) == ("terbit", "rapat jam 8")
    told = [one for one in records(account_database, most=9) if one["kind"] == "command.load"]
    assert [(one["actor"], one["detail"]["darurat"]) for one in told] == [("perintah:terbit", "rapat jam 8")]
    assert "darurat: rapat jam 8" in etl("status").stdout


@pytest.mark.slow
def test_where_one_person_may_a_publisher_loads_alone_and_it_is_told(
    etl: Call, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    assert etl("users", "satu-orang", "--ya", who="terbit").returncode == 1  # administrators only
    assert "Dua orang menerbitkan" in etl("users", "satu-orang").stdout
    assert "menurut kepala" in etl("users", "satu-orang", "--ya", who="kepala").stdout
    file = str(books.baku(tmp_path / "b.csv", GOOD))
    assert "Belum terbit" in etl("load", file, who="sunting").stdout  # no publisher
    assert etl("load", file, "--darurat", "satu-orang", who="terbit").returncode == 1  # a word of ours
    done = etl("load", str(books.baku(tmp_path / "c.csv", OTHER)), who="terbit")
    assert (done.returncode, "Belum terbit" in done.stdout) == (0, False), done.stderr
    (stored,) = loads.loads(areas_engine).to_dict("records")
    assert (stored["loaded_by"], stored["emergency"]) == ("terbit", "satu-orang")
    (told,) = [one for one in records(account_database, most=9) if one["kind"] == "command.load"]
    assert (told["detail"]["satu_orang"], "darurat" in told["detail"]) == (True, False)
    assert ", satu orang" in "".join(etl("status").stdout.split("\n"))
    assert etl("edition", "create", "monev", "--judul", "Monev", who="terbit").returncode == 0
    assert "monev" in set(loads.editions(areas_engine)["slug"])
    assert "Dua orang" in etl("users", "satu-orang", "--tidak", who="kepala").stdout
    assert "Belum berlaku" in etl("edition", "create", "lagi", "--judul", "Lagi", who="terbit").stdout


@pytest.mark.slow
@pytest.mark.usefixtures("standing")
def test_taking_out_and_erasing_asks_for_a_name(
    etl: Call, areas_engine: Engine, account_database: AccountDatabase
) -> None:
    words = ("withdraw", "1", "--alasan", "keliru")
    assert etl(*words, who="sunting").returncode == 1
    assert etl(*words, who="kudus").returncode == 1
    assert etl("forget", "--muatan", "1", who="kudus").returncode == 1
    assert etl(*words, who="terbit").returncode == 0
    with areas_engine.connect() as connection:
        action = tables.action.c
        actor = connection.execute(select(action.actor).where(action.kind == "withdraw")).scalar()
    assert actor == "terbit"
    assert [one["kind"] for one in records(account_database, most=1)] == ["command.withdraw"]


def test_before_an_administrator_it_is_as_it_was(
    etl: Call, account_database: AccountDatabase, areas_engine: Engine, tmp_path: Path
) -> None:
    from data.database.accounts.tables import account

    with account_database.writing() as connection:
        connection.execute(account.update().where(account.c.name == "kepala").values(password=None))
    done = etl("load", str(books.baku(tmp_path / "b.csv", GOOD)))
    assert done.returncode == 0, done.stderr
    assert list(loads.loads(areas_engine)["loaded_by"]) == ["uji"]


def test_where_accounts_cannot_be_read_nothing_is_published(
    etl: Call, areas_engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "akun.kunci").unlink()
    file = str(books.baku(tmp_path / "b.csv", GOOD))
    refused = etl("load", file)
    assert (refused.returncode, "tidak ada yang dilakukan" in refused.stderr) == (1, True)
    assert etl("load", file, "--darurat", "kunci hilang").returncode == 0
    assert list(loads.loads(areas_engine)["emergency"]) == ["kunci hilang"]


@pytest.mark.slow
@pytest.mark.usefixtures("standing")
def test_a_backup_is_put_back_by_a_publisher_who_says_why(
    etl: Call, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    """What readers see changes at once, so it is an emergency; beside what is in force anybody may look."""
    folder = tmp_path / "cadangan"
    assert etl("backup", "--folder", str(folder)).returncode == 0
    (made,) = folder.glob("cadangan-*.zip")
    before = rows_in_all_tables(areas_engine)
    url = areas_engine.url.render_as_string(hide_password=False)
    forms = [("--timpa",)]
    if areas_engine.dialect.name == "sqlite":  # the same place, written in another way
        forms.append(("--timpa", "--ke", f"{areas_engine.url.database}"))
    for words in forms:
        done = etl("restore", str(made), *words)
        assert (done.returncode, "orang kedua" in done.stderr) == (1, True), done.stderr
        done = etl("restore", str(made), *words, "--oleh", "sunting", "--darurat", "cakram rusak")
        assert done.returncode == 1, done.stderr
    assert rows_in_all_tables(areas_engine) == before
    beside = etl("restore", str(made), "--ke", str(tmp_path / "lihat.sqlite3"))
    assert beside.returncode == 0 or "sqlite" not in url, beside.stderr
    areas_engine.dispose()  # a file that somebody has open is not replaced
    forget_codes(account_database)
    typed = f"{PASSWORD}\n{code_of(account_database, 'terbit')}\n"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.stdin", io.StringIO(typed))
        words = ("restore", str(made), "--timpa", "--oleh", "terbit", "--darurat", "cakram rusak")
        done = call_etl(url, *words)
    assert done.returncode == 0, done.stderr
    told = [one for one in records(account_database, most=9) if one["kind"] == "command.restore"]
    assert [(one["actor"], one["detail"]["darurat"]) for one in told] == [("perintah:terbit", "cakram rusak")]
