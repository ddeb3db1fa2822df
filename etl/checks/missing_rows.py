"""Rows of an earlier load that its correction no longer has: they go on counting, and nobody said so."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.facts.latest import KEYS, is_newest, keyed
from etl.model import Finding
from etl.parsing.numbers import written
from etl.parsing.periods import name as month

SHOWN = 5
MOST = 2  # a new file that has every second key of a load, or more, is taken for its correction


def leftovers(
    table: str, frame: pd.DataFrame, standing: pd.DataFrame, *, names: dict[Any, str]
) -> Iterator[Finding]:
    """A warning for each load (`standing`: the table's rows in loads that stand, with load_id and file_name)
    most of whose keys a new frame has too, and of which rows that count today are missing from it."""
    if table not in KEYS or frame.empty or standing.empty:
        return
    new = set(keyed(table, frame))
    standing = standing.assign(key=list(keyed(table, standing)), counts=is_newest(table, standing))
    for number, rows in standing.groupby("load_id"):
        keys = set(rows["key"])
        missing = rows[rows["counts"] & ~rows["key"].isin(new)]
        if missing.empty or len(keys & new) * MOST < len(keys):
            continue
        told = [_row(table, row, names) for _, row in missing[:SHOWN].iterrows()]
        more = f"; dan {len(missing) - SHOWN} lagi" if len(missing) > SHOWN else ""
        message = (
            f"{len(missing)} baris muatan {number} ({rows.iloc[0]['file_name']}) tidak ada di berkas ini dan "
            f"masih dihitung: {'; '.join(told)}{more}. Bila berkas ini penggantinya, muat dengan --ganti "
            f"{number}; bila sudah dimuat, tarik yang lama: python -m etl withdraw {number} --alasan diganti."
        )
        yield Finding("baris_tertinggal", "warning", message)


def _row(table: str, row: "pd.Series[Any]", names: dict[Any, str]) -> str:
    words = [names.get(row["area_code"], str(row["area_code"]))]
    cells = [(name, row[name]) for name in KEYS[table] if name not in ("area_code", "scope")]
    words += [month(cell) if name == "first_month" else str(cell) for name, cell in cells if pd.notna(cell)]
    words += [f"{written(int(row['workers']))} orang"] if table == "funding" else []
    return ", ".join(words)
