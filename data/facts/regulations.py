"""Regulations of areas: which kinds there are, who issues them, which are in force on a day. Pure."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

KINDS = {  # as files write them, and what they are called
    "perda": "Perda",
    "pergub": "Pergub",
    "perbup": "Perbup",
    "perwal": "Perwal",
    "keputusan": "Keputusan kepala daerah",
    "se": "Surat edaran",
    "perdes": "Perdes",
}
ISSUERS = {  # of which kind an area must be; the others come from any
    "pergub": ("provinsi",),
    "perbup": ("kabupaten",),
    "perwal": ("kota",),
    "perdes": ("kabupaten", "kota"),
}
NUMBERED_BY_YEAR = ("perda", "pergub", "perbup", "perwal", "perdes")
_NUMBER = re.compile(r"(?:nomor|no)?[\s.:]*(\d+)\s*(?:(?:tahun|thn|th)[\s.]*|/)?\s*(\d{4})?", re.IGNORECASE)


def document_number(kind: str, written: str, year: int) -> str:
    """`12 Tahun 2025` of 12, 12/2025 and No. 12 Tahun 2025, for kinds that are numbered anew each year.

    Any other number as it is written. Raises ValueError where it names another year than that of its date.
    """
    text = " ".join(written.split())
    found = _NUMBER.fullmatch(text) if kind in NUMBERED_BY_YEAR else None
    if found is None:
        return text
    named = found[2]
    if named and int(named) != year:
        raise ValueError(f"nomor menyebut tahun {named}, tanggalnya tahun {year}; betulkan salah satunya")
    return f"{int(found[1])} Tahun {year}"


def in_force(rows: Iterable[Any], day: date) -> list[Any]:
    """Issued on a day or before it, and not revoked by then; the newest first."""
    found = [row for row in rows if row.issued_on <= day and (row.revoked_on is None or row.revoked_on > day)]
    return sorted(
        found, key=lambda row: (-row.issued_on.toordinal(), row.regulation_kind, row.document_number)
    )


def title(row: Any) -> str:
    """Perbup 12 Tahun 2025; of a village with its name."""
    village = f" {row.village}" if row.village else ""
    return f"{KINDS[row.regulation_kind]}{village} {row.document_number}"
