"""What was copied from a spreadsheet, as figures of areas: with names beside them, or in order. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

MOST = 200  # lines that are looked at
Reason = Literal["lines", "columns", "ambiguous", "twice"]


@dataclass
class Pasted:
    """Figures as they were typed, by area and column; or why nothing of it is taken, with what is meant."""

    cells: dict[tuple[str, int], str] = field(default_factory=dict)
    reason: Reason | None = None
    about: str = ""


def pasted(text: str, areas: Sequence[tuple[str, str]], *, columns: int) -> Pasted:
    """The figures of a pasted block of at most so many columns; `areas`: code and official name, in order.

    Where half of the lines begin with an area's code or name, the others (sums, notes) are left; else there
    must be as many lines as areas. A first line without a figure is a heading. A name of several areas is not
    guessed.
    """
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()[:MOST] if line.strip()]
    if lines and not any(re.search(r"\d", cell) for cell in lines[0]):
        del lines[0]
    names, ambiguous = _names(areas)
    found = [(names.get(_plain(cells[0])), cells) for cells in lines]
    for code, cells in found:
        if code is None and _plain(cells[0]) in ambiguous:
            return Pasted(reason="ambiguous", about=cells[0])
    known = sum(code is not None and len(cells) > 1 for code, cells in found)  # a code alone may be a figure
    if known and known * 2 >= len(lines):
        rows = [(code, _figures(cells, names)) for code, cells in found if code]
    elif len(lines) == len(areas):
        rows = [(code, cells) for (code, _name), cells in zip(areas, lines, strict=True)]
    else:
        return Pasted(reason="lines", about=str(len(lines)))
    if len({code for code, _cells in rows}) < len(rows):
        return Pasted(reason="twice")
    if max((len(cells) for _code, cells in rows), default=0) > columns:
        return Pasted(reason="columns")
    return Pasted({(code, at): cell for code, cells in rows for at, cell in enumerate(cells) if cell})


def _figures(cells: list[str], names: dict[str, str]) -> list[str]:
    """What stands behind code and name."""
    after = next((at for at, cell in enumerate(cells) if at and _plain(cell) not in names), len(cells))
    return cells[after:]


def _names(areas: Sequence[tuple[str, str]]) -> tuple[dict[str, str], set[str]]:
    """Every way to write one area, and what could be several."""
    names: dict[str, str] = {}
    bare: dict[str, list[str]] = {}
    for code, official in areas:
        kind, _, rest = _plain(official).partition(" ")
        for word in (code, code.replace(".", ""), _plain(official)):
            names[word] = code
        names |= {f"kab {rest}": code, f"kab. {rest}": code} if kind == "kabupaten" else {}
        bare.setdefault(rest, []).append(code)
    names |= {rest: codes[0] for rest, codes in bare.items() if len(codes) == 1}
    return names, {rest for rest, codes in bare.items() if len(codes) > 1}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
