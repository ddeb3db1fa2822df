"""Restore: a database that is backed up while others load, destroyed and put back answers as it did at the
moment of the backup, and what was erased since is not in it."""

import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import Engine, make_url

from dashboards.api.resources import BY_NAME
from dashboards.pages import PAGES
from dashboards.web.application import create_app
from data.backup import archive, erasures
from data.backup.restore import restore
from data.database.engine import make_engine, migrate
from data.repository.rejected_files import forget_refusal, keep_refusal
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import district_names, ensure_areas
from etl.pipeline.load_file import load_file
from scripts.browser import ROOT
from scripts.drills.database import month_file, new_database

NAME = "Siti 3374012345678901"
LOADING = """
import sys
from pathlib import Path
from data.database.engine import make_engine
from etl.pipeline.load_file import load_file
from scripts.drills.database import month_file
engine = make_engine(sys.argv[1])
for revision in range(1000, 1000 + int(sys.argv[3])):
    load_file(engine, month_file(Path(sys.argv[2]) / "lain.csv", revision=revision, months=3))
"""


def drill(folder: Path, *, months: int, loads: int, url: str | None = None, areas: int = 3) -> str:
    """`months` of figures, the pages of so many `areas`, backups while `loads` files come in, all of it
    destroyed and put back. On SQLite, or on the empty PostgreSQL database at `url`. Raises AssertionError
    where an answer differs."""
    engine = _engine(folder, url)
    address = engine.url.render_as_string(hide_password=False)
    assert load_file(engine, month_file(folder / "a.csv", revision=0, months=months)).outcome == "loaded"
    before = answers(address, areas)
    finding = {"rule": "isi", "severity": "error", "message": NAME, "value": NAME}
    keep_refusal(engine, file_name="b.csv", digest="d", source="baku", collection="resmi", findings=[finding])

    backups = folder / "cadangan"
    begun = time.perf_counter()
    made = archive.make(address, backups)
    backup_seconds = time.perf_counter() - begun
    during = _while_loading(address, folder, backups, loads)
    erasures.note(backups, engine, refusal=1)
    assert forget_refusal(engine, 1)
    assert answers(address, areas) != before, "muatan sesudah cadangan tidak tampak"
    engine.dispose()
    _destroy(address)

    begun = time.perf_counter()
    done = restore(made, address, backups, replace=True)
    restore_seconds = time.perf_counter() - begun
    assert done.erased == 1, "yang dihapus tidak dihapus lagi"
    after = answers(address, areas)
    different = [path for path, text in before.items() if after[path] != text]
    assert not different, f"jawaban berbeda: {different[:5]}"
    return (
        f"{len(before)} jawaban sama; cadangan {made.stat().st_size / 1e6:.1f} MB {backup_seconds:.1f} detik "
        f"(di tengah {during} muatan juga utuh), pemulihan {restore_seconds:.1f} detik"
    )


def answers(address: str, areas: int) -> dict[str, str]:
    """What the pages, their tables and the API say, by address."""
    reader = make_engine(address, read_only=True)
    client = create_app(Store(reader), Settings(_env_file=None, answers="")).server.test_client()  # type: ignore[call-arg]
    codes = [code for code, _ in district_names()][:areas]
    paths = [page.path.replace("<kode>", code) for page in PAGES for code in codes]
    paths += [f"{path}.csv" for path in paths if path != "/"] + [f"/api/v1/{name}" for name in BY_NAME]
    found = {path: client.get(path).text for path in dict.fromkeys(paths)}
    reader.dispose()
    return found


def _engine(folder: Path, url: str | None) -> Engine:
    if url is None:
        return new_database(folder)
    engine = make_engine(url)
    migrate(engine)
    ensure_areas(engine)
    return engine


def _while_loading(address: str, folder: Path, backups: Path, loads: int) -> int:
    """Backups one after the other until another process has loaded its files: each can be put back."""
    words = [sys.executable, "-c", LOADING, address, str(folder), str(loads)]
    other, made = subprocess.Popen(words, cwd=ROOT), []
    while other.poll() is None:
        made.append(archive.make(address, backups / "lain"))
        time.sleep(1)  # the name holds the second
    assert other.returncode == 0, "muatan di tengah pencadangan gagal"
    for number, file in enumerate(made):
        archive.unpack(file, folder / f"keluar-{number}")
        archive.copier(address).check(folder / f"keluar-{number}")
    return loads


def _destroy(address: str) -> None:
    """A SQLite file is overwritten, a PostgreSQL database loses its tables."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).write_bytes(bytes(100_000))
        return
    engine = make_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
