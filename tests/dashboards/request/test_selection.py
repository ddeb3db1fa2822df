"""What an address asks for: it never fails, it falls back aloud, and it comes back as it went out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboards.request.selection import Selection, parse, schemes
from data.definitions.registry import registry
from data.metrics.query import periods
from data.repository.store import Store

KARESIDENAN = ("kr-banyumas", "kr-kedu", "kr-pati", "kr-pekalongan", "kr-semarang", "kr-surakarta")


def search_of(href: str) -> str:
    return href.partition("?")[2]


def every_choice(store: Store) -> Iterator[Selection]:
    """Each edition with each of its months and schemes, each metric, residency and language, in turn."""
    base = parse(store, "")
    for edition in store.editions():
        first = parse(store, f"edisi={edition.slug}")
        yield first
        yield from (replace(first, period=month) for month in periods(store, edition))
        known = [*schemes(store, edition).index, None]
        yield from (replace(first, scheme=scheme) for scheme in known)
        words = product(registry().metrics, (*KARESIDENAN, None), ("id", "en"))
        yield from (replace(first, metric=m, residency=k, language=code) for m, k, code in words)
    yield replace(base, extra=(("arah", "turun"), ("urut", "capaian")))


def test_what_is_written_is_read_again(full_store: Store) -> None:
    def read() -> int:
        count = 0
        for choice in every_choice(full_store):
            search = search_of(choice.href("/", **dict(choice.extra)))
            again = parse(full_store, search, words=("arah", "urut"))
            assert again == choice, choice.words()
            assert again.notices == ()
            count += 1
        return count

    assert full_store.consistent_read(read) > 900  # a thousand choices, and the database asked once


def test_defaults_are_left_out(full_store: Store) -> None:
    assert parse(full_store, "").href("/peringkat") == "/peringkat"
    spoken = "edisi=simulasi-terkini&periode=2026-10&metrik=coverage_bpu&skema=ucj-simulasi&bahasa=id&kares="
    assert parse(full_store, spoken).href("/peringkat") == "/peringkat"
    some = parse(full_store, "periode=2026-09&metrik=coverage_pu&bahasa=en")
    assert some.href("/") == "/?periode=2026-09&metrik=coverage_pu&bahasa=en"
    assert parse(full_store, "skema=tanpa").href("/") == "/?skema=tanpa"


def test_another_edition_drops_its_month_and_scheme(full_store: Store) -> None:
    chosen = parse(full_store, "periode=2025-03&skema=tanpa&metrik=coverage_pu")
    assert chosen.href("/", edisi="terbit-terkini") == "/?edisi=terbit-terkini&metrik=coverage_pu"


@pytest.mark.parametrize("word", ["edisi", "periode", "metrik", "skema", "kares", "bahasa"])
@pytest.mark.parametrize("value", ["tidak-ada", "33.21", "2026-13", "<script>", "%00", "é" * 900])
def test_an_unknown_value_falls_back_and_is_named(full_store: Store, word: str, value: str) -> None:
    found = parse(full_store, f"{word}={value}")
    assert found.notices == (word,)
    assert found.words() == parse(full_store, "").words()


def test_several_unknown_values_are_all_named(full_store: Store) -> None:
    assert parse(full_store, "edisi=a&periode=b&kares=c&metrik=coverage_pu").notices == (
        "edisi",
        "periode",
        "kares",
    )


def test_the_default_edition_is_the_simulation_until_there_is_an_official_one(
    full_store: Store, terbit_store: Store, small_store: Store, empty_store: Store
) -> None:
    found = [parse(store, "").words()["edisi"] for store in (full_store, terbit_store, small_store)]
    assert found == ["simulasi-terkini", "terbit-terkini", "resmi-terkini"]
    assert parse(empty_store, "").edition is None


def test_a_language_of_the_house_is_no_word_of_the_address(full_store: Store) -> None:
    english = parse(full_store, "", default_language="en")
    assert english.language == "en"
    assert english.href("/") == "/"
    assert english.href("/", bahasa="id") == "/?bahasa=id"


WORDS = st.sampled_from(
    ["edisi", "periode", "metrik", "skema", "kares", "bahasa", "urut", "path", "self", "daerah", "changes"]
)
VALUES = st.text(max_size=12) | st.sampled_from(["simulasi-2026-t2", "2024-01", "coverage_pu", "kr-kedu"])
QUERIES = st.text(max_size=60) | st.lists(st.tuples(WORDS, VALUES), max_size=6).map(
    lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
)


@settings(max_examples=40, deadline=None)
@given(search=QUERIES)
@example(search="?" * 5)
@example(search="&&==&=&;%%%ZZ&%C3%28=%FF")
@example(search="edisi=" + "a" * 5000)
@example(search="path=x&self=y")
def test_parsing_never_fails(full_store: Store, search: str) -> None:
    found = parse(full_store, search)
    assert found.period is not None
    assert found.edition is not None
    assert found.metric in registry().metrics
    again = parse(full_store, search_of(found.href("/")))
    assert again.notices == ()
    assert again == replace(found, extra=(), notices=())
