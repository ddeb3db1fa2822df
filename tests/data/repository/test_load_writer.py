"""A load comes in whole or not at all, once, and editions keep what their meeting saw."""

import threading
from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine, Select, func, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from data.database import tables
from data.database.engine import make_engine
from data.dates import now
from data.metrics.query import Query, periods, read
from data.repository.editions import create_edition
from data.repository.load_writer import AlreadyLoadedError, add_load, withdraw
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.support.world import ACTIVE, Builder, Fact, Goal, fact_frame, month, new_load

JUNE = month("2024-06")


def rows_of(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        count = connection.execute(select(func.count()).select_from(tables.metadata.tables[table]))
        return int(count.scalar_one())


def one_fact(value: int = 11, area: str = "33.01") -> Fact:
    return Fact(area, JUNE, "PU", ACTIVE, value)


def active(store: Store, slug: str, scheme: str | None = None) -> tuple[float | None, str]:
    """What an edition shows for 33.01: active PU participants, and where its target comes from."""
    frame = read(store, Query(edition_called(store, slug), ("active_pu",), (JUNE,), ("33.01",), scheme))
    row = frame.iloc[0]
    return float(row["value"]), str(row["target_kind"])


def test_the_same_file_twice(build: Builder) -> None:
    first = add_load(build.engine, new_load(), {"observation": fact_frame([one_fact()])})
    with pytest.raises(AlreadyLoadedError) as refusal:
        add_load(build.engine, new_load(), {"observation": fact_frame([one_fact()])})
    assert refusal.value.load_id == first
    assert rows_of(build.engine, "load") == rows_of(build.engine, "observation") == 1


def test_a_withdrawn_file_may_come_again_and_another_collection_is_another_load(build: Builder) -> None:
    first = add_load(build.engine, new_load(), {})
    other = add_load(build.engine, new_load(collection="terbit"), {})
    assert withdraw(build.engine, first, "salah berkas")
    assert not withdraw(build.engine, first, "sekali lagi")
    assert len({first, other, add_load(build.engine, new_load(), {})}) == 3


def test_an_error_in_the_second_table_leaves_nothing(build: Builder) -> None:
    targets = fact_frame([one_fact()])[["area_code"]]  # lacks everything a target must have
    with pytest.raises(SQLAlchemyError):
        add_load(build.engine, new_load(), {"observation": fact_frame([one_fact()]), "target": targets})
    assert {rows_of(build.engine, table) for table in ("load", "observation", "target", "edition")} == {0}


def test_an_unknown_area_leaves_nothing(build: Builder) -> None:
    stranger = fact_frame([Fact("99.99", JUNE, "PU", ACTIVE, 1)])
    with pytest.raises(IntegrityError):
        add_load(build.engine, new_load(), {"observation": stranger})
    assert rows_of(build.engine, "load") == 0


def test_a_load_that_breaks_a_rule_of_the_table_is_not_called_already_loaded(build: Builder) -> None:
    with pytest.raises(IntegrityError):
        add_load(build.engine, new_load(title=None), {})  # type: ignore[arg-type]


def test_the_database_itself_refuses_a_second_standing_load(build: Builder) -> None:
    add_load(build.engine, new_load(), {})
    with build.engine.connect() as connection:
        row = dict(connection.execute(select(tables.load)).mappings().one(), id=None)
        del row["id"]
        with pytest.raises(IntegrityError):
            connection.execute(insert(tables.load).values(**row))
        connection.rollback()
        connection.execute(insert(tables.load).values(**{**row, "status": "withdrawn"}))
        connection.rollback()


def test_of_two_at_the_same_time_one_stands(build: Builder, database_url: str) -> None:
    start, outcomes = threading.Barrier(2), []
    facts = {"observation": fact_frame([one_fact(value) for value in range(300)])}

    def bring_in() -> None:
        engine = make_engine(database_url)
        start.wait(timeout=30)
        try:
            outcomes.append(("stands", add_load(engine, new_load(), facts)))
        except AlreadyLoadedError as refusal:
            outcomes.append(("refused", refusal.load_id))
        finally:
            engine.dispose()

    threads = [threading.Thread(target=bring_in) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(word for word, _ in outcomes) == ["refused", "stands"]
    assert len({number for _, number in outcomes}) == 1
    assert rows_of(build.engine, "load") == 1
    assert rows_of(build.engine, "observation") == 300
    assert rows_of(build.engine, "edition") == 1


def test_a_revision_is_new_and_the_meeting_keeps_the_old(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    build.edition("rapat")
    revision = build.load(one_fact(22))
    assert (active(store, "rapat")[0], active(store, "resmi-terkini")[0]) == (11, 22)
    build.edition("rapat-2")
    build.withdraw(revision)
    assert active(store, "resmi-terkini")[0] == 11  # what stood before
    assert active(store, "rapat-2")[0] == 22  # what that meeting saw


def test_the_meeting_keeps_what_was_withdrawn_later(build: Builder, store: Store) -> None:
    first = build.load(one_fact(11))
    build.edition("rapat")
    build.withdraw(first)
    build.edition("sesudahnya")
    assert active(store, "rapat")[0] == 11
    assert periods(store, edition_called(store, "resmi-terkini")) == []
    assert periods(store, edition_called(store, "sesudahnya")) == []
    assert read(store, Query(edition_called(store, "resmi-terkini"), ("active_pu",))).empty


def test_collections_never_mix(build: Builder, store: Store) -> None:
    build.load(one_fact(11), goals=[Goal("s", "33.01", "PU", 2024, 100, "people")], collection="simulasi")
    build.load(one_fact(22))
    build.load(one_fact(33), collection="terbit")
    assert active(store, "simulasi-terkini", "s") == (11, "document")
    assert active(store, "resmi-terkini", "s") == (22, "None")
    assert active(store, "terbit-terkini", "s") == (33, "None")


def test_official_figures_may_be_held_against_published_targets_only(build: Builder, store: Store) -> None:
    build.load(one_fact(11), goals=[Goal("r", "33.01", "PU", 2024, 50, "people")])
    build.load(one_fact(22), goals=[Goal("t", "33.01", "PU", 2024, 50, "people")], collection="terbit")
    build.load(one_fact(33), collection="simulasi")
    assert [active(store, "resmi-terkini", scheme)[1] for scheme in "rt"] == ["document", "document"]
    assert [active(store, "terbit-terkini", scheme)[1] for scheme in "rt"] == ["None", "document"]
    assert [active(store, "simulasi-terkini", scheme)[1] for scheme in "rt"] == ["None", "None"]


def test_an_edition_sees_the_targets_its_meeting_saw(build: Builder, store: Store) -> None:
    """The targets of another collection came in after the newest figures, and before the meeting."""
    build.load(one_fact(11))
    build.load(goals=[Goal("t", "33.01", "PU", 2024, 50, "people")], collection="terbit")
    build.edition("rapat")
    build.load(goals=[Goal("baru", "33.01", "PU", 2024, 60, "people")], collection="terbit")
    assert active(store, "rapat", "t") == (11, "document")
    assert active(store, "rapat", "baru") == (11, "None")
    assert active(store, "resmi-terkini", "baru") == (11, "document")


def test_an_embargoed_edition_is_not_listed_until_its_hour(build: Builder, store: Store) -> None:
    build.load(one_fact())
    for slug, hours in (("nanti", 1), ("sudah", -1)):
        until = now() + timedelta(hours=hours)
        create_edition(build.engine, slug, title=slug, collection="resmi", embargo_until=until)
    assert [edition.slug for edition in store.editions()] == ["resmi-terkini", "sudah"]


def test_an_edition_needs_data_and_a_name_of_its_own(build: Builder) -> None:
    with pytest.raises(ValueError, match="belum berisi data"):
        create_edition(build.engine, "a", title="a", collection="resmi")
    build.load(one_fact())
    create_edition(build.engine, "a", title="a", collection="resmi")
    with pytest.raises(ValueError, match="sudah ada"):
        create_edition(build.engine, "a", title="a", collection="resmi")


def test_drafts_are_seen_by_nobody(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    add_load(build.engine, new_load(status="draft"), {"observation": fact_frame([one_fact(99)])})
    create_edition(build.engine, "rapat", title="rapat", collection="resmi")
    assert active(store, "resmi-terkini")[0] == active(store, "rapat")[0] == 11


def test_what_was_read_once_is_read_anew_after_any_change(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    assert active(store, "resmi-terkini")[0] == 11
    second = build.load(one_fact(22))
    assert active(store, "resmi-terkini")[0] == 22
    build.withdraw(second)
    assert active(store, "resmi-terkini")[0] == 11


@pytest.mark.parametrize("place", range(3))
def test_a_load_between_two_questions_mixes_nothing_and_leaves_nothing_stale(
    build: Builder, store: Store, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """A load that arrives while a frame is being made: the frame is made again, all of it after the load."""
    build.load(one_fact(11))
    edition, original, asked = edition_called(store, "resmi-terkini"), Store.frame, []

    def frame_after_a_load(self: Store, query: Select[Any]) -> pd.DataFrame:
        asked.append(query)
        if len(asked) == place + 1:
            build.load(one_fact(22))
        return original(self, query)

    monkeypatch.setattr(Store, "frame", frame_after_a_load)
    found = read(store, Query(edition, ("active_pu",)))
    assert len(asked) > place
    assert set(found.loc[found["level"] == "kabkota", "numerator"].dropna()) == {22}
    assert active(store, "resmi-terkini")[0] == 22
