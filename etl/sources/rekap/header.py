"""Where a rekap's table is in its sheet: its one to three header rows, the columns under them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from data.provinces.definition import province
from etl.model import Cell, Sheet
from etl.parsing import vocabulary
from etl.parsing.areas import names_district
from etl.sources.rekap.column import Above, Column, column, role_of, without_parts

KINDS = ("kab", "kab.", "kabupaten", "kota")
"""What may have a column of its own before the names of areas."""
BELOW = 8  # rows between a heading and the first area
_KAB_KOTA = r"kab(upaten)?\W*((/|dan|atau|&|-)?\s*(kota|kodya|kotamadya))?"
if province().is_national:
    _KAB_KOTA = r"pro[vp]insi|prov\.?"
_WHERE = rf"(\W*(se|di|provinsi|prov)?\W*{province().name_pattern}|\W*\(?{len(province().districts)}\)?)?"
_AREA = re.compile(
    rf"(nama )?(pemerintah )?((daerah|wilayah)( kab(upaten)?\W*kota)?|pemda|{_KAB_KOTA}){_WHERE}(\s*\W)*\Z"
)
_CODE = re.compile(r"(kode|kd)\.?( (wilayah|daerah|kab.*|bps|kemendagri))?\Z")
_BRANCH = re.compile(r"(nama )?(kantor )?(cabang|kacab|kcp)( bpjs\w*)?\Z")
_REGION = re.compile(
    r"(nama )?((wilayah )?(eks|ex)\W*)?(k[ae]r[ei]s\w*|bakorwil\w*)\Z|(eks|ex)\W*k[ae]r\w*\.?\Z"
)
_HEADS = (("code", _CODE), ("area", _AREA), ("branch", _BRANCH), ("region", _REGION))


def is_area_heading(text: str) -> bool:
    """Whether a cell is the heading of the column of areas."""
    return bool(_AREA.match(vocabulary.plain(text)))


def is_place_heading(text: str) -> bool:
    """Whether a cell is the heading of areas, of their codes, or of branch offices."""
    return any(pattern.match(vocabulary.plain(text)) for _, pattern in _HEADS)


def place_columns(row: list[Cell]) -> dict[str, list[int]]:
    """The columns that a row heads as places: by kind (code, area, branch, region), from the left.

    Beside "Kab/Kota" a column "Wilayah" is none: it holds the former residencies.
    """
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(row):
        for kind, pattern in _HEADS:
            if isinstance(cell, str) and pattern.match(vocabulary.plain(cell)):
                found.setdefault(kind, []).append(index)
    named = found.get("area", [])
    exact = [index for index in named if re.search(r"\bkab|\bpemda", vocabulary.plain(row[index]))]
    leading = {index for index in named for one in exact if index < one and _leads(row[index + 1 : one])}
    if exact:
        found["area"] = [index for index in named if index not in leading - set(exact)]
    return found


def _leads(between: list[Cell]) -> bool:
    """Whether nothing but numbers, codes and places is headed between two columns."""
    return all(cell is None or is_lead(cell) or is_place_heading(str(cell)) for cell in between)


def is_lead(cell: Cell) -> bool:
    """Whether a cell heads the numbers or codes in front of areas."""
    return vocabulary.plain(cell).strip(" .") in ("no", "nomor", "urut", "no urut", "kode", "kd")


def headed_by_names(sheet: Sheet, start: int, within: int) -> Iterator[tuple[int, int]]:
    """Row and column of headings that say nothing of areas ("Nama", "Uraian") but stand over their names."""
    for number in range(start, min(start + within, len(sheet.rows))):
        for index, cell in enumerate(sheet.rows[number]):
            if not isinstance(cell, str) or not names_district(cell):
                continue
            above = range(number - 1, max(start, number - BELOW) - 1, -1)
            heads = (row for row in above if _heading_text(sheet.rows[row], index))
            if (head := next(heads, None)) is not None:
                yield head, index
            return


def _heading_text(row: list[Cell], index: int) -> bool:
    return index < len(row) and isinstance(row[index], str)


HEADER_WITHIN = 40  # rows
PLACE = re.compile(r"\(?(\d{1,2}|[a-z])\)?\.?\Z")
"""What counts a column: 3, (3), c."""
Kind = Literal["area", "code", "branch", "region"]
_KEYS: tuple[Kind, ...] = ("area", "code", "branch", "region")
_FIGURE = re.compile(r"(?!20\d\d\Z)\d+([.,\s]\d+)*")  # and no year
_LARGE = re.compile(
    rf"(?!(20|{province().code})\d\d\Z)\d{{4,9}}(\.0)?|\d{{1,3}}([.,]\d{{3}}){{2,}}"
)  # no percentage; no year, no code
_ORDER = re.compile(r"(no|nomor|urut)\.?( urut)?\Z")


@dataclass(frozen=True)
class Layout:
    """Where a rekap's table is in its sheet; rows and columns count from 0."""

    sheet: Sheet
    top: int
    first: int
    area: int | None
    code: int | None
    columns: tuple[Column, ...]
    kind: Kind = "area"  # region: sums of areas, which are none themselves


