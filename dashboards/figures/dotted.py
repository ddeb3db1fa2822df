"""Which values of a line want a mark of their own."""

from collections.abc import Sequence

FEW = 6  # values of a line that are each marked


def dotted(values: Sequence[float | None], *, dashed: bool = False) -> list[bool]:
    """Those with no known one on either side, which a line does not show, and all of the few of a full line,
    so that one sees when there were reports."""
    known = [value is not None for value in values]
    few = sum(known) <= FEW and not dashed
    sides = zip([False, *known[:-1]], known, [*known[1:], False], strict=True)
    return [here and (few or not (left or right)) for left, here, right in sides]
