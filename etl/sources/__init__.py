"""The formats we read, one module each, all of one shape (etl.model.Source)."""

from collections.abc import Sequence
from types import ModuleType

from etl.layouts.list_rows import missing
from etl.model import Issue, Sheet
from etl.sources import rekap
from etl.sources.lists import (
    baku,
    iuran,
    kepatuhan,
    kesepakatan,
    pendanaan,
    sektor,
    sosialisasi,
    target,
    terbit,
)
from etl.sources.tables import bps_tabel, bps_webapi, kemnaker_provinsi, portal

SOURCES: dict[str, ModuleType] = {
    module.NAME: module
    for module in (
        baku,
        rekap,
        terbit,
        target,
        pendanaan,
        portal,
        sektor,
        iuran,
        kepatuhan,
        sosialisasi,
        kesepakatan,
        bps_tabel,
        bps_webapi,
        kemnaker_provinsi,
    )
}
PUBLISHED_ONLY = {"terbit": "Angka terbit", "iuran": "Tarif iuran"}  # in the collection terbit and no other


class NotRecognised(Exception):
    """No source, or two, fit a file; `issue` lists what each one looks for."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        listed = "\n".join(f"  {name}: {module.TITLE}" for name, module in SOURCES.items())
        advice = "Sebut sumbernya dengan --sumber, atau samakan judul kolomnya. Sumber yang dikenal:"
        text = f"{message} {advice}\n{listed}"
        self.issue = Issue("sumber_tak_dikenal", "error", text)


def recognise_source(sheets: Sequence[Sheet]) -> tuple[ModuleType, str]:
    """The source that a file looks like and why. Raises NotRecognised where none or two fit equally."""
    found = [(module, seen) for module in SOURCES.values() if (seen := module.recognise(sheets))]
    if not found:
        raise NotRecognised(f"Bentuk berkas ini tidak dikenal.{_nearest(sheets)}")
    best = max(seen.score for _, seen in found)
    fitting = [(module, seen) for module, seen in found if seen.score == best]
    if len(fitting) > 1:
        names = " dan ".join(module.NAME for module, _ in fitting)
        raise NotRecognised(f"Berkas ini cocok dengan {names}.")
    module, seen = fitting[0]
    return module, seen.reason


def _nearest(sheets: Sequence[Sheet]) -> str:
    """Which list a file lacks least of, and what it lacks."""
    lists = {name: module.COLUMNS for name, module in SOURCES.items() if hasattr(module, "FIELDS")}
    lacking = {name: missing(sheets, columns) for name, columns in lists.items()}
    name = min(lists, key=lambda name: len(lacking[name]) / len(lists[name]))
    if len(lacking[name]) * 2 > len(lists[name]):
        return ""
    return f" Paling mirip {name}, tetapi kolom {', '.join(lacking[name])} tidak ada."


def named(name: str) -> ModuleType:
    """The source of that name. Raises NotRecognised."""
    if name not in SOURCES:
        raise NotRecognised(f"Sumber {name!r} tidak ada.")
    return SOURCES[name]
