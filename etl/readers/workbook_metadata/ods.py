"""ODS: hidden rows and columns, failed formulas, from content.xml.

A formula that was never calculated looks there like one that gave an empty text.
"""

import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.model import Hidden, WorkbookMetadata

CONTENT = "content.xml"
_MARKS = (b'value-type="error"', b'visibility="collapse"', b'visibility="filter"')
_HIDDEN = ("collapse", "filter")
_CELLS = ("table:table-cell", "table:covered-table-cell")
MOST = 100_000  # cells and rows that are noted


def is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether a password guards the document."""
    try:
        return b":encryption-data" in archive.read("META-INF/manifest.xml")
    except KeyError:
        return False


def metadata(archive: zipfile.ZipFile) -> dict[str, WorkbookMetadata]:
    """What each table keeps to itself, by its name; tables that keep nothing are left out."""
    try:
        content = archive.read(CONTENT)
    except KeyError:
        return {}
    if not any(mark in content for mark in _MARKS):
        return {}
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler = reading.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):  # the reader says whether it is broken
        return {}
    return {name: kept for name, kept in reading.found.items() if kept != WorkbookMetadata()}


@dataclass
class _Reading:
    found: dict[str, WorkbookMetadata] = field(default_factory=dict)
    _rows: list[int] = field(default_factory=list)
    _columns: list[tuple[int, int]] = field(default_factory=list)
    _failed: dict[tuple[int, int], str] = field(default_factory=dict)
    _name: str = ""
    _row: int = 0  # how many rows are behind us; so the columns
    _column: int = 0
    _header: int = 0  # columns that are declared
    _repeated: int = 1
    _error: list[str] | None = None

    def start(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table:table":
            self._name, self._row, self._header = said.get("table:name", ""), 0, 0
            self._rows, self._columns, self._failed = [], [], {}
        elif tag == "table:table-column":
            times = _times(said, "table:number-columns-repeated")
            if said.get("table:visibility") in _HIDDEN and len(self._columns) < MOST:
                self._columns.append((self._header + 1, self._header + times))
            self._header += times
        elif tag == "table:table-row":
            self._repeated, self._column = _times(said, "table:number-rows-repeated"), 0
            if said.get("table:visibility") in _HIDDEN and len(self._rows) < MOST:
                self._rows += range(self._row + 1, self._row + 1 + min(self._repeated, 1_000))
        elif tag in _CELLS:
            if said.get("calcext:value-type") == "error" and len(self._failed) < MOST:
                self._error = []
            self._column += _times(said, "table:number-columns-repeated")

    def text(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def end(self, tag: str) -> None:
        if tag in _CELLS and self._error is not None:
            self._failed[self._row, self._column - 1] = "".join(self._error)[:20] or "#N/A"
            self._error = None
        elif tag == "table:table-row":
            self._row += self._repeated
        elif tag == "table:table":
            self.found[self._name] = WorkbookMetadata(
                Hidden(tuple(self._rows), tuple(self._columns)), self._failed
            )


def _times(said: dict[str, str], attribute: str) -> int:
    number = said.get(attribute, "1")
    return min(int(number), 10**7) if number.isascii() and number.isdigit() else 1
