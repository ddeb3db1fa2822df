"""Employers that have not registered, or only in part: their newest list of each area. Pure.

PWBD (perusahaan wajib belum daftar) have registered nobody; PDS (perusahaan daftar sebagian) only some of
their workers, part of their wages, or some of the programmes. Nothing is added to participants or potensi.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

NONE, PART = "belum", "sebagian"
STATES = (NONE, PART)
MISSING = ("tenaga kerja", "upah", "program")  # what a PDS leaves out


@dataclass(frozen=True)
class Employers:
    """The newest list of each of `areas` that gave one; `rows` are theirs."""

    areas: tuple[str, ...]
    rows: tuple[Any, ...]

    def count(self, state: str) -> int:
        """Employers in a state."""
        return sum(int(row.employers) for row in self.rows if row.registration == state)

    def workers(self, state: str) -> int | None:
        """Workers of the employers in a state; None where one row of them does not say how many."""
        own = [row.workers for row in self.rows if row.registration == state]
        return None if any(number is None for number in own) else sum(int(number) for number in own)

    @property
    def dates(self) -> tuple[date, date] | None:
        """The oldest and the newest date of the lists."""
        days = [row.period for row in self.rows]
        return (min(days), max(days)) if days else None

    def by_sector(self) -> list[tuple[str, "Employers"]]:
        """The same of each sector, most employers first; sectors as printed, however they are capitalised."""
        found: dict[str, list[Any]] = {}
        for row in self.rows:
            found.setdefault(" ".join(row.sector.split()).casefold(), []).append(row)
        parts = [(str(rows[0].sector), Employers(self.areas, tuple(rows))) for rows in found.values()]
        return sorted(parts, key=lambda part: (-part[1].count(NONE) - part[1].count(PART), part[0]))


def employers(in_force: Mapping[str, Sequence[Any]], areas: Sequence[str], until: date) -> Employers:
    """Of these areas, by the newest list of each up to a day; what an older list says is not added to it.

    `in_force`: the rows of the table `employer` that count, by area (data.facts.latest.last_by_area).
    """
    kept: list[Any] = []
    for area in areas:
        known = [row for row in in_force.get(area, ()) if row.period <= until]
        newest = max((row.period for row in known), default=None)
        kept += [row for row in known if row.period == newest]
    return Employers(tuple(sorted({row.area_code for row in kept})), tuple(kept))
