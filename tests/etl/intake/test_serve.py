"""The intake process with real processes under it: what a file may not do, and what a crash leaves."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, update

from data.database import tables as figures
from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import find
from data.repository.uploads import queue, upload_actions, uploads
from data.repository.uploads.quarantine import Arrival
from data.settings import ROOT
from etl.intake import serve
from tests.support.accounts import account_settings
from tests.support.etl.books import KUDUS, rekap

ANY_DATABASE = True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "karantina"


@pytest.fixture
def _settings(areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = account_settings(tmp_path)
    monkeypatch.setenv("PANTAU_DATABASE_URL", areas_engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("PANTAU_ACCOUNTS_URL", settings.accounts_url)
    monkeypatch.setenv("PANTAU_ACCOUNTS_KEY", settings.accounts_key)
    monkeypatch.setenv("PANTAU_QUARANTINE", settings.quarantine)


def send(database: AccountDatabase, folder: Path, content: bytes, name: str = "rekap.xlsx") -> int:
    account = find(database, "sunting")
    assert account is not None
    with Arrival(folder) as arrival:
        arrival.write(content)
        arrival.keep()
    number, _ = uploads.add(
        database,
        account,
        digest=arrival.digest,
        file_name=name,
        stored=arrival.name,
        size=arrival.size,
        period="",
        collection="resmi",
    )
    return number


def seen(database: AccountDatabase, number: int) -> uploads.Upload:
    account = find(database, "terbit")
    assert account is not None
    found = uploads.find(database, number, account)
    assert found is not None
    return found


def loads(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(figures.load)).scalar_one())


def decide(database: AccountDatabase, number: int) -> None:
    one, other = find(database, "sunting"), find(database, "terbit")
    assert one is not None
    assert other is not None
    upload_actions.submit(database, one, number, seen(database, number).version)
    upload = seen(database, number)
    upload_actions.publish(database, other, number, upload.version, figures=upload.figures)


@pytest.mark.slow
@pytest.mark.usefixtures("_settings")
def test_read_and_published_by_processes_of_their_own(
    account_database: AccountDatabase, areas_engine: Engine, folder: Path, tmp_path: Path
) -> None:
    number = send(account_database, folder, rekap(tmp_path / "x.xlsx", [KUDUS]).read_bytes())
    assert serve.work_once(account_database, str(folder))
    upload = seen(account_database, number)
    assert (upload.state, upload.areas, upload.report["sumber"]) == ("read", ("33.19",), "rekap")
    assert str(tmp_path) not in str(upload.report)  # no path of this machine
    assert loads(areas_engine) == 0
    decide(account_database, number)
    assert serve.work_once(account_database, str(folder))
    assert seen(account_database, number).state == "published"
    assert not serve.work_once(account_database, str(folder))


@pytest.mark.slow
@pytest.mark.usefixtures("_settings")
def test_a_crash_after_storing_stores_once(
    account_database: AccountDatabase, areas_engine: Engine, folder: Path, tmp_path: Path
) -> None:
    """The figures were stored, and the process was killed before it could note that."""
    number = send(account_database, folder, rekap(tmp_path / "x.xlsx", [KUDUS]).read_bytes())
    serve.work_once(account_database, str(folder))
    decide(account_database, number)

    def killed(job: dict[str, Any], office: str) -> dict[str, Any]:
        serve.run_limited(job, office)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        serve.work_once(account_database, str(folder), run=killed)
    assert (seen(account_database, number).state, loads(areas_engine)) == ("publishing", 1)
    queue.release_all(account_database)
    serve.work_once(account_database, str(folder))
    upload = seen(account_database, number)
    assert (upload.state, upload.load_id, loads(areas_engine)) == ("published", 1, 1)


def test_a_job_that_breaks_is_told_and_holds_nobody_up(
    account_database: AccountDatabase, folder: Path
) -> None:
    first, second = (send(account_database, folder, content) for content in (b"a", b"b"))
    serve.work_once(account_database, str(folder), run=lambda _job, _office: None)
    upload = seen(account_database, first)
    assert (upload.state, upload.reason, upload.stored) == ("failed", serve.BROKEN, None)
    assert queue.claim(account_database)["id"] == second  # type: ignore[index]


def read(database: AccountDatabase, folder: Path, number: int) -> None:
    """Its job is done as for a file without a fault."""
    found = {"hasil": "loaded", "ringkasan": {}, "daerah": ["33.19"], "figures": "1 0 0"}
    assert serve.work_once(database, str(folder), run=lambda _job, _office: found)
    assert seen(database, number).state == "read"


def test_a_publication_that_breaks_is_decided_again(account_database: AccountDatabase, folder: Path) -> None:
    """Its file and who sent it stand; the decision, which came to nothing, is open again."""
    number = send(account_database, folder, b"a")
    read(account_database, folder, number)
    decide(account_database, number)
    serve.work_once(account_database, str(folder), run=lambda _job, _office: None)
    upload = seen(account_database, number)
    assert (upload.state, upload.decided_by, upload.decided_at) == ("submitted", None, None)
    assert upload.reason == serve.UNPUBLISHED
    assert [path.name for path in folder.iterdir()] == [upload.stored]
    other = find(account_database, "terbit2")
    assert other is not None
    upload_actions.publish(account_database, other, number, upload.version, figures=upload.figures)
    serve.work_once(account_database, str(folder), run=lambda *_: {"hasil": "loaded", "muatan": 7})
    upload = seen(account_database, number)
    assert (upload.state, upload.reason, upload.load_id) == ("published", "", 7)


def test_a_withdrawal_that_breaks_leaves_it_published(
    account_database: AccountDatabase, folder: Path
) -> None:
    number, publisher = send(account_database, folder, b"a"), find(account_database, "terbit")
    assert publisher is not None
    read(account_database, folder, number)
    decide(account_database, number)
    serve.work_once(account_database, str(folder), run=lambda *_: {"hasil": "loaded", "muatan": 7})
    upload_actions.withdraw(
        account_database, publisher, number, seen(account_database, number).version, "salah bulan"
    )
    serve.work_once(account_database, str(folder), run=lambda *_: None)
    upload = seen(account_database, number)
    assert (upload.state, upload.withdrawn_by, upload.reason) == ("published", None, serve.NOT_WITHDRAWN)


def test_what_has_a_job_left_stays_in_quarantine(account_database: AccountDatabase, folder: Path) -> None:
    """Decided on its thirtieth day: the next start finds the file, and only then lets it go."""
    number = send(account_database, folder, b"a")
    read(account_database, folder, number)
    decide(account_database, number)
    with account_database.writing() as connection:
        connection.execute(update(tables.upload).values(uploaded_at=now() - timedelta(days=31)))
    serve.sweep(account_database, str(folder))
    assert len(list(folder.iterdir())) == 1
    serve.work_once(account_database, str(folder), run=lambda *_: {"hasil": "loaded", "muatan": 7})
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.usefixtures("_settings")
def test_what_is_no_table_is_refused_in_words(account_database: AccountDatabase, folder: Path) -> None:
    number = send(account_database, folder, b"PK\x03\x04 kosong", "rusak.xlsx")
    serve.work_once(account_database, str(folder))
    upload = seen(account_database, number)
    assert upload.state == "refused"
    (finding,) = upload.report["temuan"]["daftar"]
    assert "rusak, terpotong" in finding["pesan"]
    assert str(folder) not in str(upload.report)


def test_files_leave_quarantine(account_database: AccountDatabase, folder: Path) -> None:
    number = send(account_database, folder, b"a")
    read(account_database, folder, number)
    upload = tables.upload
    with account_database.writing() as connection:
        connection.execute(update(upload).values(uploaded_at=now() - timedelta(days=29)))
    serve.sweep(account_database, str(folder))
    assert len(list(folder.iterdir())) == 1
    with account_database.writing() as connection:
        connection.execute(update(upload).values(uploaded_at=now() - timedelta(days=31)))
    (folder / "yatim").write_bytes(b"x")
    os.utime(folder / "yatim", (time.time() - 90_000,) * 2)
    serve.sweep(account_database, str(folder))
    assert list(folder.iterdir()) == []
    assert (seen(account_database, number).state, seen(account_database, number).stored) == (
        "cancelled",
        None,
    )


def test_only_one_works_for_a_quarantine(folder: Path) -> None:
    held = serve.only_one(str(folder))
    with pytest.raises(BlockingIOError):
        serve.only_one(str(folder))
    held.close()
    serve.only_one(str(folder)).close()


@pytest.mark.slow
@pytest.mark.usefixtures("_settings")
def test_the_command_ends_with_who_began_it(account_database: AccountDatabase) -> None:
    program = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'etl', 'intake', '--bersama-induk'])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(100)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT.parent, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    until = time.monotonic() + 60
    while not queue.alive(account_database) and time.monotonic() < until:
        time.sleep(0.1)
    assert queue.alive(account_database)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()


def test_a_job_ends_with_the_intake_process() -> None:
    """Two would work at once where the next intake process begins again."""
    job = "import sys; from data.parent_process import end_with_parent as end; end(int(sys.argv[1])); "
    job += "print('begun', flush=True); import time; time.sleep(60)"
    program = (
        "import os, subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {job!r}, str(os.getpid())])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(100)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT.parent, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = Path(f"/proc/{parent.stdout.readline().strip()}")
    assert parent.stdout.readline() == "begun\n"
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 30
    while child.exists() and "Z" not in (child / "stat").read_text() and time.monotonic() < until:
        time.sleep(0.02)
    assert not child.exists() or " Z " in (child / "stat").read_text()


def test_a_job_whose_parent_is_gone_does_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "etl.intake.job", "1"],
        cwd=ROOT.parent,
        input="{}",
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
