"""Databases as pages meet them (full, published alone, one small world, none) and the app over them.

The product is imported by the fixture that uses it: the process that only hands tests to its workers reads
this file as well, before any of them can begin, and would wait two seconds for pages it never makes.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from data.database.engine import make_engine, migrate
from data.settings import Settings
from tests.support.dashboards.plain_sql import Plain

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from data.repository.store import Store

# Where the pages are; `{}` is no word of theirs.
PATHS = (
    "/",
    "/peringkat",
    "/daerah/33.21",
    "/daerah/33",
    "/daerah/kr-kedu",
    "/asal/33.21",
    "/cocok/33.19",
    "/asal/33",
    "/tren",
    "/jurang",
    "/program",
    "/corong",
    "/manfaat",
    "/tenggat",
    "/inpres",
    "/paritrana",
    "/paritrana/33.21",
    "/bandingkan",
    "/mutu-data",
    "/angka-terbit",
    "/definisi",
    "/templat",
    "/tidak-ada",
)


@pytest.fixture(scope="session")
def full_store(full_engine: Engine) -> Store:
    """Bundled figures and the simulation."""
    from data.repository.store import Store

    return Store(full_engine)


@pytest.fixture(scope="session")
def plain(full_file: Path) -> Plain:
    """The newest simulation, recomputed."""
    return Plain(full_file)


def _store(file: Path) -> Iterator[Store]:
    from data.repository.store import Store

    engine = make_engine(f"sqlite:///{file}", read_only=True)
    yield Store(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def terbit_store(full_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Bundled figures alone: what stands before anything is simulated or loaded."""
    file = tmp_path_factory.mktemp("terbit") / "terbit.sqlite3"
    shutil.copyfile(full_file, file)
    connection = sqlite3.connect(file)
    names = (
        "observation",
        "published",
        "target",
        "funding",
        "sector_gap",
        "benefit",
        "contribution_rate",
        "issue",
    )
    for name in names:
        connection.execute(
            f"DELETE FROM {name} WHERE load_id IN (SELECT id FROM load WHERE collection = 'simulasi')"
        )
    for name in ("load", "edition"):
        connection.execute(f"DELETE FROM {name} WHERE collection = 'simulasi'")
    connection.commit()
    connection.close()
    yield from _store(file)


def _migrated(file: Path) -> Engine:
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    return engine


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Tables and nothing in them."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    _migrated(file).dispose()
    yield from _store(file)


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world of tests/support/dashboards/small.py, as official data."""
    from etl.parsing.areas import ensure_areas
    from tests.support.dashboards.small import fill

    file = tmp_path_factory.mktemp("small") / "small.sqlite3"
    engine = _migrated(file)
    ensure_areas(engine)
    fill(engine)
    engine.dispose()
    yield from _store(file)


@pytest.fixture(scope="session")
def client(full_store: Store) -> FlaskClient:
    """The application over the full database, asked without a network."""
    from dashboards.web.application import create_app
    from etl.templates import workbook_of

    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    return create_app(full_store, settings, workbook_of=workbook_of).server.test_client()
