"""Made-up regulations: what areas issued on the scheme, and a few that have issued nothing."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.provinces.definition import province
from etl.simulation.frame import codes

SILENT = 6  # one area in so many has issued nothing
FIRST, SPAN = date(2022, 1, 10), 1_600  # days in which they are issued
SUBJECTS = {
    "perda": "Penyelenggaraan jaminan sosial ketenagakerjaan (simulasi)",
    "keputusan": "Penetapan pekerja rentan penerima iuran (simulasi)",
    "se": "Kepesertaan jaminan sosial ketenagakerjaan (simulasi)",
    "perdes": "Iuran bagi perangkat desa dan pekerja rentan desa (simulasi)",
}
RULES = "Pelaksanaan jaminan sosial ketenagakerjaan bagi pekerja rentan (simulasi)"
CHANCES = {"perda": 35, "perbup": 70, "keputusan": 55, "se": 60, "perdes": 40}
NOTE = "Simulasi, bukan data nyata."


def regulations(rng: np.random.Generator) -> pd.DataFrame:
    """Of most areas one to five: the columns of the table. One of a kind in a few was revoked."""
    rows: list[dict[str, Any]] = []
    names = dict(province().districts)
    for place, code in enumerate(codes()):
        for kind, chance in CHANCES.items():
            drawn, days, number, ended = (int(n) for n in rng.integers([100, SPAN, 90, 12]))
            town = names[code].startswith("Kota")
            if place % SILENT == SILENT - 1 or drawn >= chance or (town and kind == "perdes"):
                continue
            issued = FIRST + timedelta(days=days)
            own = "perwal" if town and kind == "perbup" else kind
            rows.append(
                {
                    "area_code": code,
                    "regulation_kind": own,
                    "village": "Contoh" if kind == "perdes" else "",
                    "document_number": f"SIM {number + 1} Tahun {issued.year}",
                    "issued_on": issued,
                    "subject": SUBJECTS.get(kind, RULES),
                    "revoked_on": issued + timedelta(days=60) if ended == 0 and kind == "se" else None,
                    "address": "simulasi",
                    "note": NOTE,
                    "sheet": None,
                    "source_column": None,
                }
            )
    return pd.DataFrame(rows, dtype=object).assign(source_row=range(2, len(rows) + 2))
