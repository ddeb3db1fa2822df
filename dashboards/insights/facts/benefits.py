"""What /manfaat asks: contributions paid for groups beside the benefits they received."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.insights.facts.paid_cover import spells_of
from dashboards.request.context import Context
from data.facts.benefits import LAGS, Balance, Pair, group_key, pairs, until, whole_segments
from data.facts.latest import newest_rows

SIDES = ("kelompok", "daerah")  # of the address


@dataclass(frozen=True)
class Received:
    """`end`: the newest month reported; `lag`: contributions are of so many months before.

    `parts`: by group (as a file writes it) or by code of area.
    """

    end: date
    lag: int
    side: str
    area: str  # the one whose groups and rows are asked for; empty for all
    whole: Balance
    parts: Mapping[str, Balance]

    @property
    def alone(self) -> tuple[list[Pair], list[Pair]]:
        """Pairs with contributions and no benefits reported; pairs with benefits, contributions unknown."""
        rest = [pair for pair in self.whole.pairs if not pair.compared]
        return [p for p in rest if not p.rows], [p for p in rest if p.rows]


def by_programme(context: Context, end: date) -> Mapping[tuple[str, str], list[Any]]:
    """By segment and programme the rows of the whole segment in the twelve months up to `end`."""
    return whole_segments([row for row in benefits_of(context) if context.inside(row.area_code)], end)


def own_balance(context: Context, area: str = "") -> tuple[date, Balance] | None:
    """The newest month reported, and money out and back of an area, or of the chosen part of the province."""
    end, residency = newest_month(context), context.selection.residency
    benefits, spells = benefits_of(context), spells_of(context)
    if area:
        benefits = [row for row in benefits if row.area_code == area]
        spells = [row for row in spells if row.area_code == area]
    elif residency is not None:
        benefits = [row for row in benefits if context.inside(row.area_code)]
        spells = [row for row in spells if context.inside(row.area_code)]
    return None if end is None else (end, Balance(tuple(pairs(benefits, spells, end))))


def newest_month(context: Context) -> date | None:
    """The last day of the newest month, up to the chosen one, of which the chosen part tells benefits.

    The same for each of its areas, so that all are looked at over the same twelve months.
    """
    month = context.selection.period
    if month is None:
        return None
    return until([row for row in benefits_of(context) if context.inside(row.area_code)], month)


def lag_asked(context: Context) -> int:
    """The lag in the address; what is none of the offered ones counts as none."""
    word = context.selection.get("jeda")
    return next((lag for lag in LAGS if str(lag) == word), 0)


def received(context: Context) -> Received | None:
    """None where no benefits are reported up to the chosen month."""
    benefits = [row for row in benefits_of(context) if context.inside(row.area_code)]
    end, lag = newest_month(context), lag_asked(context)
    if end is None:
        return None
    spells = [spell for spell in spells_of(context) if context.inside(spell.area_code)]
    area = context.selection.get("wilayah") or ""
    area = area if area in context.areas else ""
    found = [pair for pair in pairs(benefits, spells, end, lag) if area in ("", pair.area)]
    side = context.selection.get("menurut")
    side = side if side in SIDES and not area else SIDES[0]
    names = _names([*benefits, *spells])
    parts: dict[str, list[Pair]] = {}
    for pair in found:
        parts.setdefault(pair.area if side == "daerah" else names[pair.group], []).append(pair)
    balances = {name: Balance(tuple(members)) for name, members in parts.items()}
    return Received(end, lag, side, area, Balance(tuple(found)), balances)


def benefits_of(context: Context) -> list[Any]:
    """Every row of benefits in force in the edition."""
    edition = context.selection.edition
    key = ("benefits", edition.slug if edition else None)
    return context.store.remember(key, lambda: newest_rows("benefit", context.facts("benefit")))


def _names(rows: list[Any]) -> dict[str, str]:
    """By the compared name of a group the name as the first row writes it."""
    found: dict[str, str] = {}
    for row in rows:
        if row.group_name:
            found.setdefault(group_key(row.group_name), str(row.group_name))
    return found
