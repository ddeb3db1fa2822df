"""The rows of a rekap: areas with their counts, total rows, notes below the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from etl.layouts.time_columns import Stated
from etl.model import Cell, Issue, Printed
from etl.parsing import areas, numbers, periods, vocabulary
from etl.parsing.areas import section, with_kind
from etl.sources.rekap.column import Column
from etl.sources.rekap.header import KINDS, PLACE, Layout, is_area_heading
from etl.sources.rekap.title import row_time, untimed

_NOTE = re.compile(
    r"\W*(catatan|sumber|keterangan|ket|note|nb|mengetahui|nip|dibuat|kepala|demikian|posisi|keadaan|data|update|"
    r"dicetak)\b|\*"
)
_SIGNED = re.compile(
    r"(mengetahui|menyetujui|kepala|nip|npk|a\.?n\.|plt\.?)\b|[a-z .]+, *\d{1,2} \w+ 20\d\d\Z"
)
_BEYOND = re.compile(r"(nasional|indonesia|tertinggi|terendah|maksimum|minimum|maksimal|minimal|median)\b")


def parts_of(layout: Layout, total: Column) -> list[Column]:
    """The columns of segments that a column of totals adds up."""
    same = (total.role, total.programme, total.period)
    counts = [column for column in layout.columns if column.counts and column.segment != "TOTAL"]
    return [column for column in counts if (column.role, column.programme, column.period) == same]


def people(row: list[Cell], index: int) -> int:
    """The count in a column; 0 where there is none."""
    try:
        return numbers.count(row[index] if index < len(row) else None) or 0
    except numbers.NumberError:
        return 0


@dataclass(frozen=True)
class Row:
    """`index` counts from 0; `section` is the kind that the heading above it names, if one does."""

    layout: Layout
    index: int
    cells: list[Cell]
    section: str = ""

    @property
    def kind(self) -> str:
        """What the heading of a section says of the rows below it: "II. KOTA"."""
        return section(self.label or self.text)

    @property
    def area_name(self) -> str:
        """The name, with the kind its section says where it says none itself."""
        return self.label if self.is_total else with_kind(self.label, self.section)

    @property
    def number(self) -> int:
        """The number of the row in the file, from 1."""
        return self.index + 1

    @property
    def columns(self) -> list[Column]:
        """The columns of the table that hold counts or percentages."""
        return [column for column in self.layout.columns if column.counts or column.role == "percent"]

    def cell(self, index: int | None) -> Cell:
        """The cell at a position from 0; None where the row is shorter, or there is no such column."""
        return self.cells[index] if index is not None and index < len(self.cells) else None

    @property
    def code(self) -> Cell:
        """The cell in the column of codes, as delivered."""
        return self.cell(self.layout.code)

    @property
    def label(self) -> str:
        """The area's name; where that cell is empty, a text to its left ("JUMLAH" under No)."""
        name = self.cell(self.layout.area)
        if name is not None and str(name).strip():
            split = self.cell((self.layout.area or 0) + 1) if vocabulary.plain(name) in KINDS else None
            return (
                f"{name} {split}".strip() if isinstance(split, str) and split != name else str(name).strip()
            )
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
        """The different texts of the row, one after another."""
        return " ".join(dict.fromkeys(str(cell).strip() for cell in self.cells if cell is not None))

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return all(cell is None for cell in self.cells)

    @property
    def has_numbers(self) -> bool:
        """Whether any of its counts or percentages is no word."""
        return any(not _is_words(self.cell(column.index)) for column in self.columns)

    @property
    def numbers_columns(self) -> bool:
        """A row that only counts the columns, also "5 = 3 + 4"."""
        filled = [str(cell).strip() for cell in self.cells if cell is not None]
        counting = [text for text in filled if re.match(r"\(?(\d{1,2}|[a-z])\)?\.?(\W*=.*)?\Z", text.lower())]
        name = vocabulary.plain(self.cell(self.layout.area) or "")
        return len(filled) > 2 and len(counting) == len(filled) and bool(PLACE.match(name))

    @property
    def is_total(self) -> bool:
        """Whether its label is that of a sum: JUMLAH, TOTAL, Eks Karesidenan Pati."""
        return bool(self.label) and areas.is_total(self.label)

    @property
    def signs(self) -> bool:
        """Whether the table is over: the place and day of a signature, or who signs."""
        cells = [vocabulary.plain(cell) for cell in self.cells if isinstance(cell, str)]
        return not self.has_numbers and any(_SIGNED.match(cell) for cell in cells)

    @property
    def is_beyond(self) -> bool:
        """Whether the row says something of all rows that is no sum of them, or of the country."""
        return bool(_BEYOND.match(vocabulary.plain(self.label)))

    @property
    def is_subtotal(self) -> bool:
        """Whether the row adds up the rows above it without naming them: Sub Total."""
        return bool(re.fullmatch(r"sub\W*(total|jumlah)\W*", vocabulary.plain(self.label)))

    @property
    def is_region(self) -> bool:
        """Whether the row adds up a region and more rows may follow: Jumlah Eks Karesidenan Pati."""
        return bool(re.search(r"\bk[ae]r[ei]sidenan\b|\be[kx]s\b", vocabulary.plain(self.label)))

    @property
    def is_note(self) -> bool:
        """Whether it is a remark below the table, and no area."""
        label = vocabulary.plain(self.label or self.text)
        return not (self.label or self.code) or bool(_NOTE.match(label)) or len(label) > 60

    @property
    def is_heading(self) -> bool:
        """A row that only names the region of the rows below, or the header once more on the next page."""
        return self.is_total or is_area_heading(self.label) or bool(self.kind)

    def without_area(self) -> Issue:
        """The issue of a row with figures that names no area."""
        return Issue(
            "wilayah_kosong",
            "error",
            "Baris ini berisi angka tetapi tidak menyebut daerah; isi nama daerahnya atau tulis JUMLAH.",
            self.layout.sheet.name,
            self.number,
        )

    def too_small(self, columns: list[Column]) -> Iterator[Issue]:
        """Totals that are stored and yet below the sum of the segments beside them."""
        for column in columns:
            parts = parts_of(self.layout, column) if column.segment == "TOTAL" else []
            whole = people(self.cells, column.index)
            least = sum(people(self.cells, part.index) for part in parts)
            if 0 < whole < least:
                yield Issue(
                    "jumlah_tercetak",
                    "warning",
                    f"{self.label}: jumlah tercetak {numbers.written(whole)} kurang dari segmen-segmen di "
                    f"sampingnya ({numbers.written(least)}); betulkan salah satunya.",
                    self.layout.sheet.name,
                    self.number,
                    column.place,
                    str(whole),
                )

    def facts(self, columns: list[Column], time: Stated) -> Iterator[dict[str, Any]]:
        """A fact for each column; `time` is what the row says of its own.

        Raises Contradiction where a heading names another month.
        """
        for column in columns:
            yield {
                "area_code": self.code,
                "area_name": self.area_name or None,
                "segment": column.segment,
                "programme": column.programme,
                "measure": column.role,
                "time": time.joined(Stated.of(column.period, f"kolom {column.place}")),
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
                    area_name=label or self.area_name,
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
    letters = re.sub(r"\b(orang|org|jiwa|pekerja|peserta|tk)\b", "", cell.casefold())
    return not re.search(r"\d", letters) or bool(re.search(r"[^\W\d_]{2}", letters))


@dataclass
class Rows:
    """What was found below the header. `facts` hold the raw cells, None where the cell is empty."""

    facts: list[dict[str, Any]] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    read: int = 0


def read_rows(layout: Layout) -> Rows:
    """Every row from the first of the table to the end of the sheet."""
    result = Rows()
    stored = stored_columns(layout)
    over = False  # after the total of all, or where somebody signs: what follows without figures is text
    region = ""  # what the heading above the rows names: EKS KARESIDENAN PATI
    kind = _first_section(layout)  # and whether the rows below are all Kabupaten or all Kota
    for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first):
        row = Row(layout, index, cells, kind)
        if row.is_blank or row.numbers_columns:
            continue
        over = over or row.signs
        if not row.has_numbers and (over or row.is_note or row.is_heading):
            region = row.label if row.is_total else region
            kind = row.kind or kind
            result.notes.append((row.number, row.text))
            continue
        if row.is_beyond:
            result.notes.append((row.number, row.text))
            continue
        result.read += 1
        try:
            time = row_time(layout, row.cell)
            facts = [] if row.is_total else list(row.facts(stored, time))
        except periods.PeriodError as error:
            result.issues.append(untimed(layout, row.number, str(error)))
            continue
        printed = len(result.printed)
        if row.is_total:
            over = over or not (row.is_subtotal or row.is_region)
            result.printed += row.printed(row.columns, label=region if row.is_subtotal else "")
        elif not row.label and row.code is None:
            result.issues.append(row.without_area())
        else:
            result.facts += facts
            result.issues += row.too_small(stored)
            result.printed += row.printed([c for c in row.columns if c not in stored])
        if time.year and time.month:
            month = periods.valid_month(time.year, time.month)
            own = [replace(one, period=one.period or month) for one in result.printed[printed:]]
            result.printed[printed:] = own
    return result


