"""What changed besides counts, in Indonesian words: one plain row a fact."""

from collections.abc import Callable
from datetime import date
from typing import Any

from data.changes.changed_facts import FactChange, Flip
from data.definitions.registry import registry
from data.facts.latest import KEYS
from etl.parsing import periods
from etl.parsing.numbers import written

TABLES = {
    "target": "target",
    "funding": "pendanaan",
    "compliance": "kewajiban",
    "regulation": "peraturan",
    "outreach": "sosialisasi",
    "agreement": "kesepakatan",
    "sector_gap": "sektor",
    "employer": "pemberi kerja",
    "project": "proyek",
    "benefit": "manfaat",
    "ucj_class": "kelas UCJ",
}
UNITS = {"percent": "%", "people": "orang", "growth": "% kenaikan"}


def fact_words(change: FactChange, names: dict[Any, str]) -> dict[str, Any]:
    """tabel, kode_wilayah, wilayah, rincian, perubahan, lama and baru (None where there is none)."""
    key = dict(zip(KEYS[change.table], change.key, strict=True))
    detail = [_cell(name, cell) for name, cell in key.items() if name != "area_code" and cell is not None]
    if change.table == "compliance":
        detail = [registry().duties[key["duty"]].label.id]
    if key.get("scope") == "area":
        detail.remove("area")
    return {
        "tabel": TABLES[change.table],
        "kode_wilayah": change.area,
        "wilayah": names.get(change.area, change.area),
        "rincian": ", ".join(detail),
        "perubahan": change.kind,
        "lama": _rows(change.table, change.old),
        "baru": _rows(change.table, change.new),
    }


def flip_words(flip: Flip, names: dict[Any, str]) -> dict[str, Any]:
    """A status against a target, before and after."""
    label = {key: one.label.id for key, one in registry().statuses.items()}
    return {
        "metrik": registry().metrics[flip.metric].label.id,
        "skema": flip.scheme,
        "kode_wilayah": flip.area,
        "wilayah": names.get(flip.area, flip.area),
        "bulan_lama": f"{flip.old_period:%Y-%m}",
        "bulan": f"{flip.period:%Y-%m}",
        "lama": label[flip.old],
        "baru": label[flip.new],
    }


def _rows(table: str, rows: tuple[tuple[Any, ...], ...]) -> str | None:
    say: dict[str, Callable[..., str]] = {
        "target": _target,
        "funding": _funding,
        "compliance": _duty,
        "regulation": _regulation,
        "outreach": _event,
        "agreement": _duty,
        "sector_gap": _sector,
        "employer": _employers,
        "project": _project,
        "benefit": _benefit,
        "ucj_class": _limit,
    }
    return " + ".join(say[table](*row) for row in rows) or None


def _target(value: float, unit: str) -> str:
    number = written(int(value)) if float(value).is_integer() else f"{value:g}".replace(".", ",")
    return f"{number} {UNITS[unit]}"


FUNDING_MORE = (
    *(f"{step} {{}} orang" for step in ("direncanakan", "terverifikasi", "dibayar", "aktif")),
    "perubahan Rp{}",
    "realisasi Rp{}",
    "menjadi PPPK {} orang",
)  # what follows workers, months and budget, in the order of COMPARED


def _funding(workers: int, months: int | None, rupiah: int | None, *more: int | None) -> str:
    parts = [f"{written(int(workers))} orang"]
    parts += [f"{int(months)} bulan"] if months is not None else []
    parts += [f"Rp{written(int(rupiah))}"] if rupiah is not None else []
    parts += [
        word.format(written(int(n))) for word, n in zip(FUNDING_MORE, more, strict=False) if n is not None
    ]
    return ", ".join(parts)


def _duty(status: str, document: str | None, due: date | None) -> str:
    parts = [registry().duty_statuses[status].label.id, document, f"tenggat {due:%Y-%m-%d}" if due else None]
    return ", ".join(part for part in parts if part)


def _sector(eligible: int | None, active: int | None, uncovered: int | None) -> str:
    counts = {"potensi": eligible, "aktif": active, "belum terlindungi": uncovered}
    return ", ".join(f"{word} {written(int(n))}" for word, n in counts.items() if n is not None)


def _benefit(cases: int | None, rupiah: int | None, heirs: int | None, scholarships: int | None) -> str:
    parts = {
        "{} kasus": cases,
        "Rp{}": rupiah,
        "{} ahli waris": heirs,
        "{} beasiswa": scholarships,
    }
    return ", ".join(word.format(written(int(n))) for word, n in parts.items() if n is not None)


def _limit(start: float, measured: str) -> str:
    return f"mulai {f'{start:g}'.replace('.', ',')} % {measured}"


def _employers(employers: int, workers: int | None) -> str:
    more = "" if workers is None else f", {written(int(workers))} pekerja"
    return f"{written(int(employers))} pemberi kerja{more}"


def _project(registered: bool, paid: bool | None, rupiah: int | None, workers: int | None) -> str:
    parts = ["terdaftar" if registered else "belum terdaftar"]
    parts += [] if paid is None else ["iuran dibayar" if paid else "iuran belum dibayar"]
    parts += [f"Rp{written(int(rupiah))}"] if rupiah is not None else []
    parts += [f"{written(int(workers))} pekerja"] if workers is not None else []
    return ", ".join(parts)


def _regulation(issued: date, subject: str, revoked: date | None) -> str:
    return f"{issued:%Y-%m-%d}, {subject}" + (f", dicabut {revoked:%Y-%m-%d}" if revoked else "")


def _event(people: int | None) -> str:
    return "tercatat" if people is None else f"{written(int(people))} orang"


def _cell(name: str, cell: Any) -> str:
    return periods.name(cell) if name == "first_month" else str(cell)


def cell_words(row: Any, names: dict[Any, str]) -> dict[str, Any]:
    """A row of data.changes.changed_counts.differences (or data.changes.impact) with the area named."""
    return {
        "kode_wilayah": row.area_code,
        "wilayah": names.get(row.area_code, row.area_code),
        "periode": f"{row.period:%Y-%m}",
        "segmen": row.segment,
        "ukuran": registry().measures[row.measure].file_word,
        "perubahan": row.kind,
        "lama": integer_or_none(row.old),
        "baru": integer_or_none(row.new),
    }


def integer_or_none(value: Any) -> int | None:
    """A number that may be missing."""
    return None if str(value) in ("None", "nan", "<NA>") else int(value)
