"""Lists: tables of named columns, one fact a row.

Every visible sheet that has the columns is read; rows that are no facts and columns that nobody reads are
reported.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence

from etl.layouts.named_columns import (
    HEADER_WITHIN,
    Field,
    Header,
    Record,
    column_name,
    column_orders,
    find_header,
    records,
    required,
)
from etl.layouts.time_columns import kind_of, seems_time
from etl.layouts.unread import other_unit, skipped_sheet
from etl.model import Issue, Options, Sheet
from etl.parsing.areas import TOTAL, flat

AREA = ("kode_wilayah", "wilayah")
GROUPS = ("sektor", "kelompok")  # what a list of an area is made of: its sum is no part of it
NUMBERING = {"no", "nomor", "no_urut"}
ALIKE = 0.8  # of a heading and a column that is missing, by difflib
SHOWN = 5


def listed(
    sheets: Sequence[Sheet], fields: Sequence[Field], issues: list[Issue], options: Options
) -> Iterator[Record]:
    """Every row that states a fact. Raises ValueError where no visible sheet has the columns."""
    names = [field.name for field in fields]
    needed = required(fields)
    found = headers(sheets, needed, issues, find=lambda sheet: find_header([sheet], needed))
    orders = column_orders(found, options.day_order, issues)
    for header in found:
        issues += odd_columns(header, names)
        bare: list[Record] = []
        for record in records(header, issues, orders):
            filled = {name: cell for name in names if (cell := record.cell(name)) is not None}
            texts = {str(cell).strip() for cell in filled.values()}
            if label := _sum(record):
                issues.append(_not_a_fact(record, label))
            elif not set(filled) - set(AREA) or (len(texts) == 1 and not texts.pop()[:1].isdigit()):
                bare.append(record)
            else:
                yield record
        issues += _bare(bare)


def headers(
    sheets: Sequence[Sheet],
    needed: Sequence[str],
    issues: list[Issue],
    *,
    find: Callable[[Sheet], Header | None],
) -> list[Header]:
    """The places of the columns in each visible sheet; an issue says that other sheets are not read.

    Raises ValueError where there is none.
    """
    found: list[Header] = []
    for sheet in sheets:
        header = find(sheet)
        if header is not None and not sheet.hidden:
            found.append(header)
        elif not _explains(sheet):
            why = f"tidak berisi kolom {', '.join(missing([sheet], needed))}"
            issues.append(skipped_sheet(sheet, why))
    if not found:
        hidden = next((sheet.name for sheet in sheets if find(sheet)), None)
        raise ValueError(_no_table(sheets, needed, hidden))
    return found


def missing(sheets: Sequence[Sheet], needed: Sequence[str]) -> list[str]:
    """Which columns the row that has the most of them lacks."""
    rows = [{column_name(cell) for cell in row} for sheet in sheets for row in sheet.rows[:HEADER_WITHIN]]
    best = max(rows, key=lambda row: len(row & set(needed)), default=set())
    return [name for name in needed if name not in best]


def _no_table(sheets: Sequence[Sheet], needed: Sequence[str], hidden: str | None) -> str:
    if hidden is not None:
        return f"tabelnya di lembar tersembunyi {hidden}; tampilkan lembar itu (Unhide), lalu muat lagi"
    lacking = missing(sheets, needed)
    near = f"; yang tidak ada: {', '.join(lacking)}" if len(lacking) < len(needed) else ""
    return f"tidak ada baris judul dengan kolom {', '.join(needed)}{near}"


def odd_columns(header: Header, names: Sequence[str]) -> list[Issue]:
    """Errors for columns given twice or nearly spelled like one of the format; a note for others."""
    place, issues = (header.sheet.name, header.row), []
    for name in header.doubled:
        if name in names:
            text = f"Kolom {name} ada dua dan keduanya berisi; hapus atau ganti judul salah satunya."
            issues.append(Issue("kolom_ganda", "error", text, *place, name))
    absent = [name for name in names if name not in header.columns]
    written = header.sheet.rows[header.row - 1]
    unknown = {name: str(written[at]).strip() for name, at in header.columns.items()}
    for name in unknown.keys() & {*names, *NUMBERING}:
        del unknown[name]
    for name, heading in [*unknown.items()]:
        if alike := difflib.get_close_matches(name, absent, n=1, cutoff=ALIKE):
            del unknown[name]
            text = f"Kolom {heading} tidak dikenal; betulkan judulnya bila maksudnya {alike[0]}, atau hapus."
            issues.append(Issue("kolom_mirip", "error", text, *place, name))
    for name, heading in [*unknown.items()]:
        below = header.sheet.rows[header.row :]
        at = header.columns[name]
        cells = [row[at] for row in below if at < len(row)]
        if issue := other_unit(header.sheet, header.row, heading, cells):
            del unknown[name]
            issues.append(issue)
        elif kind_of(heading) or seems_time(heading, cells):
            del unknown[name]
            text = (
                f"Kolom {heading} menyebut waktu dan tidak dikenal format ini, jadi tidak dibaca; hapus "
                "kolomnya, atau pindahkan isinya ke kolom waktu format ini."
            )
            issues.append(Issue("kolom_waktu", "error", text, *place, name))
    if unknown:
        text = f"Kolom {', '.join(unknown.values())} tidak dikenal dan tidak dibaca."
        issues.append(Issue("kolom_dilewati", "info", text, *place))
    return issues


def _explains(sheet: Sheet) -> bool:
    """Whether it is the sheet of explanations that our own templates bring along."""
    return bool(sheet.rows) and sheet.rows[0][:2] == ["Kolom", "Jenis"]


def _sum(record: Record) -> str | None:
    """The label of a row that adds up others."""
    for name in (*AREA, *GROUPS):
        cell = record.cell(name)
        found = isinstance(cell, str) and TOTAL.match(flat(cell))
        if found and (name in AREA or found.end() == len(found.string)):
            return str(cell).strip()
    return None


def _not_a_fact(record: Record, label: str) -> Issue:
    text = f"Baris jumlah ({label}) tidak disimpan dan tidak diperiksa: daftar ini dijumlahkan dari barisnya."
    return Issue("baris_jumlah", "warning", text, record.sheet, record.row, None, label)


def _bare(rows: Sequence[Record]) -> list[Issue]:
    """One line for the rows of a sheet that hold nothing but a name, or one remark."""
    if not rows:
        return []
    said = [next(str(cell).strip() for cell in row.cells.values() if cell is not None) for row in rows]
    names = [row.text("wilayah") or text for row, text in zip(rows, said, strict=True)]
    more = f", dan {len(rows) - SHOWN} lainnya" if len(rows) > SHOWN else ""
    shown = "; ".join(f"baris {row.row}: {name[:80]}" for row, name in zip(rows[:SHOWN], names, strict=False))
    text = f"{len(rows)} baris hanya berisi nama atau keterangan dan tidak dibaca ({shown}{more})."
    return [Issue("catatan_berkas", "info", text, rows[0].sheet, rows[0].row)]
