"""A backup is put back under the running server: what it shows is what the database holds, never what it
remembers. Numbers of loads come again after a restore, so nothing may hang on them."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, make_url, select

from dashboards.web.application import create_app
from data.database import tables
from data.database.engine import make_engine
from data.repository.store import Store
from data.settings import Settings
from tests.support.postgres import program
from tests.support.running import call_etl

MONTH = "/api/v1/rankings?edisi=resmi-terkini&metrik=coverage_bpu&periode=2026-09"


def load(url: str, folder: Path, active: int) -> int:
    """One area at `active` of 1000; the number the load was given."""
    file = folder / f"{active}.csv"
    lines = ("potensi,1000", f"peserta_aktif,{active}")
    file.write_text(
        "kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n"
        + "".join(f"33.21,,2026-09,BPU,{line}\n" for line in lines),
        "utf-8",
    )
    done = call_etl(url, "load", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    engine = make_engine(url)
    with engine.connect() as connection:
        number = connection.execute(select(tables.load.c.id).order_by(tables.load.c.id.desc())).scalars()
        found = int(next(iter(number)))
    engine.dispose()
    return found


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def copied_over(url: str, backup: Path) -> None:
    """As `cp` does: the file stays, its content is another."""
    file_of(url).write_bytes(backup.read_bytes())


def moved_over(url: str, backup: Path) -> None:
    """As `mv` does: another file stands at the path."""
    beside = backup.with_name("beside")
    shutil.copy(backup, beside)
    beside.replace(file_of(url))


def dumped(url: str, backup: Path) -> None:
    if url.startswith("sqlite"):
        shutil.copy(file_of(url), backup)
    else:
        subprocess.run([program("pg_dump"), "-Fc", "-f", backup, url], check=True)


def restored(url: str, backup: Path) -> None:
    if url.startswith("sqlite"):
        copied_over(url, backup)
        return
    words = [program("pg_restore"), "--clean", "--if-exists", "-d", url, backup]
    subprocess.run(words, check=True, timeout=60)


@pytest.fixture
def client(areas_engine: Engine, database_url: str) -> Iterator[FlaskClient]:
    areas_engine.dispose()
    reader = make_engine(database_url, read_only=True)
    app = create_app(Store(reader), Settings(_env_file=None))  # type: ignore[call-arg]
    yield app.server.test_client()
    reader.dispose()


def shown(client: FlaskClient) -> tuple[float, bool, bool]:
    """The value of the API; whether the area's page says 70 % or 40 % of A or B."""
    answer = client.get(MONTH)
    assert answer.status_code == 200, answer.text
    value = next(row["value"] for row in answer.json["data"] if row["area"] == "33.21")
    page = client.get("/daerah/33.21?edisi=resmi-terkini&metrik=coverage_bpu").text
    return value, "70,0\xa0%" in page, "40,0\xa0%" in page


def drill(url: str, folder: Path, client: FlaskClient, put_back: Callable[[str, Path], None]) -> None:
    first = load(url, folder, 700)
    assert shown(client) == (pytest.approx(70.0), True, False)
    put_back(url, folder / "cadangan")
    assert load(url, folder, 400) == first  # the number comes again
    assert shown(client) == (pytest.approx(40.0), False, True)
    put_back(url, folder / "cadangan")


@pytest.mark.slow
def test_after_a_restore_the_load_of_the_same_number_is_the_new_one(
    database_url: str, tmp_path: Path, client: FlaskClient
) -> None:
    load(database_url, tmp_path, 100)
    dumped(database_url, tmp_path / "cadangan")
    ways = [copied_over, moved_over] if database_url.startswith("sqlite") else [restored]
    for put_back in ways:
        drill(database_url, tmp_path, client, put_back)


@pytest.mark.slow
def test_a_restore_alone_is_seen_and_the_same_file_after_it_is_another_load(
    database_url: str, tmp_path: Path, client: FlaskClient
) -> None:
    """Digest and number of the second load are those of the first; between them other figures stood."""
    load(database_url, tmp_path, 700)
    dumped(database_url, tmp_path / "cadangan")
    load(database_url, tmp_path, 400)
    assert shown(client) == (pytest.approx(40.0), False, True)
    restored(database_url, tmp_path / "cadangan")
    assert shown(client) == (pytest.approx(70.0), True, False)
    load(database_url, tmp_path, 400)
    assert shown(client) == (pytest.approx(40.0), False, True)
