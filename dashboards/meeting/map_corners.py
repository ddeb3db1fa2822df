"""Where a map of tiles has room: its empty corners hold the figures, the list and the key."""

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = 5  # columns that the figures of four segments need
FOOT = 3  # columns that a list needs


@dataclass(frozen=True)
class Holes:
    """Grid areas (`line / column / end line / end column`, from 1); None where there is no such corner."""

    lines: int
    columns: int
    head: str | None
    foot: str | None
    key: str | None


def holes(places: Iterable[tuple[int, int]]) -> Holes:
    """The corners of a grid with tiles at these (line, column), counted from 0."""
    taken = sorted(places)
    lines, columns = taken[-1][0] + 1, max(column for _line, column in taken) + 1
    first = [min((c for at, c in taken if at == line), default=columns) for line in range(lines)]
    head = f"1 / 1 / 2 / {first[0] + 1}" if first[0] >= HEAD else None
    room = min(first[-2:]) if lines > 2 else 0
    foot = f"{lines - 1} / 1 / {lines + 1} / {room + 1}" if room >= FOOT else None
    start = room if foot else 0
    key = f"{lines} / {start + 1} / {lines + 1} / {first[-1] + 1}" if first[-1] - start >= FOOT else None
    return Holes(lines, columns, head, foot, key)
