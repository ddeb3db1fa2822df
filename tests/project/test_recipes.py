"""The recipes of CONTRIBUTING.md work: each is followed to the letter in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.pipeline.load_file import load_file
from tests.project.files import REPOSITORY, read
from tests.support.etl import books

ANY_DATABASE = True
pytestmark = pytest.mark.slow

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"# (file|in|append): (\S+)\n")


class Copy:
    """A copy of the project with a database of its own, in which a recipe can be followed."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        for package in ("data", "etl", "dashboards", "scripts"):
            shutil.copytree(REPOSITORY / package, folder / package, ignore=_left_out)
        shutil.copy(REPOSITORY / "app.py", folder)

    def follow(self, recipe: str) -> list[str]:
        """Do what each block of the recipe says, in order; gives the kinds of the blocks."""
        (text,) = re.findall(
            rf"^### {recipe}\n(.*?)(?=^##|\Z)", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL
        )
        blocks = BLOCK.findall(text)
        for kind, block in blocks:
            if kind == "sh":
                self.run("bash", "-euc", block)
            else:
                self._write(kind, block)
        return [kind for kind, _ in blocks]

    def _write(self, kind: str, block: str) -> None:
        place = PLACE.match(block)
        assert place, f"a block that names no place:\n{block}"
        verb, path = place.groups()
        file, rest = self.folder / path, block[place.end() :]
        if verb == "file":
            assert not file.exists(), f"{path} is there already"
            file.write_text(rest, "utf-8")
        elif verb == "append":
            file.write_text(file.read_text("utf-8") + rest, "utf-8")
        else:
            assert kind == "diff"
            old = "".join(line[1:] for line in rest.splitlines(keepends=True) if line[0] == " ")
            new = "".join(line[1:] for line in rest.splitlines(keepends=True))
            before, found, after = ("\n" + file.read_text("utf-8")).partition("\n" + old)
            assert found, f"{path} has no longer:\n{old}"
            file.write_text((before + "\n" + new + after).removeprefix("\n"), "utf-8")

    def run(self, *command: str) -> str:
        """What a command prints in the copy, with this interpreter as `python`."""
        address = self.engine.url.render_as_string(hide_password=False)
        search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "PATH": search, "PANTAU_DATABASE_URL": address},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


def _left_out(folder: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if name in ("__pycache__", "vendor") or Path(folder, name) == REPOSITORY / "data/db"
    }


@pytest.fixture
def copy(tmp_path: Path, areas_engine: Engine) -> Copy:
    return Copy(tmp_path / "project", areas_engine)


def test_add_a_format(copy: Copy) -> None:
    assert copy.follow("Add a format") == ["python", "diff", "diff", "sh"]
    assert copy.rows("SELECT source FROM load") == [("kader",)]
    assert copy.rows("SELECT area_code, segment, measure, value FROM observation") == [
        ("33.19", "BPU", "active_participants", 340)
    ]


READ = """
from data.database.engine import make_engine
from data.metrics.query import Query, read
from data.repository.store import Store
from data.settings import read_settings
store = Store(make_engine(read_settings().database_url))
(edition,) = [one for one in store.editions() if one.collection == "resmi"]
frame = read(store, Query(edition, ("lapsed_bpu",), areas=("33.19",)))
print(frame["value"].tolist())
"""


def test_add_a_metric(copy: Copy) -> None:
    assert copy.follow("Add a metric") == ["toml", "sh"]
    assert copy.run("python", "-c", READ) == "[12.5]\n"


OPEN = """
from app import server
client = server.test_client()
page = client.get("/kontak")
print(page.status_code, "pengelola data" in page.text, 'href="/kontak' in client.get("/").text)
"""


def test_add_a_page(copy: Copy, tmp_path: Path) -> None:
    figures = books.baku(tmp_path / "a.csv", "33.19,,2026-09,BPU,peserta_aktif,100,,")
    assert load_file(copy.engine, figures).outcome == "loaded"  # without any, every page says how to begin
    assert copy.follow("Add a page") == ["python", "diff", "diff", "sh"]
    assert copy.run("python", "-c", OPEN) == "200 True True\n"
    assert 'msgid "Kontak"' in (copy.folder / "dashboards/rendering/locales/en.po").read_text("utf-8")


OF_THE_PROVINCE = """
from data.database.opening import reader
from data.metrics.query import Query, read
from data.repository.store import Store
store = Store(reader("sqlite:///contoh.sqlite3"))
print(store.areas().query("level == 'kabkota'").index.tolist(), end=" ")
(edition,) = [one for one in store.editions() if one.collection == "resmi"]
print(read(store, Query(edition, ("coverage_bpu",), areas=("99.71",)))["value"].tolist(), end=" ")
latest = next(one for one in store.editions() if one.collection == "simulasi" and one.live)
found = read(store, Query(latest, ("coverage_total",), areas=("99", "99.01", "99.71")))
print(found[found["period"] == found["period"].max()]["value"].notna().tolist())
"""


def test_add_a_province(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made, filled and read; in its last month one of its two areas has not reported."""
    kinds = copy.follow("Add a province")
    assert kinds == ["sh", "toml", "csv", "csv", "toml", "toml", "csv", "csv", "csv", "sh"]
    monkeypatch.setenv("PANTAU_PROVINCE", "99")
    assert copy.run("python", "-c", OF_THE_PROVINCE) == "['99.01', '99.71'] [25.0] [True, True, False]\n"
