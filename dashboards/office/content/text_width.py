"""How wide text is, near enough to leave no word outside its box: widths of Arial, the font of the slides."""

import re
from functools import cache

_WIDTHS = {
    278: " \N{NO-BREAK SPACE}!.,:;'/fIt[]\\|·",
    222: "ijl",
    333: "-()r`",
    500: "ckJsvxyz",
    556: "0123456789abdeghLnopqu?#$_–~",
    584: "+−<>=",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
}
_EACH = {sign: size for size, signs in _WIDTHS.items() for sign in signs}
BOLD = 1.12
SLACK = 1.04  # other programs and other fonts measure a little differently


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Inches."""
    total: int = sum(_EACH.get(sign, 720) for sign in text)
    return total / 1000 * points / 72 * (BOLD if bold else 1) * SLACK


def unbroken(text: str) -> list[str]:
    """The pieces of a text that no line breaks: a no-break space holds a figure and its sign together."""
    return re.findall(r"[^ \t\n]+", text)


@cache
def lines(text: str, points: float, room: float, bold: bool = False) -> int:
    """How many lines a text takes in so many inches; a word that is too long is broken."""
    count, used = 1, 0.0
    space = width(" ", points)
    for word in unbroken(text):
        size = width(word, points, bold=bold)
        if used and used + space + size > room:
            count, used = count + 1, 0.0
        if size > room:
            count += int(size // room)
            size %= room
        used += size + (space if used else 0)
    return count


def fitted(text: str, sizes: tuple[int, ...], room: float, most: int, *, bold: bool = False) -> int:
    """The largest of the sizes (points, descending) at which a text stays within so many lines."""
    return next((size for size in sizes if lines(text, size, room, bold) <= most), sizes[-1])


def cut(text: str, points: float, room: float, most: int, *, bold: bool = False) -> str:
    """The text, ended with … where it would not stay within so many lines at this size."""
    if lines(text, points, room, bold) <= most:
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        fits = lines(text[:middle].rstrip() + "…", points, room, bold) <= most
        low, high = (middle, high) if fits else (low, middle)
    return text[:low].rstrip(" ,;.(") + "…"
