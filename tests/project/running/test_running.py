"""What `make run` does (scripts/run.py): the data that ship are loaded once, and the app answers."""

import resource
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest
from sqlalchemy import Engine, func, select

from dashboards.web.plotly_bundle import Bundle
from data.database import tables
from data.database.engine import make_engine
from tests.support.running import serve

pytestmark = pytest.mark.slow

SECONDS_TO_START = 3.0


def _loads(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.load)).scalar_one())


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_second_start_loads_nothing_and_is_quick(full_file: Path, tmp_path: Path) -> None:
    """Processor time, not the clock: other tests run beside this one."""
    Bundle().pack()  # the very first start does that
    file = tmp_path / "again.sqlite3"
    file.write_bytes(full_file.read_bytes())
    engine = make_engine(f"sqlite:///{file}")
    loads, started = _loads(engine), _processor_seconds()
    with serve(f"sqlite:///{file}", tmp_path / "log", "scripts/run.py"):
        pass
    assert _loads(engine) == loads
    engine.dispose()
    assert _processor_seconds() - started < SECONDS_TO_START


def test_the_app_starts_on_a_database_without_any_data(tmp_path: Path, database_url: str) -> None:
    with serve(database_url, tmp_path / "log") as address:
        assert _get(f"{address}/") == 200


@pytest.mark.parametrize(
    "path", ["/", "/peringkat", "/daerah/33.19", "/angka-terbit", "/definisi", "/?bahasa=en"]
)
def test_a_page_answers(app_url: str, path: str) -> None:
    assert _get(app_url + path) == 200


@pytest.mark.parametrize("path", ["/tidak-ada", "/daerah/33.99", "/daerah/"])
def test_an_unknown_page_is_not_found(app_url: str, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        _get(app_url + path)


def _get(address: str) -> int:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return int(answer.status)
