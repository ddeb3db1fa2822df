"""What an official fills in, one workbook a format: `load` reads it back without a question."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.dates import month_end, today
from data.definitions.registry import registry
from data.facts.ucj_class import CLASSES
from etl.model import Source
from etl.parsing.areas import district_names, province_name
from etl.sources.lists import baku as baku_source
from etl.sources.lists import (
    iuran,
    kesepakatan,
    manfaat,
    pemberi_kerja,
    pendanaan,
    peraturan,
    proyek,
    sektor,
    sosialisasi,
    terbit,
)
from etl.sources.lists import kelas_ucj as kelas_ucj_source
from etl.sources.lists import kepatuhan as kepatuhan_source
from etl.sources.lists import target as target_source
from etl.templates.examples import EXAMPLES, Example
from etl.templates.rekap import SEGMENTS, rekap
from etl.templates.table import table

MONTHLY = ("rekap", "baku")  # whose rows are of one month

__all__ = ["EXAMPLES", "TEMPLATES", "baku", "kepatuhan", "rekap", "target", "workbook_of"]


def baku(path: Path, *, period: date | None = None) -> None:
    """A row for potensi and active of every area and segment, values empty."""
    month = f"{period:%Y-%m}" if period else ""
    rows = [
        {
            "kode_wilayah": code,
            "wilayah": name,
            "periode": month,
            "segmen": segment.upper(),
            "ukuran": measure,
        }
        for code, name in district_names()
        for measure in ("potensi", "peserta_aktif")
        for segment in SEGMENTS
    ]
    table(path, baku_source.FIELDS, rows, sheet="Baku")


def kepatuhan(path: Path) -> None:
    """A row for each of the four duties of every area, statuses empty."""
    rows = [
        {"kode_wilayah": code, "wilayah": name, "kewajiban": duty}
        for code, name in district_names()
        for duty in registry().duties
    ]
    table(path, kepatuhan_source.FIELDS, rows, sheet="Kepatuhan")


def target(path: Path, *, period: date | None = None) -> None:
    """A row for every area and segment, and all segments together, in percent of potensi: the rest empty."""
    rows = [
        {
            "kode_wilayah": code,
            "wilayah": name,
            "segmen": segment,
            "tahun": f"{period.year}" if period else "",
            "satuan": "persen",
            "basis": "potensi",
        }
        for code, name in district_names()
        for segment in (*(segment.upper() for segment in SEGMENTS), "TOTAL")
    ]
    table(path, target_source.FIELDS, rows, sheet="Target")


def kelas_ucj(path: Path) -> None:
    """A row for each of the four classes, for the province as a whole, limits empty."""
    rows = [
        {"wilayah": f"Provinsi {province_name()}", "kelas": word.replace("_", " "), "terhadap": "cakupan"}
        for word in CLASSES
    ]
    table(path, kelas_ucj_source.FIELDS, rows, sheet="Kelas UCJ")


def _empty(source: Source) -> Callable[[Path, date | None], None]:
    """The template of a format whose rows nobody can begin: empty ones with the choices it knows."""
    return lambda path, _: table(path, source.fields, sheet=source.name.capitalize())


def _example(example: Example) -> Callable[[Path, date | None], None]:
    """Of a format that others write: an example of it."""
    return lambda path, _: example.write(path)


# The month of --periode comes second; formats whose rows name their own dates leave it.
TEMPLATES: dict[str, Callable[[Path, date | None], None]] = {
    "rekap": lambda path, period: rekap(path, period=period),
    "baku": lambda path, period: baku(path, period=period),
    "kepatuhan": lambda path, _: kepatuhan(path),
    "target": lambda path, period: target(path, period=period),
    "kelas_ucj": lambda path, _: kelas_ucj(path),
    **{
        module.SOURCE.name: _empty(module.SOURCE)
        for module in (
            sosialisasi,
            kesepakatan,
            peraturan,
            sektor,
            pemberi_kerja,
            proyek,
            pendanaan,
            manfaat,
            iuran,
            terbit,
        )
    },
    **{name: _example(example) for name, example in EXAMPLES.items()},
}


def workbook_of(name: str) -> tuple[str, bytes] | None:
    """A format's workbook as a file: its name and content; None where nobody fills in such a one.

    What is sent every month is of the last month that has ended.
    """
    if name not in TEMPLATES or name in EXAMPLES:
        return None
    return _written(name, month_end(today(), -1) if name in MONTHLY else None)


@lru_cache(maxsize=32)
def _written(name: str, month: date | None) -> tuple[str, bytes]:
    """Made once a process and month: anybody may ask for it, and it takes a tenth of a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "templat.xlsx"
        TEMPLATES[name](path, month)
        return f"templat-{name}{f'-{month:%Y-%m}' if month else ''}.xlsx", path.read_bytes()
