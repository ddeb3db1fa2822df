"""Columns of a rekap that count only some of the people of a segment: men, the vulnerable, those paid for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.parsing import vocabulary
from etl.sources.rekap.column import Column

_MEN = re.compile(r"\b(laki\W*laki|pria|lk)\b|\bl\Z")
_WOMEN = re.compile(r"\b(perempuan|wanita|pr)\b|\bp\Z")
_BOTH = re.compile(r"\bl\W*(dan|atau|[+/&])\W*p\b")
_GROUP = re.compile(
    r"\b(pekerja rentan|rentan|non\W*asn|honorer|perangkat desa|mandiri|didanai|dibiayai|dibayari|"
    r"ditanggung|disubsidi|bersubsidi|pbi|apbd|dbhcht|csr)\b"
)


def without_parts(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, without those of some people where all are counted beside them; where nothing counts all,
    what they hold is unclear."""
    some = {column.index: _some(column) for column in columns}
    whole = [column for column in columns if column.counts and not some[column.index]]
    return tuple(_parted(column, some[column.index], whole) for column in columns)


def _parted(column: Column, word: str, whole: Sequence[Column]) -> Column:
    if not word or not (column.counts or column.role == "percent"):
        return column
    beside = [one for one in whole if one.role == column.role and column.segment in (one.segment, "TOTAL")]
    if beside or column.role == "percent":
        return replace(column, role="skip")
    if _is_name(column, word):
        return column
    doubt = f"{word!r} hanya sebagian orang dan kolom jumlahnya tidak ada; tambahkan kolom jumlah"
    return replace(column, role="unclear", doubt=doubt)


def _some(column: Column) -> str:
    """The word of its headings that says which people only; else empty."""
    for cell in map(vocabulary.plain, column.cells):
        named = [found[0] for found in (_MEN.search(cell), _WOMEN.search(cell)) if found]
        if len(named) == 1 and not _BOTH.search(cell):
            return named[0]
    group = next((found for cell in column.cells if (found := _GROUP.search(vocabulary.plain(cell)))), None)
    return group[0] if group else ""


def _is_name(column: Column, word: str) -> bool:
    """Whether the word stands beside the segment that it may only explain: BPU (pekerja rentan), Mandiri."""
    return bool(_GROUP.match(word)) and any(
        word in vocabulary.plain(cell) and vocabulary.segments(cell) for cell in column.cells
    )
