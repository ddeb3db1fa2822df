"""How many files a figure passes through: whoever follows it opens so many, one below or after the other.

What is counted is said in docs/decisions.md: files deep, files that give the figure on, files entered at all.
"""

import sys
from collections.abc import Callable, Collection
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from etl.pipeline.load_file import load_file
from tests.project.files import REPOSITORY
from tests.support.etl import books

PRODUCT = tuple(f"{REPOSITORY}/{folder}/" for folder in ("data", "etl", "dashboards"))
MAP = "dashboards/components/maps/tile_map.py"
ASIDE = {
    "data/cache.py": "gives back what another file made",
    "dashboards/rendering/safe_link.py": "gives back the text of the whole page",
    "dashboards/rendering/status_icons.py": "puts the shapes of signs behind the text of the whole page",
    "dashboards/components/common/pinned_area.py": "says it once more, for the area that a reader keeps",
    "data/metrics/bases.py": "asks on which basis most areas are counted",
    "data/analysis/targets.py": "asks what a target is a share of",
}
PARTS = ("dashboards/components/", "dashboards/insights/", "dashboards/shell/", "dashboards/pages/")
DEEP = 9  # values within values
ANY_DATABASE = True


def _name(frame: FrameType) -> str:
    return frame.f_code.co_filename.removeprefix(f"{REPOSITORY}/")


def _files(frame: FrameType | None) -> list[str]:
    """The files of the product on the stack of calls, the outermost first, each once."""
    found: dict[str, None] = {}
    while frame:
        if frame.f_code.co_filename.startswith(PRODUCT):
            found[_name(frame)] = None
        frame = frame.f_back
    return list(found)[::-1]


def _profiled(run: Callable[[], object], note: Callable[[FrameType, str, Any], None]) -> None:
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)


def _paths(run: Callable[[], object], *, of: tuple[str, ...] = PRODUCT) -> dict[tuple[str, str], list[str]]:
    """For each function of these files that is called, by file and name: the longest way to it."""
    longest: dict[tuple[str, str], list[str]] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(of):
            found = _files(frame)
            here = (found[-1], frame.f_code.co_name)
            if len(found) > len(longest.get(here, ())):
                longest[here] = found

    _profiled(run, note)
    return longest


def _giving_on(run: Callable[[], object], figure: Collection[Any]) -> list[tuple[str, ...]]:
    """The stacks of files, the innermost last, whose function returned something that holds the figure."""
    found: dict[tuple[str, ...], None] = {}

    def note(frame: FrameType, event: str, value: object) -> None:
        if event != "return" or value is None or not frame.f_code.co_filename.startswith(PRODUCT):
            return
        if isinstance(value, str) and not _holds(value, figure, {}):
            return
        way = (*(file for file in _files(frame) if file != _name(frame)), _name(frame))
        if way not in found and _holds(value, figure, {}):
            found[way] = None

    _profiled(run, note)
    return list(found)


def _entered(run: Callable[[], object]) -> set[str]:
    """Each file of which a function is called."""
    found: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(PRODUCT):
            found.add(_name(frame))

    _profiled(run, note)
    return {file for file in found if file.endswith(".py")}


def _holds(value: Any, figure: Collection[Any], seen: dict[int, Any], depth: int = 0) -> bool:
    """Whether one of the ways a figure is written stands anywhere within a value."""
    if isinstance(value, str):
        return any(one in value for one in figure if isinstance(one, str))
    if isinstance(value, int | float | np.number):
        return value in figure
    if value is None or depth > DEEP or id(value) in seen:
        return False
    seen[id(value)] = value
    return any(_holds(part, figure, seen, depth + 1) for part in _within(value))


def _within(value: Any) -> Collection[Any]:
    """What a value is made of: of containers, tables, arrays and the product's own classes."""
    if isinstance(value, pd.DataFrame | pd.Series | pd.Index):
        return value.to_numpy(dtype=object).ravel().tolist()
    if isinstance(value, np.ndarray):
        return value.ravel().tolist()  # type: ignore[no-any-return]
    if isinstance(value, dict):
        return [*value.values(), *value]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if not type(value).__module__.startswith(("data.", "etl.", "dashboards.")):
        return ()
    slots = {name: getattr(value, name, None) for name in getattr(type(value), "__slots__", ())}
    return list({**getattr(value, "__dict__", {}), **slots}.values())


def test_from_the_request_to_a_tile(small_store: Store) -> None:
    tile = _stack_of_a_tile(small_store)
    assert tile[0] == "dashboards/web/application.py"
    assert len(tile) <= 6, tile


def test_from_load_file_to_the_stored_rows(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.rekap(tmp_path / "rekap.xlsx", [books.KUDUS])
    found = _paths(lambda: load_file(areas_engine, file))
    stored = found["data/database/bulk_insert.py", "adding"]
    assert stored[0] == "etl/pipeline/load_file.py"
    assert len(stored) <= 3, stored
    deepest = max(found.values(), key=len)
    assert len(deepest) <= 8, deepest


def test_what_a_cell_passes_through(areas_engine: Engine, tmp_path: Path) -> None:
    """Of the files entered those that give it on; a check gives on what is wrong, no figure."""
    file = books.rekap(tmp_path / "rekap.xlsx", [books.KUDUS])
    ways = list(_giving_on(lambda: load_file(areas_engine, file), {223_396, "223.396"}))
    passed = {way[-1] for way in ways if not any(map(_is_aside, way))}
    assert {"etl/readers/read_file.py", "etl/sources/rekap/rows.py", "data/counts/packed.py"} <= passed
    assert len(passed) <= 20, sorted(passed)


def _is_aside(file: str) -> bool:
    """A check, or another format that is asked whether a file is its own."""
    other = file.startswith("etl/sources/") and not file.startswith("etl/sources/rekap/")
    return file.startswith("etl/checks/") or (other and file != "etl/sources/__init__.py")


@pytest.mark.slow
def test_what_a_tile_passes_through(small_store: Store) -> None:
    """Those that give its figure on, called by what draws it and by no other part of the page."""
    passed = set(stack := _stack_of_a_tile(small_store))
    for way in _giving_on(_home(small_store), {46_000, "23,0"}):
        outside = way[: way.index(MAP)] if MAP in way else way
        if all(file in stack for file in outside if file.startswith(PARTS)):
            passed.add(way[-1])
    passed = {file for file in passed if file.endswith(".py")}
    assert ASIDE.keys() <= passed  # none is left out that is not on the way
    passed -= ASIDE.keys()
    assert {"data/repository/store.py", "data/metrics/query.py", "dashboards/rendering/elements.py"} <= passed
    assert len(passed) <= 15, sorted(passed)


def test_files_entered(areas_engine: Engine, small_store: Store, tmp_path: Path) -> None:
    """All files of which a function runs, bystanders too: other parts of the page, other formats, checks."""
    file = books.rekap(tmp_path / "rekap.xlsx", [books.KUDUS])
    load_file(areas_engine, file, dry_run=True)  # what is read once in a process is no room of the walk
    assert len(_entered(lambda: load_file(areas_engine, file))) <= 67
    _home(small_store)()
    assert len(_entered(_home(small_store))) <= 87


def _home(store: Store) -> Callable[[], object]:
    """The request for the first page, of which nothing is remembered."""
    client = create_app(Store(store.engine), Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    return lambda: client.get("/")


def _stack_of_a_tile(store: Store) -> list[str]:
    return _paths(_home(store), of=(f"{REPOSITORY}/{MAP}",))[MAP, "_tile"]
