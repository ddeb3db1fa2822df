"""Which columns of a rekap name its areas, by their headings or by the names that stand below them."""

import re
from collections.abc import Iterator

from etl.model import Cell, Sheet
from etl.parsing import vocabulary
from etl.parsing.districts import names_district

KINDS = ("kab", "kab.", "kabupaten", "kota")
"""What stands in a column of its own before the names of areas."""
BELOW = 8  # rows between a heading and the first area
_KAB_KOTA = r"kab(upaten)?\W*((/|dan|atau|&|-)?\s*(kota|kodya|kotamadya))?"
_WHERE = r"(\W*(se|di|provinsi|prov)?\W*(jawa tengah|jateng)|\W*\(?35\)?)?"
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
    """The columns that a row heads as places: by kind (code, area, branch, region), from the left. Beside
    "Kab/Kota" a column "Wilayah" is none: it holds the former residencies."""
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
            heads = (row for row in above if _text(sheet.rows[row], index))
            if (head := next(heads, None)) is not None:
                yield head, index
            return


def _text(row: list[Cell], index: int) -> bool:
    return index < len(row) and isinstance(row[index], str)
