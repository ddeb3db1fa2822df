"""The schemes of targets an edition may be held against, in the order in which they are offered."""

from typing import Any

import numpy as np
import pandas as pd

from data.analysis.hierarchy import ancestors
from data.analysis.targets import by_scope, due_of, scopes_of_all
from data.definitions.registry import registry
from data.metrics.panel import carries, panel
from data.metrics.query import REPORT, UNITS
from data.repository.editions import Edition
from data.repository.store import Store


def schemes(store: Store, edition: Edition, year: int) -> pd.DataFrame:
    """The target schemes of an edition, the most complete one first.

    Every scheme of an edition, first the one that gives most pairs of area and segment a target of the year;
    of equal ones the one with the newest document, then by key. Index scheme; columns title and pairs.

    The segment that is looked at makes no difference. What a document asks of each area below (`each`) counts
    for every one of them; growth only where the participants it grows from are known.
    """
    targets = store.targets(edition)
    if targets.empty:
        return pd.DataFrame({"title": [], "pairs": []})
    areas, months, _ = panel(store, edition)
    grown = _grown(store, edition, months, year)
    found = pd.DataFrame(
        [
            {"scheme": key, "title": rows["scheme_title"].iloc[-1], "pairs": _pairs(rows, areas, year, grown)}
            | _newest(rows)
            for key, rows in targets.groupby("scheme")
        ]
    )
    order = ["pairs", "dated", "load", "reaches", "scheme"]
    found = found.sort_values(order, ascending=[False, False, False, False, True])
    return found.set_index("scheme")[["title", "pairs"]]


def _pairs(rows: pd.DataFrame, areas: pd.DataFrame, year: int, grown: set[tuple[str, str]]) -> int:
    """For how many pairs of area and segment the rows of a scheme say what is due in a year."""
    found, places = 0, scopes_of_all(areas)
    for segment in registry().segments:
        said = by_scope(rows, segment)
        for area, where in places.items() if said else ():
            dues = due_of(said, where, year, UNITS["ratio"])
            found += bool(dues) and (dues[0].unit != "growth" or (area, segment) in grown)
    return found


def _newest(rows: pd.DataFrame) -> dict[str, Any]:
    """When the newest document of a scheme was published, else brought in.

    By which load; and up to which year it has targets, which shows the newer of two documents of one file.
    """
    dated = rows["published_on"].where(rows["published_on"].notna(), rows["loaded_at"].dt.date)
    return {"dated": dated.max(), "load": rows["load_id"].max(), "reaches": rows["year"].max()}


def _grown(store: Store, edition: Edition, months: list[pd.Timestamp], year: int) -> set[tuple[str, str]]:
    """The pairs of area and segment whose participants of the December before a year are known."""
    if not months:
        return set()
    areas, _, grid = panel(store, edition)
    december = pd.Timestamp(year - 1, 12, 31)
    if december not in months:
        return set()
    collection = registry().collections[edition.collection]
    at, found, parents = months.index(december), set(), areas["parent"].to_dict()
    for segment in registry().segments:
        counts = grid.counts(REPORT, segment, carried=collection.carries_forward and carries(REPORT))
        reported = list(areas.index[~np.isnan(counts.value[:, at])])
        above = {one for code in reported for one in ancestors(code, parents) if collection.rolls_up}
        found |= {(area, segment) for area in above.union(reported)}
    return found
