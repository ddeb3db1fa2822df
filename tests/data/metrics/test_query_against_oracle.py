"""Every column of read(), recomputed by tests/support/oracle, on worlds made by hand and generated."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine

from data.definitions.registry import registry
from data.repository.store import Store
from tests.data.metrics import generated
from tests.data.metrics.agreement import assert_agree
from tests.support.world import (
    ACTIVE,
    ELIGIBLE,
    Builder,
    Delivery,
    Fact,
    Goal,
    month,
    months,
    panel,
    potensi,
    wipe,
)

PERIODS = months("2024-09", 8)  # over a year boundary
GOALS = (
    Goal("ucj", "33", "TOTAL", 2024, 40.0),
    Goal("ucj", "33", "TOTAL", 2025, 52.15),
    Goal("ucj", "33.01", "TOTAL", 2024, 40.0, base="angkatan kerja", base_value=30_000),
    Goal("ucj", "33.01", "TOTAL", 2025, 52.0),
    Goal("ucj", "33.02", "PU", 2025, 9_000.4, "people", base="orang"),
    Goal("ucj", "33.03", "BPU", 2025, 60.0, value_high=65.0),
    Goal("jalur", "33", "PU", 2023, 20.0),
    Goal("jalur", "33", "PU", 2026, 31.0),
    Goal("jalur", "33.11", "PU", 2023, 1_000, "people"),
    Goal("jalur", "33.11", "PU", 2026, 2_000, "people"),
    Goal("naik", "33", "TOTAL", 2025, 20.0, "growth", "each", base="tahun lalu"),
    Goal("naik", "33", "PU", 2025, 12.5, "growth", base="tahun lalu"),
    Goal("dua", "33", "BPU", 2025, 30.0, "percent", "each"),
    Goal("dua", "33", "BPU", 2025, 25.0),
    Goal("dua", "kr-utara", "BPU", 2025, 35.0, "percent", "each"),
    Goal("dua", "33.02", "BPU", 2026, 37.0),
    Goal("dua", "33.12", "BPU", 2025, 41.0, "percent", "each"),
    Goal("satuan", "33.01", "BPU", 2025, 5_000, "people", base="orang"),
    Goal("satuan", "33.01", "BPU", 2025, 43.0),
    Goal("satuan", "33.02", "BPU", 2024, 4_000, "people", base="orang"),
    Goal("satuan", "33.02", "BPU", 2025, 43.0),
)


# What is read differently on each database are rows, not metrics: a count, a sum of segments and a ratio of
# each say whether they are read well. On SQLite every metric is asked.
FEW = ("coverage_pu", "coverage_total", "active_total", "eligible_total")
EVERY = tuple(registry().metrics)


def full_world(build: Builder) -> None:
    """Gaps, re-based potensi, PMI, printed totals, several bases, revisions, a withdrawal, two editions."""
    missing = {("33.02", month("2025-01")), ("33.12", month("2024-12")), ("33.11", month("2025-04"))}
    facts = [f for f in panel(PERIODS) if (f.area, f.period) not in missing]
    build.load(*potensi(month("2024-08")), goals=GOALS)
    build.load(*facts)
    pmi = [Fact("33.01", p, "PMI", ACTIVE, 40 + p.month, provisional=p.month == 3) for p in PERIODS]
    build.load(*pmi, Fact("33.01", month("2024-12"), "PMI", ELIGIBLE, 90, basis="bps"))
    build.load(Fact("33.02", month("2024-10"), "PMI", ACTIVE, 33))
    build.load(*potensi(month("2025-02"), areas=("33.01", "33.11"), add=2_000, basis="bps"))
    build.edition("rapat-1")
    printed = [
        Fact("33.03", month("2024-11"), "TOTAL", ACTIVE, 9_999),
        Fact("33.03", month("2024-11"), "TOTAL", ELIGIBLE, 111_000, precision="approx"),
        Fact("33.03", month("2024-12"), "TOTAL", ACTIVE, 8_888),
        Fact("33.03", month("2024-11"), "PMI", ACTIVE, 44),
        Fact("33.03", month("2024-11"), "PMI", ELIGIBLE, 88),
    ]
    build.load(*printed)
    revised = [replace(f, value=f.value + 500) for f in facts if f.period == month("2024-12")]
    last = build.load(*revised, Fact("33.01", month("2025-04"), "BPU", ACTIVE, 7_777, provisional=True))
    build.load(
        Fact("33.12", month("2025-03"), "PU", ACTIVE, 5_000, basis="kemnaker"),
        Fact("33.12", month("2025-03"), "PU", ACTIVE, 6_000, precision="approx", basis="wlkp"),
        Fact("33.11", month("2025-03"), "PU", ACTIVE, 6_000, precision="approx"),
        Fact("33.11", month("2025-03"), "PU", ACTIVE, 6_100),
        Fact("33.11", month("2025-02"), "PU", ACTIVE, 999, programme="JKK"),
        goals=(Goal("ucj", "33", "TOTAL", 2025, 55.0),),
    )
    build.edition("rapat-2")
    build.withdraw(last)
    build.load(Fact("33.11", month("2025-05"), "PU", ACTIVE, 1_234, provisional=True))


def other_collections(build: Builder) -> None:
    """Collections that must not mix, one that neither adds up nor carries forward."""
    some = potensi(month("2024-09"), areas=("33.01",)) + panel(months("2024-09", 2), areas=("33.01",))
    build.deliver(Delivery(tuple(some), (Goal("ucj", "33.01", "PU", 2024, 33.0),), "terbit"))
    province = (
        Fact("33", month("2024-10"), "TOTAL", ACTIVE, 4_500_000, precision="approx"),
        Fact("33", month("2024-10"), "TOTAL", ELIGIBLE, 12_800_000, basis="bps"),
    )
    build.deliver(Delivery(province, (Goal("ucj", "33", "TOTAL", 2024, 35.0),), "terbit"))
    simulated = panel(months("2024-12", 3)) + potensi(month("2024-12"))
    build.deliver(Delivery(tuple(simulated), (Goal("ucj", "33", "PU", 2024, 50.0),), "simulasi"))
    build.deliver(Delivery(tuple(panel(months("2025-03", 1))), (), "simulasi", status="draft"))


def quarterly(build: Builder) -> None:
    """Reports of March, June and September, and a late one of July; some areas silent, a new base."""
    build.load(*potensi(month("2024-12")), goals=GOALS)
    told = (month("2025-03"), month("2025-06"), month("2025-09"), month("2026-03"))
    missing = {("33.02", told[1]), ("33.12", told[0]), ("33.12", told[2])}
    build.load(*(f for f in panel(told) if (f.area, f.period) not in missing))
    build.load(Fact("33.11", month("2025-07"), "PU", ACTIVE, 4_321))
    build.load(*potensi(month("2025-08"), areas=("33.01", "33.12"), add=3_000))


def another_basis_alone(build: Builder) -> None:
    """Of the first month one area has reported, on another basis than the view's and without potensi."""
    build.load(
        Fact("33.03", month("2023-11"), "TOTAL", ACTIVE, 1_048, basis="cabang"),
        Fact("33.01", month("2023-12"), "TOTAL", ACTIVE, 700),
        Fact("33.01", month("2023-12"), "TOTAL", ELIGIBLE, 1_000),
    )


@pytest.mark.parametrize(
    "fill",
    [
        pytest.param(full_world, marks=pytest.mark.slow),
        other_collections,
        pytest.param(quarterly, marks=pytest.mark.slow),
        another_basis_alone,
    ],
    ids=lambda fill: str(fill.__name__),
)
def test_every_number_can_be_recomputed(build: Builder, store: Store, fill: object, dialect: str) -> None:
    fill(build)  # type: ignore[operator]
    assert_agree(store, build.world, EVERY if dialect == "sqlite" else FEW)


@pytest.mark.slow
def test_both_at_once(build: Builder, store: Store) -> None:
    """Nothing of one collection in another: a few metrics would show it."""
    full_world(build)
    other_collections(build)
    assert_agree(store, build.world, FEW)


@pytest.mark.slow
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(script=generated.scripts())
def test_every_number_of_any_world(engine: Engine, script: list[generated.Step]) -> None:
    wipe(engine)
    build = Builder(engine)
    generated.play(build, script)
    assert_agree(Store(engine), build.world, FEW)
