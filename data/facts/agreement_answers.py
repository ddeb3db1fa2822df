"""Answers to what a meeting agreed: how many agreements, by area, and whose answer is missing. Pure.

An agreement is answered once its area says that it is being worked on or done, or names evidence: a status
other than `belum`, as it is made, or something in `evidence`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

OPEN = "belum"


def is_answered(row: Any) -> bool:
    """Whether an agreement in force has an answer."""
    return bool(row.status != OPEN or row.evidence)


@dataclass(frozen=True)
class Answer:
    """Of one area: how many agreements a meeting made, and how many of them are answered."""

    area: str
    asked: int
    answered: int

    @property
    def missing(self) -> int:
        """Agreements without an answer."""
        return self.asked - self.answered


@dataclass(frozen=True)
class Answers:
    """Those of all areas that a meeting agreed something with, by code."""

    areas: tuple[Answer, ...]

    @property
    def asked(self) -> int:
        """Agreements of all areas."""
        return sum(one.asked for one in self.areas)

    @property
    def answered(self) -> int:
        """Agreements that are answered."""
        return sum(one.answered for one in self.areas)

    @property
    def share(self) -> float | None:
        """Percent of the agreements that are answered; None without any."""
        return 100 * self.answered / self.asked if self.asked else None

    @property
    def silent(self) -> tuple[Answer, ...]:
        """The areas that owe an answer, those that owe most first."""
        return tuple(sorted((a for a in self.areas if a.missing), key=lambda a: (-a.missing, a.area)))


def answers(rows: Iterable[Any]) -> Answers:
    """Of the agreements of one meeting, each the row in force."""
    counts: dict[str, tuple[int, int]] = {}
    for row in rows:
        asked, answered = counts.get(row.area_code, (0, 0))
        counts[row.area_code] = (asked + 1, answered + is_answered(row))
    return Answers(tuple(Answer(area, *counts[area]) for area in sorted(counts)))
