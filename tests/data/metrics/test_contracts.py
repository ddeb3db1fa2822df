"""The typed row of a MetricFrame says what read() gives, in every field and every state of a figure."""

from datetime import date
from typing import get_type_hints

from data.metrics.contracts import METRIC_COLUMNS, MetricRow
from data.metrics.query import Query, read
from data.metrics.rows import metric_rows
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.data.metrics.test_query_against_oracle import full_world
from tests.support.world import ACTIVE, ELIGIBLE, Builder, Fact, month, months, panel


def test_a_row_by_hand(build: Builder, store: Store) -> None:
    """Kudus in November 2023: 223,396 of 279,223 are 80.006...; a month without potensi has no percentage."""
    build.load(
        Fact("33.01", month("2023-10"), "PU", ACTIVE, 7),
        Fact("33.01", month("2023-11"), "PU", ACTIVE, 223_396),
        Fact("33.01", month("2023-11"), "PU", ELIGIBLE, 279_223),
    )
    frame = read(store, Query(edition_called(store, "resmi-terkini"), ("coverage_pu",), (), ("33.01",)))
    before, now = metric_rows(frame)
    assert (before.period, before.value, before.rank, before.load_id) == (
        date(2023, 10, 31),
        None,
        None,
        None,
    )
    assert (now.period, now.area, now.level, now.metric) == (
        date(2023, 11, 30),
        "33.01",
        "kabkota",
        "coverage_pu",
    )
    assert (now.numerator, now.denominator, now.rank, now.reported, now.areas) == (223_396, 279_223, 1, 1, 1)
    assert now.value is not None
    assert round(now.value, 2) == 80.01
    assert (now.target, now.target_kind, now.provisional, now.status) == (None, None, False, "tanpa_target")


def test_every_field_has_the_type_it_says(build: Builder, store: Store) -> None:
    full_world(build)
    build.load(*panel(months("2024-01", 2)))  # a year before, for the changes in a year
    hints = get_type_hints(MetricRow)
    seen: dict[str, set[type]] = {name: set() for name in hints}
    metrics = ("coverage_pu", "coverage_bpu", "coverage_total", "active_pu")
    for scheme in (None, "ucj", "naik"):
        query = Query(edition_called(store, "resmi-terkini"), metrics, scheme=scheme)
        frame = read(store, query)
        rows = metric_rows(frame)
        assert len(rows) == len(frame) > 0
        for row in rows:
            for name, value in zip(MetricRow._fields, row, strict=True):
                seen[name].add(type(value))
    for name, kinds in seen.items():
        allowed = set(getattr(hints[name], "__args__", (hints[name],)))
        assert kinds <= allowed, name
        assert kinds - {type(None)}, f"{name} never has a value in this world"


def test_columns_are_those_of_the_row() -> None:
    assert tuple(METRIC_COLUMNS) == MetricRow._fields
    assert (len(METRIC_COLUMNS), METRIC_COLUMNS["period"], METRIC_COLUMNS["area"]) == (47, "object", "str")
    assert (METRIC_COLUMNS["value"], METRIC_COLUMNS["rank"], METRIC_COLUMNS["conflict"]) == (
        "Float64",
        "Int64",
        "bool",
    )