def stored_columns(layout: Layout) -> list[Column]:
    """The columns that are facts: every count of a segment, and a total that says more than its parts."""
    stored: dict[object, Column] = {}
    for column in layout.columns:
        if column.counts and (column.segment != "TOTAL" or not _only_adds_up(layout, column)):
            stored.setdefault(column.meaning, column)
    return list(stored.values())


def nameless(layout: Layout) -> list[int]:
    """The columns right of the areas that hold figures under no heading at all."""
    named = {column.index for column in layout.columns} | {layout.code, layout.area}
    start = max(index for index in (layout.area, layout.code) if index is not None)
    rows = [Row(layout, n, cells) for n, cells in enumerate(layout.sheet.rows[layout.first :], layout.first)]
    rows = [row for row in rows if row.label and row.has_numbers]
    return sorted(
        index
        for index in range(start + 1, max((len(row.cells) for row in rows), default=0))
        if index not in named and any(people(row.cells, index) for row in rows)
    )


def empty(layout: Layout) -> list[Column]:
    """The columns of counts that hold no figure in any row."""
    rows = layout.sheet.rows[layout.first :]
    counted = (column for column in layout.columns if column.counts)
    return [c for c in counted if all(numbers.is_none(row[c.index]) for row in rows if c.index < len(row))]


