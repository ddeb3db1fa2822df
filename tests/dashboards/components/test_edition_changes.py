"""An earlier edition beside the chosen one, under any page of a month."""

from collections.abc import Iterator

import pytest

from dashboards.request.selection import parse
from dashboards.shell.render import render
from data.database.engine import make_engine, migrate
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards import small
from tests.support.world import ACTIVE, Fact, Goal, fact_frame, goal_frame, month, new_load

REVISED = "/peringkat?banding=dulu"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world, an edition of it, and then a revision: Demak 46,000 -> 48,000 of 200,000."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('editions') / 'x.sqlite3'}")
    migrate(engine)
    ensure_areas(engine)
    small.fill(engine)
    create_edition(engine, "dulu", title="Rapat dulu", collection="resmi")
    fact = Fact(small.DEMAK, month("2026-09"), "BPU", ACTIVE, 48_000)
    goal = Goal("nks", small.DEMAK, "BPU", 2026, 31.5)
    tables = {"observation": fact_frame([fact]), "target": goal_frame([goal])}
    add_load(engine, new_load(digest="f" * 64), tables)
    yield Store(engine)
    engine.dispose()


def body(store: Store, path: str, search: str) -> str:
    return str(render(store, path, search).light)


def test_what_was_said_then_and_now_stands_side_by_side(store: Store) -> None:
    html = body(store, "/peringkat", "banding=dulu")
    _, found, section = html.partition("Yang berubah sejak edisi Rapat dulu")
    assert found
    for words in ("23,0\u00a0%", "24,0\u00a0%", "46.000", "48.000"):
        assert words in section
    assert (
        "4 daerah berbeda" in section
    )  # Demak, those it belongs to, and Pati, which no longer shares rank 1
    assert "Kudus" not in section.partition("</table>")[0]


def test_a_target_that_was_said_otherwise_is_named(store: Store) -> None:
    words = "1 target berbeda: Demak 2026: 30,0\u00a0% → 31,5\u00a0%."
    assert words in body(store, "/peringkat", "banding=dulu")
    assert words in body(store, "/peringkat", "banding=dulu&periode=2026-08")
    assert "target berbeda" not in body(store, "/peringkat", "banding=dulu&metrik=coverage_pu")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/daerah/33.21", "/tren", "/bandingkan", "/jurang", "/mutu-data"])
def test_it_stands_under_every_page_of_a_month(store: Store, path: str) -> None:
    assert "Yang berubah sejak edisi" in body(store, path, "banding=dulu")
    assert "Yang berubah sejak edisi" not in body(store, path, "")


def test_nothing_changed_is_said(store: Store) -> None:
    html = body(store, "/peringkat", "banding=dulu&periode=2026-08")
    assert "Agustus 2026: kedua edisi memperlihatkan angka yang sama." in html


def test_the_choice_stays_with_the_reader_and_never_crosses_collections(store: Store) -> None:
    chosen = parse(store, "banding=dulu")
    assert chosen.href("/tren") == "/tren?banding=dulu"
    assert chosen.href("/tren", edisi="dulu") == "/tren?edisi=dulu"
    assert parse(store, "banding=resmi-terkini").notices == ("banding",)
    assert parse(store, "banding=terbit-terkini").compared is None
