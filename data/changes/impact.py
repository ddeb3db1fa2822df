"""What a load changes in what everybody sees: cells, other facts, areas that report, ranks, statuses.

Taken before, taken after.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from data.changes.changed_counts import KEY
from data.changes.changed_facts import (
    CurrentFacts,
    FactChange,
    Flip,
    Statuses,
    current_facts,
    fact_changes,
    flips,
    statuses,
)
from data.counts.packed import Layer, ordinal, period
from data.definitions.registry import AREA_LEVEL, registry
from data.metrics.query import Query, periods, read
from data.repository.editions import Edition
from data.repository.store import Store

CELL_COLUMNS = (*KEY, "kind", "old", "new", "old_load", "new_load")
RANK_COLUMNS = ("metric", "area", "old_period", "period", "old", "new", "gained")


@dataclass(frozen=True)
class State:
    """What the edition of a collection that always shows the newest says at one moment."""

    codes: tuple[str, ...] = ()
    first: int = 0  # month of the first column of the layers, see data.counts.packed.ordinal
    layers: dict[tuple[str, str], Layer] = field(default_factory=dict)
    ranks: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["period", "area", "metric"]))
    newest: date | None = None
    facts: CurrentFacts = field(default_factory=dict)
    statuses: Statuses = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, collection: str) -> "State":
        """The state of a collection now; an empty one where nothing was ever loaded."""
        shown = next((e for e in store.editions() if e.live and e.collection == collection), None)
        codes = tuple(store.areas().index)
        if shown is None:
            return cls(codes)
        span, facts = store.span(shown), current_facts(store, shown)
        if span is None:
            return cls(codes, facts=facts)
        found = {kind: store.current_layer(shown, *kind, codes) for kind in store.kinds(shown)}
        layers = {kind: layer for kind, layer in found.items() if layer is not None}
        months = periods(store, shown)
        newest = months[-1] if months else None
        stand = statuses(store, shown, newest)
        return cls(codes, ordinal(span[0]), layers, _ranks(store, shown), newest, facts, stand)


@dataclass(frozen=True)
class Changes:
    """`cells`: one row per count that is not the same (CELL_COLUMNS; kind: berubah, baru, hilang).

    `gained` and `lost`: districts that have active participants in the newest month and had none in the
    newest month before (`month`, `old_month`), and the other way round. `ranks`: RANK_COLUMNS, of coverages
    whose rank came, went or moved, in the newest month and in the newest month that has a changed cell;
    `gained`: places up (> 0) or down among the areas that have a rank in both, NA for the others. `facts`:
    what differs besides counts; `flips`: the statuses against targets that became another in the newest
    month.
    """

    cells: pd.DataFrame
    gained: list[str]
    lost: list[str]
    ranks: pd.DataFrame
    month: date | None
    old_month: date | None
    facts: list[FactChange] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """How many cells are berubah, baru or hilang."""
        return int((self.cells["kind"] == kind).sum())


def changes(before: State, after: State) -> Changes:
    """What became different between two states of one collection."""
    cells = _cells(before, after)
    had, has = _reported(before), _reported(after)
    return Changes(
        cells,
        sorted(has - had),
        sorted(had - has),
        _moved(before, after, cells),
        after.newest,
        before.newest,
        fact_changes(before.facts, after.facts),
        flips(before.statuses, after.statuses),
    )


def _ranks(store: Store, edition: Edition) -> pd.DataFrame:
    metrics = tuple(key for key, metric in registry().metrics.items() if metric.kind == "ratio")
    frame = read(store, Query(edition, metrics))
    return frame.loc[frame["level"] == AREA_LEVEL, ["period", "area", "metric", "numerator", "rank"]]


def _reported(state: State) -> set[str]:
    rows = state.ranks[state.ranks["period"] == state.newest]
    return set(rows.loc[rows["numerator"].notna(), "area"]) if len(rows) else set()


def _cells(before: State, after: State) -> pd.DataFrame:
    parts = []
    for measure, segment in sorted({*before.layers, *after.layers}):
        first, (old, old_load), (new, new_load) = _side_by_side(before, after, (measure, segment))
        at, month = np.nonzero(old != new)
        months = np.array([period(first + number) for number in range(old.shape[1])], dtype=object)
        was, now = old[at, month], new[at, month]
        columns = {
            "area_code": np.array(after.codes, dtype=object)[at],
            "period": months[month],
            "segment": segment,
            "measure": measure,
            "kind": np.where(was < 0, "baru", np.where(now < 0, "hilang", "berubah")),
            "old": was,
            "new": now,
            "old_load": old_load[at, month],
            "new_load": new_load[at, month],
        }
        parts.append(pd.DataFrame(columns))
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(CELL_COLUMNS))
    numbers = dict.fromkeys(("old", "new", "old_load", "new_load"), "Int64")
    found = found.astype(numbers)
    for name in numbers:
        found[name] = found[name].mask(found[name] < 0)
    return found.sort_values(KEY).reset_index(drop=True)


def _side_by_side(
    before: State, after: State, kind: tuple[str, str]
) -> tuple[int, tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Values and loads of both on one grid of months, -1 where there is none; and its first month."""
    sides = [(state.first, state.layers.get(kind)) for state in (before, after)]
    there = [(first, layer) for first, layer in sides if layer is not None]
    start = min(first for first, _ in there)
    end = max(first + layer.value.shape[1] for first, layer in there)
    grids = []
    for first, layer in sides:
        value = np.full((len(after.codes), end - start), -1, dtype=np.int64)
        load = value.copy()
        if layer is not None:
            columns = slice(first - start, first - start + layer.value.shape[1])
            value[:, columns], load[:, columns] = layer.value, layer.load
        grids.append((value, load))
    return start, grids[0], grids[1]


def _moved(before: State, after: State, cells: pd.DataFrame) -> pd.DataFrame:
    """Ranks of a month against those of the same month before, or of the newest earlier one where it is new.

    A month that came late is never held against a later one.
    """
    if before.newest is None or after.newest is None:
        return pd.DataFrame(columns=list(RANK_COLUMNS))
    changed = [month for month in cells["period"].unique() if month <= after.newest]
    known = set(before.ranks["period"])
    parts = []
    for month in sorted({after.newest, max(changed, default=after.newest)}, reverse=True):
        old_month = max((one for one in known if one <= month), default=None)
        if old_month is None:
            continue
        key = ["metric", "area"]
        old = before.ranks[before.ranks["period"] == old_month].set_index(key)["rank"].rename("old")
        new = after.ranks[after.ranks["period"] == month].set_index(key)["rank"].rename("new")
        both = pd.concat([old, new], axis=1).reset_index().assign(period=month, old_period=old_month)
        parts.append(_shifted(both))
    if not parts:
        return pd.DataFrame(columns=list(RANK_COLUMNS))
    return pd.concat(parts, ignore_index=True)[list(RANK_COLUMNS)]


def _shifted(ranks: pd.DataFrame) -> pd.DataFrame:
    """Those that have a rank on one side only, and those that passed others or were passed.

    Who came or went shifts the numbers below him, and nobody's standing.
    """
    common = ranks[["old", "new"]].notna().all(axis=1)
    among = ranks[common].groupby("metric")
    found = ranks.assign(gained=among["old"].rank(method="min") - among["new"].rank(method="min"))
    found["gained"] = found["gained"].astype("Int64")
    alone = ranks["old"].notna() ^ ranks["new"].notna()
    return found[alone | (found["gained"].fillna(0) != 0)]
