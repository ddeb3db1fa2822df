"""What the columns of a rekap hold: its one to three header rows read into roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from etl import periods, words
from etl.source import Cell, Sheet

HEADER_WITHIN = 15  # rows
_AREA = re.compile(
    r"(nama )?(pemerintah )?((daerah|wilayah)( kab(upaten)?\W*kota)?|pemda|"
    r"kab(upaten)?\W*((/|dan|atau|&|-)?\s*(kota|kodya|kotamadya))?)(\s*\W)?\Z"
)
_CODE = re.compile(r"(kode|kd)\.?( (wilayah|daerah|kab.*|bps|kemendagri))?\Z")
_BRANCH = re.compile(r"(nama )?(kantor )?(cabang|kacab|kcp)( bpjs\w*)?\Z")
_PLACE = re.compile(r"\(?\d{1,2}\)?\Z")
_NOTE = re.compile(r"(catatan|keterangan|ket)\W*\Z")
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "skip",
        re.compile(
            r"\b(belum|gap|selisih|sisa|kekurangan|target|penambahan|kenaikan|pertumbuhan|growth|tumbuh|naik|"
            r"turun|iuran|klaim|rp|rupiah|nominal|anggaran|manfaat|terdaftar|peringkat|rank(ing)?|keterangan|"
            r"rse|galat baku)\b"
        ),
    ),
    ("percent", re.compile(r"%|\b(persen|persentase|prosentase|cakupan|coverage|rasio)\b")),
    ("inactive_participants", re.compile(r"\b(non ?-?aktif|tidak aktif|menunggak)\b")),
    ("employers", re.compile(r"\b(badan usaha|perusahaan|pemberi kerja)\b|\bbu\b|\bpkbu\b")),
    ("eligible_workers", re.compile(r"\b(potensi|semesta|eligible|universe)\b")),
    ("active_participants", re.compile(r"\b(peserta|kepesertaan|aktif|tk aktif)\b")),
)


@dataclass(frozen=True)
class Column:
    """One column: `role` is a measure, percent, note, skip, or unclear where nothing says which."""

    index: int
    role: str
    segment: str
    programme: str
    heading: str
    cells: tuple[str, ...] = ()
    period: date | None = None  # where the heading itself names a month

    @property
    def counts(self) -> bool:
        return self.role not in ("percent", "note", "skip", "unclear")

    @property
    def meaning(self) -> tuple[str, str, str, date | None]:
        """What two columns may not share."""
        return self.role, self.segment, self.programme, self.period

    @property
    def place(self) -> str:
        """E · Peserta aktif · PU"""
        return f"{letter(self.index)} · {self.heading}"[:120]


@dataclass(frozen=True)
class Layout:
    """Where a rekap's table stands in its sheet; rows and columns count from 0."""

    sheet: Sheet
    top: int
    first: int
    area: int | None
    code: int | None
    columns: tuple[Column, ...]
    kind: Literal["area", "branch"] = "area"


def is_area_heading(text: str) -> bool:
    """Whether a cell is the heading of the column of areas."""
    return bool(_AREA.match(words.plain(text)))


