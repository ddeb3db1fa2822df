"""National tables: a column Provinsi says whose a row is.

Rows of other provinces are left out and counted, and a table of nothing but another province gets one
sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from data.definitions.registry import PROVINCE
from data.provinces.definition import other_provinces, province
from etl.model import Cell, Issue, Sheet
from etl.parsing import areas, vocabulary
from etl.parsing.areas import Resolver, names_district, province_name

HEADER_WITHIN = 40  # rows
SHOWN = 5
FOREIGN = 3  # rows of unknown areas, and of no known one, that make a table of another province
_AREA_CODE = re.compile(r"(\d\d)\.?\d\d(\.0)?(?!\d)")
_HEAD = re.compile(
    r"((nama|kode|kd|kod|id|wilayah|daerah|asal) )*(provinsi|propinsi|prov|province)"
    r"( (nama|kode|bps|kemendagri|name|code|asal))*"
)
_WORD = re.compile(r"(provinsi|propinsi|prov)\b[.:\s]*")
_AREA = re.compile(r"(nama )?(pemerintah )?(kab\b|kabupaten|kota\b|wilayah|daerah).*|area")
_CODE = re.compile(r"(\d\d)(00|\.0+)?")
_NUMBERED = re.compile(r"\d\d(00)?\s*[-–.:]?\s+")


@dataclass
class _Other:
    """The rows of other provinces of a sheet: how many of each; those that name an area of ours."""

    rows: Counter[str] = field(default_factory=Counter)
    wrong: list[Issue] = field(default_factory=list)
    kept: int = 0


def own_rows(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Issue]]:
    """The sheets without the rows of other provinces and without what the column Provinsi says of the others.

    Rows keep their numbers. The issues say how many were left out, or that none is of this province.
    """
    if province().is_national:
        return list(sheets), []
    found: list[Sheet] = []
    issues: list[Issue] = []
    for sheet in sheets:
        places = None if sheet.hidden else _places(sheet)
        if places is None:
            rows, other = _by_sections(sheet)
            found.append(replace(sheet, rows=rows) if other.rows else sheet)
            issues += _rows_of_other_provinces(sheet, 0, other)
            continue
        header, provinces, area = places
        other = _Other()
        rows = _rows(sheet, header, provinces, area, other)
        found.append(replace(sheet, rows=rows))
        issues += other.wrong or _rows_of_other_provinces(sheet, header, other)
    return found, issues


def has_column(cells: Sequence[Cell]) -> bool:
    """Whether one of these headings is that of provinces."""
    return any(_HEAD.fullmatch(_plain(cell)) for cell in cells)


def _plain(cell: Cell) -> str:
    return " ".join(re.sub(r"[\W_]", " ", vocabulary.plain(cell)).split()) if isinstance(cell, str) else ""


def _places(sheet: Sheet) -> tuple[int, list[int], int] | None:
    """The row of the headings, the columns of provinces and the column of the names of areas; from 0."""
    for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
        provinces = [at for at, cell in enumerate(cells) if _HEAD.fullmatch(_plain(cell))]
        names = [at for at, cell in enumerate(cells) if _AREA.fullmatch(_plain(cell)) and at not in provinces]
        if provinces and names:
            return number, provinces, names[0]
    return None


def _rows(sheet: Sheet, header: int, provinces: list[int], area: int, other: _Other) -> list[list[Cell]]:
    rows: list[list[Cell]] = [list(row) for row in sheet.rows[:header]]
    heads = [str(sheet.rows[header][at]) for at in provinces]
    above: list[Cell] = [None] * len(provinces)  # of merged cells the first row alone says it
    for number, cells in enumerate(sheet.rows[header:], header):
        row = list(cells)
        said = [row[at] if at < len(row) else None for at in provinces]
        filled = sum(cell is not None for cell in row)
        if number > header and filled > 1:
            above = said if any(cell is not None for cell in said) else above
            name = next((str(cell).strip() for cell in reversed(above) if cell is not None), "")
            if _is_other(above):
                label = row[area] if area < len(row) else None
                if isinstance(label, str) and names_district(label):
                    other.wrong.append(_contradiction(sheet, number, heads[0], label, name))
                other.rows[name] += 1
                rows.append([])
                continue
            other.kept += 1
            if area < len(row) and row[area] is None and isinstance(said[-1], str):
                row[area] = said[-1]  # the row of the province itself
        for at in provinces:
            if at < len(row) and (number == header or filled > 1):
                row[at] = None
        rows.append(row)
    return rows


def _by_sections(sheet: Sheet) -> tuple[list[list[Cell]], _Other]:
    """The rows without those below a line that holds nothing but the name of another province."""
    rows: list[list[Cell]] = []
    other, name = _Other(), ""
    for cells in sheet.rows:
        filled = [cell for cell in cells if cell is not None]
        lone = str(filled[0]).strip() if len(filled) == 1 else ""
        if lone and not sheet.hidden and areas.is_province(lone):
            name = ""
        elif (
            lone
            and not sheet.hidden
            and " ".join(_WORD.sub("", lone.casefold()).split()) in other_provinces()
        ):
            name = lone
        elif len(filled) > 1 and name:
            other.rows[name] += any(map(_is_count, filled))
            rows.append([])
            continue
        other.kept += any(isinstance(cell, str) and names_district(cell, bare=True) for cell in filled)
        rows.append(list(cells))
    return rows, other


def _is_count(cell: Cell) -> bool:
    """Whether a cell holds a figure, and no year as headings do."""
    text = str(cell).strip()
    return bool(re.match(r"\d", text)) and not re.match(r"(19|20)\d\d\Z", text)


def _is_other(said: Sequence[Cell]) -> bool:
    """Whether the columns of provinces name another one. A number is its code; (2) is none."""
    texts = [str(cell).strip() for cell in said if cell is not None]
    codes = [found[1] for text in texts if (found := _CODE.fullmatch(text.removesuffix(".0")))]
    names = [text for text in texts if re.search(r"[^\W\d_]{2}", text)]
    if names:
        return not any(areas.is_province(_NUMBERED.sub("", name)) for name in names)
    return any(code != PROVINCE for code in codes)


def _contradiction(sheet: Sheet, number: int, column: str, area: str, other: str) -> Issue:
    own = province_name()
    text = f"Baris provinsi {other}, padahal {area.strip()} ada di {own}; betulkan salah satunya."
    return Issue("domain_keliru", "error", text, sheet.name, number + 1, column, other)


def _rows_of_other_provinces(sheet: Sheet, header: int, other: _Other) -> Iterator[Issue]:
    count = other.rows.total()
    if not count:
        return
    shown = ", ".join(f"{name} {rows}" for name, rows in list(other.rows.items())[:SHOWN])
    more = f", dan {len(other.rows) - SHOWN} provinsi lain" if len(other.rows) > SHOWN else ""
    if other.kept:
        text = f"{count} baris provinsi lain tidak dibaca ({shown}{more})."
        yield Issue("provinsi_lain", "info", text, sheet.name, header + 1)
    else:
        text = (
            f"Tabel ini tentang provinsi lain ({shown}{more}): tidak satu pun dari {count} barisnya dari "
            f"{province_name()}; unduh tabel yang berisi {province_name()}."
        )
        yield Issue("domain_keliru", "error", text, sheet.name, header + 1)


def is_foreign(code: Any, name: Any, resolver: Resolver) -> bool:
    """Whether a row is of another province by its code, and by its name none of ours."""
    if province().is_national:
        return False
    written = str(code if pd.notna(code) and code != "" else name).strip()
    found = _AREA_CODE.match(written)
    own = isinstance(name, str) and resolver.knows(name)
    return bool(found and found[1] != PROVINCE and 11 <= int(found[1]) <= 97 and not own)


def several_provinces(foreign: Sequence[Issue]) -> bool:
    """Whether the rows of other provinces are of two or more, as in a national table; one alone is wrong."""
    return len({str(one.value).strip()[:2] for one in foreign}) > 1


def of_another_province(
    issues: list[Issue], codes: Iterable[str | None], resolver: Resolver, *, own: bool = False
) -> list[Issue]:
    """The issues about refused areas.

    One sentence where there are many and no row is of an area known here (`own`: rows beside `codes` are):
    the file is then a table of another province.
    """
    unknown = [one for one in issues if one.rule in ("wilayah_tak_dikenal", "kode_tak_dikenal")]
    errors = [one for one in issues if one.severity == "error"]
    if (
        len(unknown) < FOREIGN
        or len(unknown) < len(errors)
        or own
        or any(code in resolver.districts for code in codes)
    ):
        return issues
    names = ", ".join(dict.fromkeys(str(one.value) for one in unknown[:3]))
    message = (
        f"Tidak satu pun dari {len(unknown)} barisnya daerah di {province_name()} (berisi {names}, ...): "
        f"tampaknya tabel provinsi lain. Muat tabel yang berisi {province_name()}."
    )
    return [*(one for one in issues if one.severity != "error"), Issue("domain_keliru", "error", message)]