def _only_adds_up(layout: Layout, total: Column) -> bool:
    """Whether a total is no more than the sum of the segments beside it.

    Because all of them are there, or because some are and it is their sum for most areas (then it is no total
    of all segments, and where it is not their sum, it is printed wrong).
    """
    parts = parts_of(layout, total)
    if {"PU", "BPU", "JAKON"} <= {part.segment for part in parts}:
        return True
    if not parts:
        return False
    rows = [
        [people(row.cells, column.index) for column in (total, *parts)]
        for index, cells in enumerate(layout.sheet.rows[layout.first :], layout.first)
        if (row := Row(layout, index, cells)) and not row.is_total
    ]
    filled = [row for row in rows if row[0]]
    return 2 * sum(row[0] == sum(row[1:]) for row in filled) > len(filled) or not filled


def _first_section(layout: Layout) -> str:
    """The kind of the first section, where its heading is right under the header: I.

    KABUPATEN; or plain KABUPATEN, which could head the column, where a heading KOTA further down answers it.
    """
    rows = layout.sheet.rows
    text = Row(layout, layout.first - 1, rows[layout.first - 1]).text
    below = (Row(layout, index, cells) for index, cells in enumerate(rows[layout.first :], layout.first))
    kind = section(text)
    answered = kind and any(row.kind not in ("", kind) and not row.has_numbers for row in below)
    return kind if answered else section(text, numbered="")
