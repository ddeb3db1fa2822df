"""Made-up employers that have not registered or only in part, and made-up construction projects."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.facts.employers import MISSING, NONE, PART
from etl.simulation.frame import codes

DAY = date(2026, 6, 30)
SECTORS = ("Industri pengolahan", "Perdagangan", "Konstruksi", "Jasa lainnya")
OWNERS = ("Dinas PUPR", "Dinas Perkim", "Dinas Pendidikan")
WORKS = ("Rehabilitasi jalan", "Pembangunan saluran", "Gedung sekolah", "Rehabilitasi puskesmas")
SILENT = 4  # one area in so many gave no list
FIRST_CONTRACT = date(2025, 1, 6)
SPAN = 520  # days in which contracts are signed
NOTE = "Simulasi, bukan data nyata."


def employers(rng: np.random.Generator) -> pd.DataFrame:
    """For three areas in four, by sector: who has not registered, and who only in part and in what."""
    rows = []
    for place, code in enumerate(codes()):
        if place % SILENT == SILENT - 1:
            continue
        for sector in SECTORS:
            for state, left_out in ((NONE, ""), *((PART, word) for word in MISSING)):
                number = int(rng.integers(6, 90)) if state == NONE else int(rng.integers(2, 40))
                each = int(rng.integers(4, 28))
                states_workers = int(rng.integers(0, 60)) > 0
                rows.append(
                    {
                        "area_code": code,
                        "data_date": f"{DAY:%Y-%m-%d}",
                        "period": DAY,
                        "sector": sector,
                        "registration": state,
                        "left_out": left_out,
                        "employers": number,
                        "workers": number * each if states_workers else None,
                    }
                )
    return _placed(rows)


def projects(rng: np.random.Generator) -> pd.DataFrame:
    """For three areas in four a few contracts: some registered, fewer paid, of some nobody says."""
    rows = []
    for place, code in enumerate(codes()):
        if place % SILENT == 1:
            continue
        for number in range(int(rng.integers(5, 13))):
            registered = int(rng.integers(0, 100)) < 38
            paid = [True, True, False][int(rng.integers(0, 3))] if registered else None
            rows.append(
                {
                    "area_code": code,
                    "project": f"{WORKS[int(rng.integers(0, len(WORKS)))]}, paket {number + 1} (simulasi)",
                    "owner": OWNERS[int(rng.integers(0, len(OWNERS)))],
                    "rupiah": int(rng.integers(200, 9_000)) * 1_000_000,
                    "contract_on": FIRST_CONTRACT + timedelta(days=int(rng.integers(0, SPAN))),
                    "registered": registered,
                    "contribution_paid": paid,
                    "workers": int(rng.integers(8, 120)),
                }
            )
    return _placed(rows)


def _placed(rows: list[dict[str, Any]]) -> pd.DataFrame:
    around = {"address": "simulasi", "note": NOTE, "sheet": None, "source_column": None}
    frame = pd.DataFrame([row | around for row in rows], dtype=object)
    return frame.assign(source_row=range(2, len(rows) + 2))