def letter(index: int) -> str:
    """A, B, ..., Z, AA, ..."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def find_layout(sheet: Sheet, *, start: int = 0, within: int = HEADER_WITHIN) -> Layout | None:
    """The first header, within so many rows from `start`, that names areas and at least one count; None if
    there is none."""
    for number, row in enumerate(sheet.rows[start : start + within], start):
        found: dict[str, int] = {}
        for index, cell in enumerate(row):
            for kind, pattern in (("code", _CODE), ("area", _AREA), ("branch", _BRANCH)):
                if isinstance(cell, str) and pattern.match(words.plain(cell)):
                    found.setdefault(kind, index)
        key = next((kind for kind in ("area", "code", "branch") if kind in found), None)
        if key is None:
            continue
        layout = _layout(sheet, number, found, key)
        if layout and any(column.counts or column.role == "unclear" for column in layout.columns):
            return layout
    return None


def _layout(sheet: Sheet, number: int, found: dict[str, int], key: str) -> Layout | None:
    first = _first_row(sheet, number, found[key])
    if first is None:
        return None
    top = number
    while top > 0 and _is_heading(sheet.rows[top - 1]):
        top -= 1
    headings = [_texts(row) for row in sheet.rows[top:first]]
    headings = [row for row in headings if not _numbers_columns(row)]
    taken = set(found.values())
    columns = tuple(_columns(headings, taken, title=_title(sheet, top), tab=sheet.name or ""))
    kind: Literal["area", "branch"] = "branch" if key == "branch" else "area"
    area = found.get("branch" if kind == "branch" else "area")
    return Layout(sheet, top, first, area, found.get("code"), columns, kind)


def _first_row(sheet: Sheet, number: int, area: int) -> int | None:
    """The first row below the header whose area cell holds a name or code and no heading."""
    for index in range(number + 1, min(number + 8, len(sheet.rows))):
        row = sheet.rows[index]
        cell = row[area] if area < len(row) else None
        text = words.plain(cell) if cell is not None else ""
        if not text or _PLACE.match(text) or any(p.match(text) for p in (_AREA, _CODE, _BRANCH)):
            if not text and any(isinstance(c, int | float) for c in row):
                return index  # numbers without a name: a row of the table, to be refused there
            continue
        return index
    return None


def _is_heading(row: list[Cell]) -> bool:
    """Whether a row above the one that names the area column belongs to the header: two groups or more."""
    texts = {text for text in _texts(row) if text}
    return len(texts) > 1 and sum(_role(text) is not None or bool(words.segments(text)) for text in texts) > 1


def _texts(row: list[Cell]) -> list[str]:
    return ["" if cell is None else " ".join(str(cell).split()) for cell in row]


def _numbers_columns(row: list[str]) -> bool:
    """The row that counts the columns: 1 2 3, (1) (2) (3)."""
    filled = [text for text in row if text]
    return bool(filled) and sum(bool(_PLACE.match(text)) for text in filled) > len(filled) / 2


def _title(sheet: Sheet, top: int) -> str:
    return words.plain(
        " ".join(text for row in sheet.rows[:top] for text in dict.fromkeys(_texts(row)) if text)
    )


def _columns(headings: list[list[str]], taken: set[int], *, title: str, tab: str) -> Iterator[Column]:
    width = max(map(len, headings), default=0)
    headings = [row + [""] * (width - len(row)) for row in headings]
    _fill_right(headings, taken)
    fallback, about = _only_measure(title), words.segments(title) or words.segments(tab)
    for index in range(width):
        cells = tuple(dict.fromkeys(row[index] for row in headings if row[index]))
        if index in taken or not cells or re.fullmatch(r"(no|nomor|urut)\.?( urut)?", words.plain(cells[-1])):
            continue
        column = _column(index, cells, otherwise=about[0] if len(about) == 1 else "TOTAL")
        if column.role == "unclear" and fallback and not words.beyond_segment(periods.without(cells[-1])):
            column = replace(column, role=fallback)
        yield column


def _fill_right(headings: list[list[str]], taken: set[int]) -> None:
    """A group's heading stands over the empty cells to its right, as far as the heading above it goes and
    only over columns that have a heading of their own below."""
    starts = [[bool(text) for text in row] for row in headings]
    for level, row in enumerate(headings[:-1]):
        for index in range(1, len(row)):
            below = any(lower[index] for lower in headings[level + 1 :])
            fenced = index - 1 in taken or any(starts[upper][index] for upper in range(level))
            if not row[index] and below and not fenced and index not in taken:
                row[index] = row[index - 1]


def _role(text: str) -> str | None:
    plain = words.plain(text)
    for role, pattern in _ROLES:
        if pattern.search(plain):
            if role == "percent" and re.search(r"\b(orang|jiwa)\b", plain):
                continue
            return role
    return None


def measures_named(title: str) -> set[str]:
    """The measures a line of a title speaks of."""
    return {role for role, pattern in _ROLES[2:] if pattern.search(words.plain(title))}


def _only_measure(title: str) -> str | None:
    """The one measure a title speaks of, for tables whose headings name segments only."""
    named = measures_named(title)
    return named.pop() if len(named) == 1 else None


def _column(index: int, cells: tuple[str, ...], *, otherwise: str) -> Column:
    """Role and segment from the lowest heading that names one: "% PU" under "Peserta aktif" is a percent."""
    role = next((role for cell in reversed(cells) if (role := _role(cell))), None)
    named = next((found for cell in reversed(cells) if (found := words.segments(cell))), [])
    programme = words.programme(" ".join(cells))
    heading = " · ".join(cells)
    if _NOTE.match(words.plain(cells[-1])):
        return Column(index, "note", "TOTAL", "", heading, cells)
    if role is None:
        role = "unclear" if named or not words.beyond_segment(periods.without(cells[-1])) else "skip"
    if len(named) > 1 or programme is None:
        role = "skip"
    months = {mention.period for mention in periods.find(heading)}
    if len(months) > 1:
        role = "skip"
    month = months.pop() if len(months) == 1 else None
    return Column(index, role, named[0] if named else otherwise, programme or "", heading, cells, month)
