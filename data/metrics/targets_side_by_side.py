"""What every scheme asks for a year, side by side: of an area, of the areas below it, of the nation. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.analysis.coverage import least_people
from data.analysis.targets import Due, by_scope, due_of, scopes_of_all
from data.metrics.query import UNITS

NATION = "00"


@dataclass(frozen=True)
class Asked:
    """What a scheme asks of a place for a segment by the end of the year.

    `due` is None where the place is asked nothing itself: then `areas` of those below it are, for `lowest` to
    `highest` in `unit`. `document` and `address`: of the newest row of the scheme.
    """

    scheme: str
    title: str
    document: str
    address: str
    place: str
    segment: str
    due: Due | None
    areas: int = 0
    lowest: float | None = None
    highest: float | None = None
    unit: str | None = None

    def base(self, eligible: float | None) -> float | None:
        """The people its percentage is of: those its document states, else the eligible workers we know."""
        if self.due is None or self.due.unit != "percent":
            return None
        return self.due.base_value if self.due.base_value is not None else eligible

    def people(self, eligible: float | None, december: float | None) -> float | None:
        """The least number of people that reaches it; None where that cannot be known.

        `december`: active participants of last December, from which growth counts.
        """
        if self.due is None:
            return None
        if self.due.unit == "people":
            return float(np.ceil(self.due.value))
        whole = december if self.due.unit == "growth" else self.base(eligible)
        share = 100 + self.due.value if self.due.unit == "growth" else self.due.value
        return None if whole is None else float(least_people(np.array(share), np.array(whole)))


def side_by_side(
    catalogue: pd.DataFrame, areas: pd.DataFrame, code: str, below: Sequence[str], year: int
) -> list[Asked]:
    """By scheme and segment, of the area first.

    `catalogue`: the targets in force; `areas` has the index code and the columns level and parent; `below`:
    the kabupaten/kota the area is made of (itself for one of them).
    """
    found, places = list[Asked](), scopes_of_all(areas)
    for scheme, rows in catalogue.groupby("scheme", sort=True):
        for segment in rows["segment"].unique():
            own = rows[rows["segment"] == segment]
            said, last = by_scope(own, segment), own.iloc[-1]
            words: dict[str, Any] = {
                "scheme": str(scheme),
                "title": str(last["scheme_title"]),
                "segment": str(segment),
                **{name: str(last[name]) for name in ("document", "address")},
            }
            dues = due_of(said, places[code], year, UNITS["ratio"])
            found += [Asked(**words, place=code, due=due) for due in dues]
            if not dues and list(below) != [code]:
                each = [due_of(said, places[one], year, UNITS["ratio"]) for one in below]
                first = [dues[0] for dues in each if dues]
                for unit in sorted({due.unit for due in first}):
                    values = [due.value for due in first if due.unit == unit]
                    found.append(
                        Asked(
                            **words,
                            place=code,
                            due=None,
                            areas=len(values),
                            lowest=min(values),
                            highest=max(values),
                            unit=unit,
                        )
                    )
            nation = due_of(said, [("area", NATION)], year, UNITS["ratio"]) if code != NATION else []
            found += [Asked(**words, place=NATION, due=due) for due in nation]
    return sorted(found, key=lambda one: (one.place == NATION, one.due is None))
