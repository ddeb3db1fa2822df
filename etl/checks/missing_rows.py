"""Rows of an earlier load that its correction no longer has: they go on counting, and nobody said so."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.facts.latest import KEYS, is_newest, keyed
from etl.model import Issue
from etl.parsing.numbers import written
from etl.parsing.periods import name as month

SHOWN = 5
MOST = 2  # a new file that has every second key of a load, or more, is taken for its correction


def missing_rows(
    table: str, frame: pd.DataFrame, active: pd.DataFrame, *, names: dict[Any, str]
) -> Iterator[Issue]:
    """A warning for each load whose correction the new frame seems to be, but for rows that are missing.

    `active`: the table's rows in active loads, with load_id and file_name. Most keys of the load must be in
    the new frame, and rows of it that count today must be missing from it.
    """
    if table not in KEYS or frame.empty or active.empty:
        return
    new = set(keyed(table, frame))
    active = active.assign(key=list(keyed(table, active)), counts=is_newest(table, active))
    for number, rows in active.groupby("load_id"):
        keys = set(rows["key"])
        missing = rows[rows["counts"] & ~rows["key"].isin(new)]
        if missing.empty or len(keys & new) * MOST < len(keys):
            continue
        shown = [_row(table, row, names) for _, row in missing[:SHOWN].iterrows()]
        more = f"; dan {len(missing) - SHOWN} lagi" if len(missing) > SHOWN else ""
        message = (
            f"{len(missing)} baris muatan {number} ({rows.iloc[0]['file_name']}) tidak ada di berkas ini dan "
            f"masih dihitung: {'; '.join(shown)}{more}. Bila berkas ini penggantinya, muat dengan --ganti "
            f"{number}; bila sudah dimuat, tarik yang lama: python -m etl withdraw {number} --alasan diganti."
        )
        yield Issue("baris_tertinggal", "warning", message)


def _row(table: str, row: "pd.Series[Any]", names: dict[Any, str]) -> str:
    words = [names.get(row["area_code"], str(row["area_code"]))]
    cells = [(name, row[name]) for name in KEYS[table] if name not in ("area_code", "scope")]
    words += [month(cell) if name == "first_month" else str(cell) for name, cell in cells if pd.notna(cell)]
    words += [f"{written(int(row['workers']))} orang"] if table == "funding" else []
    return ", ".join(words)
