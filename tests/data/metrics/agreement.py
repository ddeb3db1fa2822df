"""Hold read() against the oracle, cell by cell."""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from data.definitions.registry import registry
from data.metrics.contracts import METRIC_COLUMNS
from data.metrics.query import Query, read
from data.repository.editions import Edition
from data.repository.store import Store
from tests.support.oracle.plain import AREAS, Oracle
from tests.support.world import World


def edition_called(store: Store, slug: str) -> Edition:
    return next(edition for edition in store.editions() if edition.slug == slug)


def oracle_of(world: World, slug: str) -> Oracle:
    """What the world says an edition shows: what stood when it was made, or what stands now."""
    if slug in world.editions:
        collection, seen = world.editions[slug]
        return Oracle(seen, collection)
    return Oracle(world.standing(), slug.removesuffix("-terkini"))


def schemes_of(world: World) -> list[str | None]:
    return [None, *sorted({goal.scheme for delivery in world.deliveries for goal in delivery.goals})]


def assert_agree(store: Store, world: World, metrics: Iterable[str] = tuple(registry().metrics)) -> None:
    """Every edition and scheme of a world, and every metric where none is named."""
    for edition in store.editions():
        oracle = oracle_of(world, edition.slug)
        for metric in metrics:
            for scheme in schemes_of(world):
                frame = read(store, Query(edition, (metric,), scheme=scheme))
                assert_same(frame, oracle.read(metric, scheme), f"{edition.slug} {metric} {scheme}")


def assert_same(frame: pd.DataFrame, rows: dict[Any, dict[str, Any]], where: str) -> None:
    assert list(frame.columns) == list(METRIC_COLUMNS)
    assert {column: str(kind) for column, kind in frame.dtypes.items()} == METRIC_COLUMNS
    found = {(row["period"], row["area"]): row for row in frame.to_dict("records")}
    assert len(found) == len(frame)
    assert set(found) == set(rows), where
    assert {area for _, area in found} <= set(AREAS)
    for key, row in rows.items():
        for column in METRIC_COLUMNS:
            got, wanted = found[key][column], row[column]
            assert _same(got, wanted), f"{where} {key}: {column} is {got!r}, should be {_plain(wanted)!r}"


def _plain(value: Any) -> Any:
    return float(value) if hasattr(value, "denominator") and not isinstance(value, bool) else value


def _same(got: Any, wanted: Any) -> bool:
    if wanted is None:
        return bool(pd.isna(got))
    if pd.isna(got):
        return False
    if isinstance(wanted, bool) or not hasattr(wanted, "denominator"):
        return bool(got == wanted)
    return math.isclose(float(got), float(wanted), rel_tol=1e-12, abs_tol=1e-9)
