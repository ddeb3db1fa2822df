"""Values of the Paritrana file: an aspect, its evidence, what it lacks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Evidence:
    """One thing that is there, in words; `amount` in `unit` (people, percent, events)."""

    words: str
    amount: float | None = None
    unit: str = ""
    day: date | None = None
    document: str = ""
    source: str = ""
    load_id: int | None = None
    source_row: int | None = None


@dataclass(frozen=True)
class Aspect:
    """`missing`: what is not there, a sentence each; `by_hand`: what no file holds; the area adds it."""

    key: str
    label: str
    about: str
    there: tuple[Evidence, ...]
    missing: tuple[str, ...]
    by_hand: str = ""
