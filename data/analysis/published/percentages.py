"""A percentage as it was printed: its value and how precisely it was given, read from the same digits."""

import re

_PERCENT = re.compile(r"([0-9]+(?:[.,][0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+)\s*%?\s*\Z")


def digits(text: str) -> str | None:
    """The digits with a point before the decimals, all decimals kept.

    30,29 % and 30.29 are "30.29", 30,20 is "30.20", 1.234,5 is "1234.5". None where it is no percentage.
    """
    found = _PERCENT.match(text.strip())
    if found is None:
        return None
    plain = found[1]
    return plain.replace(".", "").replace(",", ".") if "," in plain else plain


def places(text: str) -> int:
    """How many decimals were printed; none where it is no percentage."""
    return len((digits(text) or "").partition(".")[2])
