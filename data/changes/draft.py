"""What each area is shown of a draft: its own figures there, beside those that everybody last read of it.

The answer is a plain value that is kept with the question, so that it stays known what somebody called right.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import AREA_LEVEL, registry
from data.metrics.query import Query, periods, read
from data.repository.editions import Edition
from data.repository.store import Store

AreaFigures = dict[str, Any]
"""`simulated`: whether its figures are invented. `month`: the month of the draft, ISO.

`lines`, one a coverage: `metric`, `active` and `eligible` (people), `percent`, `basis`, and the same with
`old_` and `old_month`, of the newest month up to then of which everybody has a figure; None where there is
none. `facts`: what else the draft changes, in words (tabel, rincian, lama, baru)."""
_SHOWN = ("active", "eligible", "percent", "basis")


def coverages() -> tuple[str, ...]:
    """The metrics that an area is asked about: every coverage that targets are set for."""
    return tuple(key for key, one in registry().metrics.items() if one.kind == "ratio" and one.targets)


def own_figures(
    drafted: tuple[Store, Edition],
    known: tuple[Store, Edition | None],
    areas: Iterable[str],
    *,
    months: Mapping[str, date] | None = None,
    earlier: bool = False,
    facts: Mapping[str, list[dict[str, Any]]] | None = None,
) -> dict[str, AreaFigures]:
    """What each of these areas is shown.

    `drafted` and `known`: where the draft is read, and where what everybody reads (None: nothing yet).
    `months`: of an area, the month that the draft is about; else the newest of the draft. `earlier`: beside
    figures of a month before it, not of the same month.
    """
    shown = periods(*drafted)
    draft = _by_area(*drafted)
    old = {} if known[1] is None else _by_area(known[0], known[1])
    found: dict[str, AreaFigures] = {}
    for area in areas:
        month = (months or {}).get(area, shown[-1] if shown else None)
        rows = draft.get(area, {}), old.get(area, {})
        pairs = ((key, rows[0].get(key), rows[1].get(key)) for key in coverages())
        lines = [_line(key, month, *pair, earlier=earlier) for key, *pair in pairs] if month else []
        found[area] = {
            "simulated": drafted[1].simulated,
            "month": month.isoformat() if month else None,
            "lines": [one for one in lines if one["active"] is not None or one["old_active"] is not None],
            "facts": (facts or {}).get(area, []),
        }
    return found


def _by_area(store: Store, edition: Edition) -> dict[str, dict[str, pd.DataFrame]]:
    """Area -> coverage -> its months that have a figure, in order."""
    frame = read(store, Query(edition, coverages()))
    frame = frame[(frame["level"] == AREA_LEVEL) & frame["numerator"].notna()].sort_values("period")
    found: dict[str, dict[str, pd.DataFrame]] = {}
    for (area, metric), rows in frame.groupby(["area", "metric"]):
        found.setdefault(str(area), {})[str(metric)] = rows
    return found


def _line(
    metric: str, month: date, draft: pd.DataFrame | None, old: pd.DataFrame | None, *, earlier: bool
) -> dict[str, Any]:
    now = None if draft is None else draft[draft["period"] == month]
    then = None if old is None else old[(old["period"] < month) | (old["period"] == month) & (not earlier)]
    then = None if then is None else then.tail(1)
    before = _figures(then)
    return {
        "metric": metric,
        **_figures(now),
        **{f"old_{name}": before[name] for name in _SHOWN},
        "old_month": None if then is None or then.empty else then["period"].iloc[0].isoformat(),
    }


def _figures(rows: pd.DataFrame | None) -> dict[str, Any]:
    if rows is None or rows.empty:
        return dict.fromkeys(_SHOWN)
    row = rows.iloc[0]
    eligible, percent = row["denominator"], row["value"]
    return {
        "active": int(row["numerator"]),
        "eligible": None if pd.isna(eligible) else int(eligible),
        "percent": None if pd.isna(percent) else float(percent),
        "basis": None if pd.isna(row["basis"]) else str(row["basis"]),
    }
