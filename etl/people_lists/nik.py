"""A NIK as a cell holds it: its digits, or what is wrong with them; the birth date that stands in it."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date

from data.definitions.people_lists import people_lists
from etl.model import Cell

Found = tuple[str, dict[str, str]]
"""The key of a finding (people_lists.toml) and the details that its sentence names."""

LONGEST = 10**21  # a number from which on nobody writes all digits
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
_BETWEEN = re.compile(r"[\s.'’`\-\u200b\ufeff]+")  # what people write between or before the digits


@dataclass(frozen=True)
class Nik:
    """`digits` are empty where there are not 16 to be trusted; `birth` is then unknown, too."""

    digits: str = ""
    birth: date | None = None
    findings: list[Found] = field(default_factory=list)

    @property
    def born(self) -> str:
        """Day, month and year as the digits have them, women's days as they are: 05-10-65; empty if none."""
        day = int(self.digits[6:8] or 0)
        female = people_lists().nik.female_days
        return f"{day - female if day > female else day:02d}-{self.digits[8:10]}-{self.digits[10:12]}"


def read_nik(cell: Cell, areas: Container[str], province: str, on: date) -> Nik:
    """The NIK of a cell.

    Args:
        cell: as the file has it; a number may have lost its last digit.
        areas: the codes of the kabupaten/kota of `province` (33.74).
        province: of which all areas are known; of others only that they exist.
        on: the day on which the list is checked: nobody is born after it.
    """
    written = _written(cell)
    digits = _BETWEEN.sub("", written)
    if not digits:
        return Nik(findings=[("nik_kosong", {})])
    if _SCIENTIFIC.fullmatch(written.strip(" '")):
        return Nik(findings=[("nik_ilmiah", {"written": written.strip(" '")})])
    if not re.fullmatch("[0-9]+", digits):
        return Nik(findings=[("nik_huruf", {})])
    if len(digits) != people_lists().nik.digits:
        return Nik(findings=[("nik_panjang", {"count": str(len(digits))})])
    if isinstance(cell, int | float) and digits.endswith("0"):
        return Nik(findings=[("nik_angka", {})])
    birth = birth_date(digits, on)
    return Nik(digits, birth, list(_contradictions(digits, birth, areas, province)))


def _written(cell: Cell) -> str:
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LONGEST:
        return str(int(cell))
    return str(cell)


def _contradictions(digits: str, birth: date | None, areas: Container[str], province: str) -> list[Found]:
    found: list[Found] = []
    code = f"{digits[:2]}.{digits[2:4]}"
    known = code in areas if code[:2] == province else people_lists().nik.is_province(code[:2])
    if not known or code[3:] == "00" or digits[4:6] == "00":
        found.append(("nik_wilayah", {"code": f"{code}.{digits[4:6]}"}))
    if birth is None:
        found.append(("nik_tanggal", {"digits": digits[6:12]}))
    if digits[12:] == "0000":
        found.append(("nik_urut", {}))
    return found


def area_code(digits: str, areas: Container[str]) -> str:
    """The code of the area where a NIK was issued: 33.74; two digits where `areas` are provinces."""
    return digits[:2] if digits[:2] in areas else f"{digits[:2]}.{digits[2:4]}"


def birth_date(digits: str, on: date) -> date | None:
    """The birth date in a NIK, in the last century in which it is not after `on`; None if there is none."""
    day, month, year = (int(digits[at : at + 2]) for at in (6, 8, 10))
    if day > people_lists().nik.female_days:
        day -= people_lists().nik.female_days
    for century in (2000, 1900):
        try:
            found = date(century + year, month, day)
        except ValueError:
            continue
        if found <= on:
            return found
    return None


def age(birth: date, on: date) -> int:
    """Whole years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
