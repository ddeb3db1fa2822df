"""Cells that differ, in the words of the files people send."""

from typing import Any

from data.definitions.registry import registry


def cell_words(row: Any, names: dict[Any, str]) -> dict[str, Any]:
    """A row of data.changes.counts.differences (or data.changes.impact) with the area named."""
    return {
        "kode_wilayah": row.area_code,
        "wilayah": names.get(row.area_code, row.area_code),
        "periode": f"{row.period:%Y-%m}",
        "segmen": row.segment,
        "ukuran": registry().measures[row.measure].file_word,
        "perubahan": row.kind,
        "lama": whole(row.old),
        "baru": whole(row.new),
    }


def whole(value: Any) -> int | None:
    """A number that may be missing."""
    return None if str(value) in ("None", "nan", "<NA>") else int(value)
