"""What is written beside lines and marks: each name where its line ends, apart from the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Protocol

LETTER, BOLD_LETTER = 7.0, 7.6  # px: the mean width of a letter of 12.5 px, a little more than it is
ROOM = 16  # px from one name to the next
FAR = 0.05  # of the plot: a line that ends so far before its right side has its name at its end
NEAR = 200  # days: a mark so soon after the end of a line has its words where the line's name would be
NARROW = 215  # px: the plot on a phone, where labels have the least room
MARK, TALL = 12, 14  # px: a mark with its edge, a line of words


class Named(Protocol):
    """A line with a name."""

    @property
    def label(self) -> str:
        """What is written at its end, in <b> where it is bold."""

    @property
    def colour(self) -> str:
        """Of the line and its name."""

    @property
    def days(self) -> Sequence[date]:
        """Where it has a value, or could have one."""

    @property
    def values(self) -> Sequence[float | None]:
        """None where unknown."""


def right_margin(series: Sequence[Named]) -> int:
    """The margin that the longest name needs, in px; bold letters are wider."""
    named = [line.label for line in series if line.label]
    bare = [name.removeprefix("<b>").removesuffix("</b>") for name in named]
    widths = [
        len(words) * (LETTER if words == name else BOLD_LETTER)
        for words, name in zip(bare, named, strict=True)
    ]
    return 14 + ceil(max(widths)) if widths else 20


def end(line: Named) -> tuple[date, float] | None:
    """The last known point of a line."""
    known = [(day, value) for day, value in zip(line.days, line.values, strict=True) if value is not None]
    return known[-1] if known else None


def end_labels(
    series: Sequence[Named],
    first: date,
    last: date,
    *,
    top: float,
    height: int,
    marks: Sequence[tuple[date, float]] = (),
) -> list[dict[str, Any]]:
    """Each line's name: at the right side, or right of its end where that is far before it.

    `marks` are points with words of their own beside them.
    """
    ends = [(point, line) for line in series if line.label and (point := end(line))]
    early = sorted((found for found in ends if _early(found[1], first, last)), key=lambda found: -found[0][1])
    beside = sorted((found for found in ends if found not in early), key=lambda found: found[0][1])
    labels, lowest = [], float("inf")
    for (day, value), line in early:
        own = value / top * height
        others = [_from(other, day) for _end, other in beside]
        others += [[height_of] for at, height_of in marks if 0 <= (at - day).days <= NEAR]
        spans = [(min(span) / top * height, max(span) / top * height) for span in others]
        lowest = min(_clear(own, spans), lowest - ROOM)
        place = {"xref": "x", "x": str(day), "xanchor": "left", "xshift": 9, "yshift": lowest - own}
        labels.append(_label(line, value, place))
    right = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 9}
    heights = spread_apart([value for (_, value), _line in beside], room=ROOM * top / height, most=top)
    return labels + [_label(line, at, right) for at, (_, line) in zip(heights, beside, strict=True)]


def _from(line: Named, day: date) -> list[float]:
    """The values of a line from a day on, and on that day itself where it passes it between two of them."""
    known = [(at, value) for at, value in zip(line.days, line.values, strict=True) if value is not None]
    after = [value for at, value in known if at >= day]
    if len(after) < len(known):
        (start, low), (stop, high) = known[-len(after) - 1], known[-len(after)]
        after.append(low + (high - low) * (day - start).days / (stop - start).days)
    return after


def _clear(own: float, spans: Sequence[tuple[float, float]]) -> float:
    """The height of a name right of where its line ends, clear of what goes on there."""
    at = own
    for low, high in sorted(spans, reverse=True):
        if low - ROOM < at < high + ROOM:
            at = high + ROOM if own > high and at == own else low - ROOM
    return at


def spread_apart(values: Sequence[float], *, room: float, most: float) -> list[float]:
    """Rising values moved as little as it takes for `room` between any two, none above `most`."""
    found: list[float] = []
    for value in values:
        found.append(max(value, found[-1] + room) if found else value)
    for at in reversed(range(len(found))):
        found[at] = min(found[at], found[at + 1] - room if at + 1 < len(found) else most)
    return found


def _label(line: Named, at: float, place: dict[str, Any]) -> dict[str, Any]:
    font = {"color": line.colour, "size": 12.5}
    return {"text": line.label, **place, "y": at, "yanchor": "middle", "showarrow": False, "font": font}


def _early(line: Named, first: date, last: date) -> bool:
    point, whole = end(line), (last - first).days
    return point is not None and whole > 0 and (last - point[0]).days / whole > FAR


@dataclass(frozen=True)
class _Box:
    """A rectangle of a drawing, in px."""

    left: float
    top: float
    wide: float
    tall: float

    def common(self, other: "_Box") -> float:
        """The surface that both cover."""
        across = min(self.left + self.wide, other.left + other.wide) - max(self.left, other.left)
        down = min(self.top + self.tall, other.top + other.tall) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)


def sides(places: Sequence[tuple[float, float]], words: Sequence[str], *, height: float) -> list[str]:
    """On which side of each mark its words stand, so that they cover neither marks nor other words.

    `places` are parts of the plot from its left and from its top; what has no free side takes the freest.
    """
    points = [(across * NARROW, down * height) for across, down in places]
    taken = [_Box(x - MARK / 2, y - MARK / 2, MARK, MARK) for x, y in points]
    found = [""] * len(points)
    for at in sorted(range(len(points)), key=lambda at: points[at]):
        (x, y), wide = points[at], BOLD_LETTER * len(words[at])
        boxes = {
            "top center": _Box(x - wide / 2, y - 8 - TALL, wide, TALL),  # first: lines run to either side
            "middle right": _Box(x + 8, y - TALL / 2, wide, TALL),
            "middle left": _Box(x - 8 - wide, y - TALL / 2, wide, TALL),
            "bottom center": _Box(x - wide / 2, y + 8, wide, TALL),
        }
        found[at] = min(boxes, key=lambda side: sum(boxes[side].common(other) for other in taken))
        taken.append(boxes[found[at]])
    return found
