"""What /corong asks: how many of those a budget planned for became active, by area, group or fund."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboards.insights.facts.paid_cover import spells_of
from dashboards.request.context import Context
from data.facts.funnel import Funnel, by, newest_year

SIDES = ("daerah", "kelompok", "dana")  # of the address


@dataclass(frozen=True)
class Losses:
    """The programmes of one budget year in the chosen part of the province; `side` is what they are split by.

    `parts`: by code of area, by group (as its first programme writes it) or by fund.
    """

    year: int
    whole: Funnel
    side: str
    parts: Mapping[str, Funnel]

    @property
    def areas_losing(self) -> int:
        """In how many areas verified people never became active."""
        return sum(part.never_active.lost > 0 for part in by(self.whole.rows, _area).values())


def losses(context: Context) -> Losses | None:
    """Of the newest budget year up to the chosen month; None where no programme states a step."""
    found = year_of(context)
    if found is None:
        return None
    year, whole = found
    rows = whole.rows
    side = context.selection.get("menurut") or SIDES[0]
    side = side if side in SIDES else SIDES[0]
    keys = {"daerah": _area, "kelompok": _group, "dana": _fund}
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(_group(row), str(row.group_name))
    parts = by(rows, keys[side])
    named = {first[key]: part for key, part in parts.items()} if side == "kelompok" else parts
    return Losses(year, whole, side, named)


def year_of(context: Context) -> tuple[int, Funnel] | None:
    """The newest budget year up to the chosen month, and its programmes; None where none states a step."""
    month, residency = context.selection.period, context.selection.residency
    if month is None:
        return None
    rows = spells_of(context)
    if residency is not None:
        rows = [row for row in rows if context.inside(row.area_code)]
    year = newest_year(rows, month.year)
    return None if year is None else (year, Funnel(tuple([row for row in rows if row.year == year])))


def losses_of(context: Context, area: str) -> tuple[int, Funnel] | None:
    """The budget year and the programmes of an area, or of those in it, as `losses` would find them."""
    month, areas = context.selection.period, {area, *context.kabkota_in(area)}
    rows = [row for row in spells_of(context) if row.area_code in areas]
    year = newest_year(rows, month.year) if month else None
    return None if year is None else (year, Funnel(tuple(row for row in rows if row.year == year)))


def _area(row: Any) -> str:
    return str(row.area_code)


def _group(row: Any) -> str:
    return " ".join(str(row.group_name).split()).casefold()


def _fund(row: Any) -> str:
    return str(row.fund)
