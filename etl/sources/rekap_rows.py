"""The rows of a rekap: areas with their counts, total rows, notes below the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from etl import areas, numbers, words
from etl.source import Cell, Finding, Printed
from etl.sources.rekap_header import Column, Layout, is_area_heading

_NOTE = re.compile(r"\W*(catatan|sumber|keterangan|ket|note|nb|mengetahui|nip|dibuat|kepala|demikian)\b|\*")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?\Z")


@dataclass
class Rows:
    """What was found below the header. `facts` hold the raw cells, None where the cell is empty."""

    facts: list[dict[str, Any]] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0


def read_rows(layout: Layout) -> Rows:
    """Every row from the first of the table to the end of the sheet."""
    result = Rows()
    stored = stored_columns(layout)
    totals_seen = False
    region = ""  # what the heading above the rows names: EKS KARESIDENAN PATI
    for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first):
        row = _Row(layout, index, cells)
        if row.is_blank or row.numbers_columns:
            continue
        if not row.has_numbers and (totals_seen or row.is_note or row.is_heading):
            region = row.label if row.is_total else region
            result.notes.append((row.number, row.text))
            continue
        result.read += 1
        if row.is_total:
            totals_seen = totals_seen or not (row.is_subtotal or row.is_region)
            result.printed += row.printed(row.columns, label=region if row.is_subtotal else "")
        elif not row.label and row.code is None:
            result.findings.append(row.without_area())
        else:
            result.facts += row.facts(stored)
            result.findings += row.too_small(stored)
            result.printed += row.printed([c for c in row.columns if c not in stored])
    return result


def stored_columns(layout: Layout) -> list[Column]:
    """The columns that are facts: every count of a segment, and a total that says more than its parts."""
    stored: dict[object, Column] = {}
    for column in layout.columns:
        if column.counts and (column.segment != "TOTAL" or not _only_adds_up(layout, column)):
            stored.setdefault(column.meaning, column)
    return list(stored.values())


def _only_adds_up(layout: Layout, total: Column) -> bool:
    """Whether a total is no more than the sum of the segments beside it: because all of them are there, or
    because some are and it is their sum for most areas (then it is no total of all segments, and where it
    is not their sum, it is printed wrong)."""
    parts = _parts(layout, total)
    if {"PU", "BPU", "JAKON"} <= {part.segment for part in parts}:
        return True
    if not parts:
        return False
    rows = [
        [_people(row.cells, column.index) for column in (total, *parts)]
        for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first)
        if (row := _Row(layout, index, cells)) and not row.is_total
    ]
    filled = [row for row in rows if row[0]]
    return 2 * sum(row[0] == sum(row[1:]) for row in filled) > len(filled) or not filled


def _parts(layout: Layout, total: Column) -> list[Column]:
    """The columns of segments that a column of totals stands for."""
    same = (total.role, total.programme, total.period)
    counts = [column for column in layout.columns if column.counts and column.segment != "TOTAL"]
    return [column for column in counts if (column.role, column.programme, column.period) == same]


def _people(row: list[Cell], index: int) -> int:
    try:
        return numbers.count(row[index] if index < len(row) else None) or 0
    except numbers.NotANumber:
        return 0


@dataclass(frozen=True)
class _Row:
    layout: Layout
    index: int
    cells: list[Cell]

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def columns(self) -> list[Column]:
        return [column for column in self.layout.columns if column.counts or column.role == "percent"]

    def cell(self, index: int | None) -> Cell:
        return self.cells[index] if index is not None and index < len(self.cells) else None

    @property
    def code(self) -> Cell:
        return self.cell(self.layout.code)

    @property
    def label(self) -> str:
        """The area's name; where that cell is empty, a text to its left ("JUMLAH" under No)."""
        name = self.cell(self.layout.area)
        if name is not None and str(name).strip():
            return str(name).strip()
        first = min((c.index for c in self.columns), default=0)
        left = [c for c in self.cells[:first] if isinstance(c, str) and re.search(r"[^\W\d_]{2}", c)]
        return left[0].strip() if left else ""

    @property
    def note(self) -> str | None:
        """What the row says in its column of notes."""
        places = [column.index for column in self.layout.columns if column.role == "note"]
        texts = [str(cell).strip() for place in places if (cell := self.cell(place)) is not None]
        return " · ".join(texts) or None

    @property
    def text(self) -> str:
        return " ".join(dict.fromkeys(str(cell).strip() for cell in self.cells if cell is not None))

    @property
    def is_blank(self) -> bool:
        return all(cell is None for cell in self.cells)

    @property
    def has_numbers(self) -> bool:
        return any(not _is_words(self.cell(column.index)) for column in self.columns)

    @property
    def numbers_columns(self) -> bool:
        """A row that only counts the columns, also "5 = 3 + 4"."""
        filled = [str(cell).strip() for cell in self.cells if cell is not None]
        counting = [text for text in filled if re.match(r"\(?\d{1,2}\)?(\W*=.*)?\Z", text)]
        name = words.plain(self.cell(self.layout.area) or "")
        return len(filled) > 2 and len(counting) == len(filled) and bool(_COLUMN_NUMBER.match(name))

    @property
    def is_total(self) -> bool:
        return bool(self.label) and areas.is_total(self.label)

    @property
    def is_subtotal(self) -> bool:
        """Whether the row adds up what stands above it without naming it: Sub Total."""
        return bool(re.fullmatch(r"sub\W*(total|jumlah)\W*", words.plain(self.label)))

    @property
    def is_region(self) -> bool:
        """Whether the row adds up a region and more rows may follow: Jumlah Eks Karesidenan Pati."""
        return bool(re.search(r"\bk[ae]r[ei]sidenan\b|\be[kx]s\b", words.plain(self.label)))

    @property
    def is_note(self) -> bool:
        label = words.plain(self.label or self.text)
        return not (self.label or self.code) or bool(_NOTE.match(label)) or len(label) > 60

    @property
    def is_heading(self) -> bool:
        """A row that only names the region of the rows below, or the header once more on the next page."""
        return (
            self.is_total
            or is_area_heading(self.label)
            or words.plain(self.label) in ("kabupaten", "kota", "kab", "kab.")
        )

    def without_area(self) -> Finding:
        return Finding(
            "wilayah_kosong",
            "error",
            "Baris ini berisi angka tetapi tidak menyebut daerah; isi nama daerahnya atau tulis JUMLAH.",
            self.layout.sheet.name,
            self.number,
        )

    def too_small(self, columns: list[Column]) -> Iterator[Finding]:
        """Totals that are stored and yet below the sum of the segments beside them."""
        for column in columns:
            parts = _parts(self.layout, column) if column.segment == "TOTAL" else []
            whole = _people(self.cells, column.index)
            least = sum(_people(self.cells, part.index) for part in parts)
            if 0 < whole < least:
                yield Finding(
                    "jumlah_tercetak",
                    "warning",
                    f"{self.label}: jumlah tercetak {numbers.written(whole)} kurang dari segmen-segmen di "
                    f"sampingnya ({numbers.written(least)}); betulkan salah satunya.",
                    self.layout.sheet.name,
                    self.number,
                    column.place,
                    str(whole),
                )

    def facts(self, columns: list[Column]) -> Iterator[dict[str, Any]]:
        for column in columns:
            yield {
                "area_code": self.code,
                "area_name": self.label or None,
                "segment": column.segment,
                "programme": column.programme,
                "measure": column.role,
                "period": column.period,
                "value": self.cell(column.index),
                "note": self.note,
                "sheet": self.layout.sheet.name,
                "source_row": self.number,
                "source_column": column.place,
            }

    def printed(self, columns: list[Column], *, label: str = "") -> Iterator[Printed]:
        """The figures of the row that are not stored; `label` is the total's, where its own says nothing."""
        for column in columns:
            value = self.cell(column.index)
            if not numbers.is_none(value):
                yield Printed(
                    segment=column.segment,
                    value=value,
                    measure=None if column.role == "percent" else column.role,
                    area_code=self.code,
                    area_name=label or self.label,
                    programme=column.programme,
                    period=column.period,
                    sheet=self.layout.sheet.name,
                    source_row=self.number,
                    source_column=column.place,
                )


def _is_words(cell: Cell) -> bool:
    """Whether a cell holds no figure: empty, or a text such as a note that runs over the columns."""
    if not isinstance(cell, str):
        return cell is None
    letters = re.sub(r"\b(orang|jiwa|pekerja|peserta)\b", "", cell.casefold())
    return not re.search(r"\d", letters) or bool(re.search(r"[^\W\d_]{2}", letters))
