"""Construction projects: signed, registered, paid; and those signed since the circular that asks so. Pure.

SE Mendagri 400.5.7/765/Keuda of 21 February 2025 asks that construction projects be registered
(nusantarainfo.com, 25 Jul 2025: 7,455 of 60,656 in the nation were).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

CIRCULAR, CIRCULAR_DAY = "SE Mendagri 400.5.7/765/Keuda", date(2025, 2, 21)


@dataclass(frozen=True)
class Projects:
    """Projects of `areas`: the codes of those that gave any."""

    areas: tuple[str, ...]
    rows: tuple[Any, ...]

    @property
    def signed(self) -> int:
        """All of them."""
        return len(self.rows)

    @property
    def registered(self) -> int:
        """Those that are registered."""
        return sum(bool(row.registered) for row in self.rows)

    @property
    def paid(self) -> int | None:
        """Those whose contribution is paid; None where of a registered one nobody says."""
        stated = [row.contribution_paid for row in self.rows if row.registered]
        return None if any(one is None for one in stated) else sum(bool(one) for one in stated)

    @property
    def share(self) -> float | None:
        """Percent registered; None without a project."""
        return 100 * self.registered / self.signed if self.rows else None

    @property
    def open(self) -> "Projects":
        """Those that are not registered, the largest contract first."""
        rows = [row for row in self.rows if not row.registered]
        return Projects(self.areas, tuple(sorted(rows, key=lambda row: -(row.rupiah or 0))))

    @property
    def rupiah(self) -> int | None:
        """The sum of the contracts; None where one of them has no value."""
        values = [row.rupiah for row in self.rows]
        return None if any(value is None for value in values) else sum(int(value) for value in values)

    @property
    def workers(self) -> int | None:
        """The sum of their workers; None where one of them does not say."""
        stated = [row.workers for row in self.rows]
        return None if any(one is None for one in stated) else sum(int(one) for one in stated)

    @property
    def asked(self) -> "Projects":
        """Those signed since the day of the circular."""
        return Projects(self.areas, tuple(row for row in self.rows if row.contract_on >= CIRCULAR_DAY))


def projects(in_force: Mapping[str, Sequence[Any]], areas: Sequence[str], until: date) -> Projects:
    """Of these areas, signed up to a day.

    `in_force`: the rows of the table `project` that count, by area (data.facts.latest.last_by_area).
    """
    kept = tuple(row for area in areas for row in in_force.get(area, ()) if row.contract_on <= until)
    return Projects(tuple(sorted({row.area_code for row in kept})), kept)
