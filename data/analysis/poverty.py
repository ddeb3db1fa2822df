"""People in poverty as BPS counts them, beside the people they are part of: the newest year that is known."""

from dataclasses import dataclass

import pandas as pd

POOR, PEOPLE = "poor_people", "population"


@dataclass(frozen=True)
class Poor:
    """`people` in poverty.

    `population` of the same year, None where it was not loaded; the loads they came with.
    """

    people: int
    population: int | None
    loads: tuple[int, ...]

    @property
    def share(self) -> float | None:
        """Percent of the population of the same year."""
        return self.people / self.population * 100 if self.population else None


@dataclass(frozen=True)
class Poverty:
    """One year, by area."""

    year: int
    areas: dict[str, Poor]

    @property
    def rated(self) -> bool:
        """Whether every area counted has its population: then poverty is a rate, else a number of people."""
        return bool(self.areas) and all(poor.population for poor in self.areas.values())


def poverty(counts: pd.DataFrame, year: int) -> Poverty | None:
    """The newest year of which poverty is known.

    From the counts of an edition (area_code, period, segment, measure, value, load_id) the newest year until
    `year` of which anybody's poverty is known; years are never mixed, a figure of another year is no
    denominator. None without any. The province's own row of another source stays out: only kabupaten/kota.
    """
    known = counts[
        counts["measure"].isin((POOR, PEOPLE)) & counts["area_code"].str.contains(".", regex=False)
    ]
    years = known["period"].map(lambda day: day.year)
    poor = known[(known["measure"] == POOR) & (years <= year)]
    if poor.empty:
        return None
    newest = int(years[poor.index].max())
    found = known[years == newest]
    by = {
        (row.measure, row.area_code): (int(row.value), int(row.load_id))
        for row in found.sort_values("period").itertuples()
    }
    areas = {}
    for measure, area in by:
        if measure == POOR:
            (people, load), whole = by[POOR, area], by.get((PEOPLE, area))
            areas[area] = Poor(people, whole[0] if whole else None, (load, *(whole[1:] if whole else ())))
    return Poverty(newest, areas)
