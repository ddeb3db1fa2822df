"""What the simulation is made over: areas, months, segments, and the tables it starts from."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.dates import last_day
from data.provinces.definition import province

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]

FOLDER = province().folder / "simulation"
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
PU, BPU, JAKON, PMI = range(4)
YEARS = (2023, 2024, 2025, 2026)
MONTHS = [last_day(year, month) for year in YEARS for month in range(1, 13)][:46]  # to October 2026


def at(year: int, month: int) -> int:
    """The place of a month among MONTHS; past the end for later ones."""
    return (year - YEARS[0]) * 12 + month - 1


def place(period: str) -> int:
    """The place of a month written 2025-03."""
    return at(int(period[:4]), int(period[5:]))


@dataclass(frozen=True)
class Shape:
    """An area in mid 2025 before calibration.

    Eligible workers, each segment's share of them in percent, and the coverage of each segment in percent,
    BPU without those the government pays for.
    """

    code: str
    eligible: int
    shares: tuple[float, ...]
    coverage: tuple[float, ...]


@dataclass(frozen=True)
class Spell:
    """Workers whose contribution a government (or its staff) pays for a while.

    `end` is the place of the first month that is no longer paid; it may lie past the last month.
    """

    area: int
    fund: str
    group: str
    workers: int
    first: int
    months: int

    @property
    def end(self) -> int:
        """The number of the month after the last one."""
        return self.first + self.months


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def shapes() -> tuple[Shape, ...]:
    """The areas in the order of their codes (shape.csv)."""
    return tuple(_shape(row) for row in _rows("shape.csv"))


def _shape(row: dict[str, str]) -> Shape:
    pu, bpu, pmi = (float(row[f"{name}_share"]) for name in ("pu", "bpu", "pmi"))
    coverage = tuple(float(row[name]) for name in ("pu", "bpu", "jakon"))
    return Shape(row["code"], int(row["eligible"]), (pu, bpu, 100 - pu - bpu - pmi, pmi), (*coverage, 38.0))


@cache
def codes() -> tuple[str, ...]:
    """The codes of the simulated areas, in order."""
    return tuple(shape.code for shape in shapes())


def pins(measure: str) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Counts that are fixed (pins.csv): area, the year or month they are for, one count a segment."""
    for row in _rows("pins.csv"):
        if row["measure"] == measure:
            yield codes().index(row["code"]), row["period"], tuple(int(row[name]) for name in SEGMENTS)


def modelled_spells() -> list[Spell]:
    """Spells after published programmes, or needed to reach a pinned count (spells.csv)."""
    return [_spell(row) for row in _rows("spells.csv")]


def staff_spells() -> list[tuple[Spell, int]]:
    """Spells of staff without civil-servant status, who are PU, and how many of them became PPPK (staff.csv).

    Their wages are not made up, so neither are their contributions; a province may have none.
    """
    if not (FOLDER / "staff.csv").exists():
        return []
    return [(_spell(row), int(row["became_pppk"])) for row in _rows("staff.csv")]


def _spell(row: dict[str, str]) -> Spell:
    return Spell(
        codes().index(row["code"]),
        row["fund"],
        row["group"],
        int(row["workers"]),
        first=place(row["first"]),
        months=int(row["months"]),
    )


def first_day(month: int) -> date:
    """The first day of the month at a place, also past the last one."""
    return date(YEARS[0] + month // 12, month % 12 + 1, 1)


def to_whole(parts: Numbers, total: int) -> Counts:
    """Whole numbers near `parts` that add up to `total` exactly, by the largest remainder."""
    scaled = parts * (total / parts.sum())
    whole: Counts = np.floor(scaled).astype(np.int64)
    order = np.argsort(-(scaled - whole).ravel(), kind="stable")
    whole.ravel()[order[: total - int(whole.sum())]] += 1
    return whole
