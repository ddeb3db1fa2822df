"""What identifies a person in a file: never kept of what was refused or noticed, only its place."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from data.definitions.rules import RULES
from etl.model import Issue, Sheet

Place = tuple[str | None, int]

FEW = 200  # texts beside identities; a file with more is a list of people
SHORTEST = 4  # letters of a text that may be a name
_MANY = re.compile(r"(?:\d[ .\-)]{0,2}){8}|[eE]\+?15(?!\d)")
_GAP = r"[ .\-]?"
_NIK = re.compile(
    r"(?<!\d)\d{16}(?!\d)"
    # in groups: area (six digits), day (women: 40 more), month, year, number
    rf"|(?<!\d)[1-9]\d{_GAP}\d\d{_GAP}\d\d{_GAP}(?:[0-2]\d|3[01]|[4-6]\d|7[01]){_GAP}(?:0\d|1[0-2])"
    rf"{_GAP}\d\d{_GAP}\d{{4}}(?!\d)"
    # as Excel writes it in a narrow column
    r"|(?<![\d.,])[1-9][.,]\d{2,}[eE]\+?15(?!\d)"
)
_MOBILE = re.compile(r"(?<![\d.,])(?:\+?62|0)[ .\-]?8\d{1,3}(?:[ .\-]?\d{2,5}){2,4}(?!\d)")
_LANDLINE = re.compile(r"(?<![\d.,])(?:\(0\d{2,3}\)[ .\-]?|0\d{2,3}-)\d{3,4}[ .\-]?\d{3,5}(?!\d)")
_MOBILE_DIGITS = range(10, 15)
_AREA = re.compile(r"(kab|kota|kec|desa|kel|prov|cabang|jumlah|total)\w*\b", re.IGNORECASE)


def identifies(cell: Any) -> bool:
    """Whether a cell or a text holds what looks like a NIK or a telephone number."""
    if isinstance(cell, int | float):
        return 8e9 < cell < 1e16 and _number_identifies(int(cell))
    if not isinstance(cell, str) or len(cell) < SHORTEST:
        return False
    if not cell.isascii():
        plain = unicodedata.normalize("NFKC", cell)
        cell = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    if not _MANY.search(cell):
        return False
    if _NIK.search(cell) or _LANDLINE.search(cell):
        return True
    return any(sum(map(str.isdigit, found[0])) in _MOBILE_DIGITS for found in _MOBILE.finditer(cell))


def _number_identifies(number: int) -> bool:
    """A NIK, or a mobile number that lost its nought; round sums of rupiah are neither."""
    return number >= 10**15 or (str(number)[0] == "8" and number < 10**13 and number % 1000 > 0)


@dataclass(frozen=True)
class Personal:
    """The rows of a file that identify somebody, and the texts beside the numbers: names of people."""

    rows: frozenset[Place] = frozenset()
    beside: frozenset[str] = frozenset()
    whole: bool = False  # a list of people: nothing that quotes it is kept

    def row(self, sheet: str | None, number: int | None) -> bool:
        """Whether this row identifies somebody."""
        return self.whole or (sheet, number) in self.rows

    def kept(self, issue: Issue) -> Issue:
        """The issue as it may be stored: its rule and place alone, where its words tell of a person."""
        sheet, column = (None if identifies(name) else name for name in (issue.sheet, issue.source_column))
        place = replace(issue, sheet=sheet, source_column=column)
        return bare(place) if self._tells(issue) else place

    def _tells(self, issue: Issue) -> bool:
        words = f"{issue.message}\n{issue.value or ''}"
        return (
            self.row(issue.sheet, issue.source_row)
            or identifies(words)
            or any(text in words for text in self.beside)
        )


def bare(issue: Issue) -> Issue:
    """The rule and the place of an issue, and nothing that stood in the file."""
    return replace(issue, value=None, message=RULES[issue.rule].meaning, candidates=(), readings=())


def personal(sheets: Iterable[Sheet]) -> Personal:
    """What identifies people in a file.

    Rows with a NIK or a telephone number, and the texts that stand in no other row.
    """
    rows: set[Place] = set()
    beside: set[str] = set()
    elsewhere: set[str] = set()
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows, 1):
            theirs = any(map(identifies, cells))
            if theirs:
                rows.add((sheet.name, number))
            (beside if theirs else elsewhere).update(filter(None, map(_name, cells)))
    names = {text for text in beside - elsewhere if not _AREA.match(text)}
    return Personal(frozenset(rows), frozenset(names), whole=len(names) > FEW)


def _name(cell: Any) -> str:
    """The text of a cell that may be a name; none where it has too few letters."""
    text = cell.strip() if isinstance(cell, str) else ""
    return text if len(text) >= SHORTEST and sum(map(str.isalpha, text)) >= SHORTEST else ""