def find_layout(sheet: Sheet, *, start: int = 0, within: int = HEADER_WITHIN) -> Layout | None:
    """The first header, within so many rows from `start`, that names areas and at least one count.

    None if there is none.
    """
    counting = (one for one in _layouts(sheet, start, within) if _heads(one, "unclear", counts=True))
    return next(counting, None)


def only_percent(sheet: Sheet) -> Layout | None:
    """The first header that names areas and, beside them, percentages only."""
    layouts = (one for one in _layouts(sheet, 0, HEADER_WITHIN) if _heads(one, "percent"))
    return next(layouts, None) if find_layout(sheet) is None else None


def _layouts(sheet: Sheet, start: int, within: int) -> Iterator[Layout]:
    """Where no heading names areas, the one over their names does."""
    for number, row in enumerate(sheet.rows[start : start + within], start):
        found = {kind: columns[0] for kind, columns in place_columns(row).items()}
        if found and (layout := _layout(sheet, number, found)):
            yield layout
    if start:  # below a header, what stands over names is the heading of a section
        return
    for number, index in headed_by_names(sheet, start, within):
        found = {"area": index} | {
            k: c[0] for k, c in place_columns(sheet.rows[number]).items() if k == "code"
        }
        if layout := _layout(sheet, number, found):
            yield layout


def _heads(layout: Layout, role: str, *, counts: bool = False) -> bool:
    return any((counts and column.counts) or column.role == role for column in layout.columns)


def _layout(sheet: Sheet, number: int, found: dict[str, int]) -> Layout | None:
    key: Kind = next(kind for kind in _KEYS if kind in found)
    first = _first_row(sheet, number, found[key])
    if first is None:
        return None
    top = number
    while top > 0 and _is_heading(sheet.rows[top - 1]):
        top -= 1
    headings = [_texts(row) for row in sheet.rows[top:first]]
    headings = [row for row in headings if not _numbers_columns(row)]
    people = any(_LARGE.fullmatch(str(cell).strip()) for row in sheet.rows[first : first + 5] for cell in row)
    above = Above(_title(sheet, top), sheet.name or "", people)
    columns = without_parts(tuple(_columns(headings, set(found.values()), above)))
    area = found.get("area" if key == "code" else key)
    return Layout(sheet, top, first, area, found.get("code"), columns, "area" if key == "code" else key)


def _first_row(sheet: Sheet, number: int, area: int) -> int | None:
    """The first row below the header whose area cell holds a name or code and no heading."""
    for index in range(number + 1, min(number + BELOW, len(sheet.rows))):
        row = sheet.rows[index]
        cell = row[area] if area < len(row) else None
        text = vocabulary.plain(cell) if cell is not None else ""
        figures = any(_FIGURE.fullmatch(str(c).strip()) for c in row)
        if figures and (not text or (text in KINDS and _text(row, area + 1))):
            return index  # numbers without a name, to be refused there; or a name in the next column
        if text and not PLACE.match(text) and not is_place_heading(text):
            return index
    return None


def _text(row: list[Cell], index: int) -> bool:
    return index < len(row) and isinstance(row[index], str)


def _is_heading(row: list[Cell]) -> bool:
    """Whether a row above the one that names the area column belongs to the header: two groups or more."""
    texts = {text for text in _texts(row) if text}
    return (
        len(texts) > 1
        and sum(role_of(text) is not None or bool(vocabulary.segments(text)) for text in texts) > 1
    )


def _texts(row: list[Cell]) -> list[str]:
    return ["" if cell is None else " ".join(str(cell).split()) for cell in row]


def _numbers_columns(row: list[str]) -> bool:
    """The row that counts the columns: 1 2 3, (1) (2) (3); L and P are men and women."""
    filled = [text for text in row if text]
    counting = any(PLACE.match(text.lower()) and text not in ("L", "P") for text in filled)
    return counting and sum(bool(PLACE.match(text.lower())) for text in filled) > len(filled) / 2


def _title(sheet: Sheet, top: int) -> str:
    return vocabulary.plain(
        " ".join(text for row in sheet.rows[:top] for text in dict.fromkeys(_texts(row)) if text)
    )


def _columns(headings: list[list[str]], taken: set[int], above: Above) -> Iterator[Column]:
    width = max(map(len, headings), default=0)
    headings = [row + [""] * (width - len(row)) for row in headings]
    _fill_right(headings, taken)
    for index in range(width):
        cells = tuple(dict.fromkeys(row[index] for row in headings if row[index]))
        if index not in taken and cells and not _ORDER.match(vocabulary.plain(cells[-1])):
            yield column(index, cells, above)


def _fill_right(headings: list[list[str]], taken: set[int]) -> None:
    """Repeat the heading of a group over the empty cells to its right.

    It goes as far as the heading above it does, and only over columns that have a heading of their own below.
    """
    starts = [[bool(text) for text in row] for row in headings]
    for level, row in enumerate(headings[:-1]):
        for index in range(1, len(row)):
            below = any(lower[index] for lower in headings[level + 1 :])
            fenced = index - 1 in taken or any(starts[upper][index] for upper in range(level))
            if not row[index] and below and not fenced and index not in taken:
                row[index] = row[index - 1]
