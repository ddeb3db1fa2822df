"""Text as it may be kept and shown: what would command a screen or turn its lines round is left out."""

import re

# Controls but for the line end and the tab, marks that turn the direction of text, halves of characters,
# and the two that XML has no room for.
UNSAFE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without them; they take no room in a table either."""
    return text if text.isprintable() else UNSAFE.sub("", text)
