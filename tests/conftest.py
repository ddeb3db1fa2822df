"""What every test may ask for: an empty database of each kind, a full one, the running app, a browser.

`PANTAU_TEST_DATABASE` says which kinds: `sqlite` (as without it), `postgresql`, or both with a comma between.
A test that asks for `engine` or `database_url` then runs on each kind where what it tests speaks to databases
(EACH_KIND), elsewhere on the first: a format is read, a page is written in the same way from either.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from sqlalchemy import Engine

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as app.py does; workers share two cores
os.environ["PANTAU_PROVINCE"] = "33"  # whatever this machine is set to; read once, as the modules come in

from data.database.engine import make_engine, migrate
from data.settings import ROOT, Settings
from etl.readers.workbook import sheets_of
from tests.support import postgres

# On a busy machine an example may take long, and that is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

pytest_plugins = [
    "tests.support.cheaper",
    "tests.support.clock",
    "tests.support.accounts",
    "tests.support.mail",
    "tests.support.oidc",
    "tests.support.running",
    "tests.support.dashboards.databases",
]

KINDS = ("sqlite", "postgresql")
# Folders and files of tests of SQL, transactions and locks; a module there may say ANY_DATABASE.
EACH_KIND = (
    "data/database/",
    "data/metrics/",
    "data/repository/",
    "etl/boundaries/test_import_file",
    "etl/commands/",
    "etl/large_files/",
    "etl/pipeline/",
    "etl/readers/test_cut_off",
    "etl/readers/test_unreachable",
    "etl/simulation/",
    "dashboards/api/",
    "dashboards/desk/accounts/test_tokens",
    "dashboards/desk/test_contacts",
    "dashboards/pages/test_small_world",
    "dashboards/web/",
    "project/",
)
SERVER = (
    "PANTAU_TEST_POSTGRES_URL"  # how the xdist workers learn of the cluster that their controller started
)
BROWSER_FIXTURES = {"browser", "page", "app_url"}
_cluster: postgres.Cluster | None = None
_numbers = count(1)


def _kinds() -> list[str]:
    kinds = os.environ.get("PANTAU_TEST_DATABASE", "sqlite").split(",")
    if unknown := set(kinds) - set(KINDS):
        raise pytest.UsageError(f"PANTAU_TEST_DATABASE: {', '.join(sorted(unknown))} is none of {KINDS}")
    return kinds


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--day", type=date.fromisoformat, help="run as if it were this day: 2027-12-31")
    parser.addoption(
        "--new-pictures", action="store_true", help="what pages look like now is how they should"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set the stage once: no setting of this machine counts, and PostgreSQL runs if it was asked for."""
    global _cluster
    if day := config.getoption("--day"):
        from tests.support.clock import move_to

        move_to(day)
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    for name in [name for name in os.environ if name.startswith("PANTAU_")]:
        if name not in ("PANTAU_TEST_DATABASE", "PANTAU_CHROMIUM", "PANTAU_PROVINCE"):
            del os.environ[name]
    os.environ["PANTAU_ACCOUNTS_URL"] = ""  # tests that sign in say so
    os.environ["PANTAU_WARM"] = "0"  # takes seconds of two cores, in each app that is served
    os.environ["PANTAU_ANSWERS"] = ""  # kept by the tests that say so; tests patch what pages are made of
    if "postgresql" in _kinds():
        _cluster = postgres.start()
        os.environ[SERVER] = _cluster.url


def pytest_unconfigure() -> None:
    if _cluster is not None:
        _cluster.stop()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "dialect" in metafunc.fixturenames:
        metafunc.parametrize("dialect", _kinds_of(metafunc.module), indirect=True, scope="session")


def _kinds_of(module: ModuleType) -> list[str]:
    tested = Path(str(module.__file__)).relative_to(Path(__file__).parent).as_posix()
    once = getattr(module, "ANY_DATABASE", False) or not tested.startswith(EACH_KIND)
    return _kinds()[:1] if once else _kinds()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser or the full database (a simulation of years) is marked for `make quick` to leave
    out. Files with such tests go first, so that no worker is left with a long one at the end."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if BROWSER_FIXTURES & names:
            item.add_marker(pytest.mark.browser)
        if "full_file" in names:
            item.add_marker(pytest.mark.slow)
    slow = {
        item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")
    }
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def dialect(request: pytest.FixtureRequest) -> str:
    """`sqlite` or `postgresql`."""
    return str(request.param)


@pytest.fixture(autouse=True)
def _real_database_out_of_reach(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Settings lead nowhere; tests/support/running.py refuses the real file itself.

    Each test has an address of its own, but no folder: to make one takes longer than most tests.
    """
    nowhere = tmp_path_factory.getbasetemp() / f"bukan-basis-data-sungguhan-{next(_numbers)}"
    monkeypatch.setenv("PANTAU_DATABASE_URL", f"sqlite:///{nowhere}.sqlite3")
    monkeypatch.setenv("PANTAU_BACKUPS", f"{nowhere}-cadangan")
    monkeypatch.setenv("PANTAU_AUDIT_HEADS", f"{nowhere}-kepala.jsonl")
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(autouse=True)
def _workbooks_opened_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks of our own harm nobody: they are opened without a process each, but in a module that says
    OWN_PROCESS."""
    if not getattr(request.module, "OWN_PROCESS", False):
        monkeypatch.setattr("etl.readers.read_file.open_workbook", sheets_of)


@cache
def _template(dialect: str, worker_id: str, folder: Path, *, areas: bool) -> str:
    """A migrated database to copy: a file for SQLite, a database's name for PostgreSQL."""
    name = f"template_{worker_id}_{'areas' if areas else 'empty'}"
    if dialect == "sqlite":
        template = str(folder / f"{name}.sqlite3")
        url = f"sqlite:///{template}"
    else:
        template, url = name, postgres.database(os.environ[SERVER], name)
        postgres.administer(os.environ[SERVER], f"CREATE DATABASE {name}")
    engine = make_engine(url)
    migrate(engine)
    if areas:
        from etl.parsing.areas import ensure_areas

        ensure_areas(engine)
    engine.dispose()
    return template


@pytest.fixture
def database_url(
    request: pytest.FixtureRequest,
    dialect: str,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[str]:
    """The address of a migrated database of this test's own: empty, or with the areas for `areas_engine`."""
    known = "areas_engine" in request.fixturenames
    template = _template(dialect, worker_id, tmp_path_factory.getbasetemp(), areas=known)
    if dialect == "sqlite":
        file = tmp_path / "test.sqlite3"
        shutil.copyfile(template, file)
        yield f"sqlite:///{file}"
        return
    server, name = os.environ[SERVER], f"test_{worker_id}_{next(_numbers)}"
    postgres.administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield postgres.database(server, name)
    postgres.administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated, empty database."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def areas_engine(engine: Engine) -> Engine:
    """A migrated database that knows the areas and their aliases, and nothing else."""
    return engine


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT.parent
