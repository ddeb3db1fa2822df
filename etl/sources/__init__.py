"""The formats we read, one module each, all of one shape (etl.model.Source)."""

from collections.abc import Sequence

from etl.layouts.list_rows import missing
from etl.model import Issue, Sheet, Source
from etl.sources import rekap
from etl.sources.lists import (
    baku,
    iuran,
    kelas_ucj,
    kepatuhan,
    kesepakatan,
    manfaat,
    pemberi_kerja,
    pendanaan,
    peraturan,
    proyek,
    sektor,
    sosialisasi,
    target,
    terbit,
)
from etl.sources.tables import bps_tabel, bps_webapi, kemnaker_provinsi, portal

SOURCES: dict[str, Source] = {
    module.SOURCE.name: module.SOURCE
    for module in (
        baku,
        rekap,
        terbit,
        target,
        pendanaan,
        manfaat,
        portal,
        sektor,
        iuran,
        kepatuhan,
        sosialisasi,
        peraturan,
        kesepakatan,
        kelas_ucj,
        pemberi_kerja,
        proyek,
        bps_tabel,
        bps_webapi,
        kemnaker_provinsi,
    )
}
SURE = 80
"""The score from which a file is what it looks like, however near it is to a list."""
PARTING = frozenset(
    ("segmen", "sektor", "program", "kelompok", "dana", "status", "ukuran", "skema", "kewajiban", "indikator")
)
"""Columns that make several rows of one area."""
FEW = 3  # columns that a rekap may have in common with a list
PUBLISHED_ONLY = {"terbit": "Angka terbit", "iuran": "Tarif iuran"}  # in the collection terbit and no other


class UnknownFormatError(Exception):
    """No source, or two, fit a file; `issue` lists what each one looks for."""

    def __init__(self, message: str) -> None:
        """`message`: in Indonesian, why no source fits; the list of sources is added."""
        super().__init__(message)
        listed = "\n".join(f"  {name}: {source.title}" for name, source in SOURCES.items())
        advice = "Sebut sumbernya dengan --sumber, atau samakan judul kolomnya. Sumber yang dikenal:"
        text = f"{message} {advice}\n{listed}"
        self.issue = Issue("sumber_tak_dikenal", "error", text)


def recognise_source(sheets: Sequence[Sheet]) -> tuple[Source, str]:
    """The source that a file looks like and why. Raises UnknownFormatError where none or two fit equally."""
    found = [(source, seen) for source in SOURCES.values() if (seen := source.recognise(sheets))]
    if not found:
        raise UnknownFormatError(f"Bentuk berkas ini tidak dikenal.{_nearest(sheets)}")
    best = max(seen.score for _, seen in found)
    fitting = [(source, seen) for source, seen in found if seen.score == best]
    if len(fitting) > 1:
        names = " dan ".join(source.name for source, _ in fitting)
        raise UnknownFormatError(f"Berkas ini cocok dengan {names}.")
    source, seen = fitting[0]
    if best < SURE and (near := _list_with_a_gap(sheets)):
        raise UnknownFormatError(f"Bentuk berkas ini tidak dikenal.{near}")
    return source, seen.reason


def _list_with_a_gap(sheets: Sequence[Sheet]) -> str:
    """The list that a file is, but for a column or two, and which; empty where it is none.

    Its columns of areas, months and counts alone make a rekap, which would take each row for a whole area.
    """
    found: list[tuple[int, str, list[str]]] = []
    for name, source in SOURCES.items():
        lacking = missing(sheets, source.columns) if source.fields else []
        held = {*source.columns} - {*lacking}
        if 0 < len(lacking) * 3 <= len(source.columns) and len(held) > FEW and PARTING & held:
            found.append((len(held), name, lacking))
    if not found:
        return ""
    _, name, lacking = max(found)
    return f" Paling mirip {name}, tetapi kolom {', '.join(lacking)} tidak ada."


def _nearest(sheets: Sequence[Sheet]) -> str:
    """Which list a file lacks least of, and what it lacks."""
    lists = {name: source.columns for name, source in SOURCES.items() if source.fields}
    lacking = {name: missing(sheets, columns) for name, columns in lists.items()}
    name = min(lists, key=lambda name: len(lacking[name]) / len(lists[name]))
    if len(lacking[name]) * 2 > len(lists[name]):
        return ""
    return f" Paling mirip {name}, tetapi kolom {', '.join(lacking[name])} tidak ada."


def named(name: str) -> Source:
    """The source of that name. Raises UnknownFormatError."""
    if name not in SOURCES:
        raise UnknownFormatError(f"Sumber {name!r} tidak ada.")
    return SOURCES[name]
