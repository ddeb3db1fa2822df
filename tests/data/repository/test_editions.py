"""Editions and embargoes: who sees what, and when; and two editions held against each other."""

from datetime import datetime, timedelta

import pandas as pd
import pytest

from data.changes.changed_counts import compare
from data.dates import now
from data.metrics.query import Query, periods, read
from data.repository import loads
from data.repository.editions import create_edition, publish_edition, set_embargo
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.data.repository.test_load_writer import active, edition_called, one_fact
from tests.support.clock import Clock
from tests.support.world import Builder, fact_frame, new_load

HOUR = timedelta(hours=1)


def slugs(store: Store) -> list[str]:
    return [edition.slug for edition in store.editions()]


def make(build: Builder, slug: str, **how: object) -> None:
    create_edition(build.engine, slug, title=slug, collection="resmi", **how)  # type: ignore[arg-type]


def embargoed(build: Builder, value: int, until: datetime) -> None:
    add_load(
        build.engine,
        new_load(digest=f"{value:064d}", embargo_until=until),
        {"observation": fact_frame([one_fact(value)])},
    )


def test_a_draft_is_seen_in_a_preview_only_until_it_is_published(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    make(build, "rapat", draft=True)
    preview = Store(build.engine, preview=True)
    assert (slugs(store), slugs(preview)) == (["resmi-terkini"], ["resmi-terkini", "rapat"])
    assert edition_called(preview, "rapat").draft
    publish_edition(build.engine, "rapat", actor="sekretariat")
    assert slugs(store) == ["resmi-terkini", "rapat"]
    with pytest.raises(ValueError, match="sudah terbit"):
        publish_edition(build.engine, "rapat")


def test_an_embargo_hides_and_opens(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    make(build, "rapat")
    set_embargo(build.engine, "rapat", now() + HOUR, actor="sekretariat")
    assert slugs(store) == ["resmi-terkini"]
    set_embargo(build.engine, "rapat", None)
    assert slugs(store) == ["resmi-terkini", "rapat"]
    noted = loads.actions(build.engine)
    assert list(noted["kind"]) == ["embargo", "embargo", "edition"]
    assert (noted["actor"].iloc[1], noted["note"].iloc[0]) == ("sekretariat", "dicabut")


def test_what_is_always_the_newest_has_no_embargo_and_nothing_unknown_has(build: Builder) -> None:
    build.load(one_fact(11))
    with pytest.raises(ValueError, match="embargo berkasnya"):
        set_embargo(build.engine, "resmi-terkini", now() + HOUR)
    with pytest.raises(ValueError, match="tidak ada"):
        set_embargo(build.engine, "entah", now() + HOUR)


def test_a_file_under_embargo_is_seen_nowhere_before_its_moment(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    embargoed(build, 99, now() + HOUR)
    make(build, "rapat")
    live = edition_called(store, "resmi-terkini")
    assert active(store, "resmi-terkini")[0] == active(store, "rapat")[0] == 11
    assert set(store.loads(live)["id"]) == {1}
    assert active(Store(build.engine, preview=True), "resmi-terkini")[0] == 99


def test_a_file_whose_moment_has_passed_is_seen(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    embargoed(build, 99, now() - HOUR)
    make(build, "rapat")
    assert active(store, "resmi-terkini")[0] == active(store, "rapat")[0] == 99


def test_an_edition_shows_what_opens_with_it_and_never_what_opens_later(build: Builder) -> None:
    """The meeting's edition opens with its file; the edition made before that stays as it was."""
    build.load(one_fact(11))
    moment = now() + HOUR
    embargoed(build, 99, moment)
    make(build, "sebelum")
    make(build, "rapat", embargo_until=moment)
    preview = Store(build.engine, preview=True)
    assert (active(preview, "sebelum")[0], active(preview, "rapat")[0]) == (11, 99)


def test_when_an_embargo_ends_pages_are_made_anew(build: Builder, clock: Clock) -> None:
    """What is remembered knows the clock: the moment passes without anybody writing to the database."""
    build.load(one_fact(11))
    moment = now() + HOUR
    embargoed(build, 99, moment)
    make(build, "rapat", embargo_until=moment)
    store = Store(build.engine)
    assert (active(store, "resmi-terkini")[0], slugs(store)) == (11, ["resmi-terkini"])
    clock(moment + timedelta(seconds=1))
    assert (active(store, "resmi-terkini")[0], slugs(store)) == (99, ["resmi-terkini", "rapat"])


def test_two_editions_cell_by_cell(build: Builder, store: Store) -> None:
    build.load(one_fact(11, area="33.01"), one_fact(5, area="33.02"))
    make(build, "dulu")
    build.load(one_fact(12, area="33.01"), one_fact(7, area="33.03"))
    found = compare(store, edition_called(store, "dulu"), edition_called(store, "resmi-terkini"))
    assert [tuple(row) for row in found[["area_code", "kind", "old", "new"]].itertuples(index=False)] == [
        ("33.01", "berubah", 11, 12),
        ("33.03", "baru", pd.NA, 7),
    ]
    back = compare(store, edition_called(store, "resmi-terkini"), edition_called(store, "dulu"))
    assert list(back["kind"]) == ["berubah", "hilang"]
    assert compare(store, edition_called(store, "dulu"), edition_called(store, "dulu")).empty


def test_collections_are_never_compared(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    build.load(one_fact(12), collection="simulasi")
    with pytest.raises(ValueError, match="koleksi yang berbeda"):
        compare(store, edition_called(store, "resmi-terkini"), edition_called(store, "simulasi-terkini"))


def test_a_withdrawal_is_recorded_and_restores_what_stood(build: Builder, store: Store) -> None:
    build.load(one_fact(11))
    second = build.load(one_fact(22))
    live = edition_called(store, "resmi-terkini")
    before = read(store, Query(live, ("active_pu",), tuple(periods(store, live))))
    build.withdraw(second)
    after = read(store, Query(live, ("active_pu",), tuple(periods(store, live))))
    assert (before["numerator"].dropna().iloc[0], after["numerator"].dropna().iloc[0]) == (22, 11)
    noted = loads.actions(build.engine)
    assert (noted["kind"].iloc[0], noted["subject"].iloc[0]) == ("withdraw", str(second))


def test_what_an_edition_holds_is_never_changed_by_its_embargo(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lifted, put back, moved on and moved earlier: it holds the file that opened with it, and no other."""
    build.load(one_fact(11))
    moment = now() + HOUR
    embargoed(build, 99, moment)
    embargoed(build, 77, moment + HOUR)
    make(build, "rapat", embargo_until=moment)
    make(build, "sebelum")
    for name in ("data.repository.store.now", "data.repository.editions.now"):
        monkeypatch.setattr(name, lambda: moment + 3 * HOUR)
    store = Store(build.engine)
    for until in (None, moment + 2 * HOUR, moment + 2.5 * HOUR, moment, None):
        set_embargo(build.engine, "rapat", until)
        set_embargo(build.engine, "sebelum", until)
        assert (active(store, "rapat")[0], active(store, "sebelum")[0]) == (99, 11)
    assert active(store, "resmi-terkini")[0] == 77


def test_an_edition_is_not_seen_before_the_files_it_holds(build: Builder, store: Store) -> None:
    """Else it would show 11 now and 99 when its file opens: the meeting's figures would change."""
    build.load(one_fact(11))
    moment = datetime(2099, 1, 20, 1)
    embargoed(build, 99, moment)
    make(build, "rapat", embargo_until=moment + HOUR)
    for until in (None, moment - HOUR):
        with pytest.raises(ValueError, match=r"diembargo sampai 2099-01-20 08\.00 WIB"):
            set_embargo(build.engine, "rapat", until)
    assert slugs(store) == ["resmi-terkini"]
    set_embargo(build.engine, "rapat", moment)
    assert edition_called(Store(build.engine, preview=True), "rapat").embargo_until == moment
