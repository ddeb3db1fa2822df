"""Participants by programme as the chosen month sees them, of each area and of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import Context, rows_of
from data.analysis.programmes import Depth, depth

Key = tuple[str, str]  # segment and programme


@dataclass(frozen=True)
class Programmes:
    """`month` is the newest up to the chosen one in which any area reported programmes.

    `areas` holds the kabupaten/kota of the chosen part, also those without a figure.
    """

    month: date
    whole: Mapping[Key, Depth]
    areas: Mapping[str, Mapping[Key, Depth]]

    def share(self, area: str, key: Key) -> float | None:
        """Percent of an area's active participants of a segment who are in a programme; None if unknown."""
        found = self.areas[area].get(key)
        return found.share if found else None

    @property
    def reported(self) -> list[str]:
        """The areas with any figure."""
        return [area for area, own in self.areas.items() if own]


@dataclass(frozen=True)
class _Reported:
    """What every area reported for a month: participants by programme, and those active on the same basis."""

    month: date
    counts: Mapping[tuple[str, str, str], int]
    active: Mapping[tuple[str, str], int]


def programmes(context: Context) -> Programmes | None:
    """None where the edition has no participants by programme up to the chosen month."""
    return context.remember_figures(("programmes",), lambda: _programmes(context))


def depth_of(context: Context, code: str) -> Mapping[Key, Depth]:
    """The depth in any area, whichever part of the province is chosen; empty where nothing is reported."""
    known = _reported(context)
    if known is None:
        return {}
    areas = context.kabkota_in(code)
    return context.remember_figures(("depth", code), lambda: depth(known.counts, known.active, areas))


def _programmes(context: Context) -> Programmes | None:
    known = _reported(context)
    if known is None:
        return None
    inside = [area.code for area in context.kabkota if context.inside(area.code)]
    own: dict[str, dict[tuple[str, str, str], int]] = {code: {} for code in inside}
    for key, people in known.counts.items():
        if key[0] in own:
            own[key[0]][key] = people
    return Programmes(
        known.month,
        depth(known.counts, known.active, inside),
        {code: depth(own[code], known.active, [code]) for code in inside},
    )


def _reported(context: Context) -> _Reported | None:
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None:
        return None
    key = ("programmes of a month", edition.slug, period)
    return context.store.remember(key, lambda: _read(context, edition, period), brief=True)


def _rows_by_month(frame: Any) -> dict[date, Any]:
    """Where the rows of each month are, asked once: to look through all of them takes longer than a page."""
    return dict(frame.groupby("period", sort=False).indices)


def _read(context: Context, edition: Any, period: date) -> _Reported | None:
    store = context.store
    frame, whole = store.programme_counts(edition), store.counts(edition)
    places = store.remember(
        ("programme months", edition.slug), lambda: (_rows_by_month(frame), _rows_by_month(whole))
    )
    known = [month for month in places[0] if month <= period]
    if not known:
        return None
    month = max(known)
    counts, bases = {}, {}
    for row in rows_of(frame.iloc[places[0][month]]):
        counts[row.area_code, row.segment, row.programme] = int(row.value)
        bases[row.area_code, row.segment] = row.basis
    active = {}
    same = whole.iloc[places[1].get(month, [])]
    for row in rows_of(same[same["measure"] == "active_participants"]):
        if bases.get((row.area_code, row.segment)) == row.basis:
            active[row.area_code, row.segment] = int(row.value)
    return _Reported(month, counts, active)
