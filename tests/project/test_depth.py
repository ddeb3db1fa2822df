"""How many files deep calls go: whoever follows a figure opens so many files, one below the other."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from etl.pipeline.load_file import load_file
from tests.project.files import REPOSITORY
from tests.support.etl import books

PRODUCT = tuple(f"{REPOSITORY}/{folder}/" for folder in ("data", "etl", "dashboards"))
ANY_DATABASE = True


def _files(frame: FrameType | None) -> list[str]:
    """The files of the product on the stack of calls, the outermost first, each once."""
    found: dict[str, None] = {}
    while frame:
        if frame.f_code.co_filename.startswith(PRODUCT):
            found[frame.f_code.co_filename.removeprefix(f"{REPOSITORY}/")] = None
        frame = frame.f_back
    return list(found)[::-1]


def _paths(run: Callable[[], object], *, of: tuple[str, ...] = PRODUCT) -> dict[tuple[str, str], list[str]]:
    """For each function of these files that is called, by file and name: the longest way to it."""
    longest: dict[tuple[str, str], list[str]] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(of):
            found = _files(frame)
            here = (found[-1], frame.f_code.co_name)
            if len(found) > len(longest.get(here, ())):
                longest[here] = found

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return longest


def test_from_the_request_to_a_tile(small_store: Store) -> None:
    fresh = Store(small_store.engine)  # nothing is remembered
    client = create_app(fresh, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    map_file = "dashboards/components/maps/tile_map.py"
    found = _paths(lambda: client.get("/"), of=(f"{REPOSITORY}/{map_file}",))
    tile = found[map_file, "_tile"]
    assert tile[0] == "dashboards/web/application.py"
    assert len(tile) <= 7, tile


def test_from_load_file_to_the_stored_rows(areas_engine: Engine, tmp_path: Path) -> None:
    file = books.rekap(tmp_path / "rekap.xlsx", [books.KUDUS])
    found = _paths(lambda: load_file(areas_engine, file))
    stored = found["data/database/bulk_insert.py", "adding"]
    assert stored[0] == "etl/pipeline/load_file.py"
    assert len(stored) <= 3, stored
    deepest = max(found.values(), key=len)
    assert len(deepest) <= 8, deepest
