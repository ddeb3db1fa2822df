"""Made-up duties and outreach events: how far each area is with the four duties of Inpres 2/2021."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.definitions.registry import registry
from etl.simulation.frame import codes

SILENT = 12  # of a hundred duties nobody has reported
CHANCES = {
    "regulasi": (62, 18, 12, 8),
    "kepesertaan": (20, 45, 25, 10),
    "bumd": (44, 22, 22, 12),
    "ptsp": (30, 16, 26, 28),
}
EVIDENCE = "Laporan simulasi"
TOPICS = (
    ("Manfaat JKK dan JKM bagi BPU", "nelayan"),
    ("Perlindungan perangkat RT/RW", "ketua RT/RW"),
    ("Kewajiban pemberi kerja", "pengurus perusahaan"),
    ("Iuran melalui DBHCHT", "petani tembakau"),
)


def compliance(rng: np.random.Generator) -> pd.DataFrame:
    """One row for each duty an area has reported, as of June 2026: the columns of the table."""
    rows = [row for code in codes() for duty in registry().duties if (row := _duty(rng, code, duty))]
    return pd.DataFrame(rows).assign(source_row=range(2, len(rows) + 2))


def _duty(rng: np.random.Generator, code: str, duty: str) -> dict[str, Any] | None:
    silent, drawn, age, ahead = rng.integers([100, 100, 900, 540])
    if silent < SILENT:
        return None
    edges = np.cumsum(CHANCES[duty])
    status = list(registry().duty_statuses)[int(np.searchsorted(edges, drawn, side="right"))]
    written = date(2026, 6, 1) - timedelta(days=int(age))
    has_document = status in ("selesai", "sebagian")
    return {
        "area_code": code,
        "duty": duty,
        "status": status,
        "document_number": f"SIM/{int(drawn):02d}/{written.year}" if has_document else None,
        "document_date": written if has_document else None,
        "evidence": EVIDENCE if has_document else None,
        "due_on": None if status == "selesai" else date(2026, 7, 1) + timedelta(days=int(ahead)),
        "note": None,
        "sheet": None,
        "source_column": "status",
    }


def outreach(rng: np.random.Generator) -> pd.DataFrame:
    """Two to five events an area between January 2025 and June 2026: the columns of the table."""
    rows = []
    for code in codes():
        for _ in range(int(rng.integers(2, 6))):
            topic, audience = TOPICS[int(rng.integers(len(TOPICS)))]
            rows.append(
                {
                    "area_code": code,
                    "held_on": date(2025, 1, 6) + timedelta(days=int(rng.integers(530))),
                    "topic": topic,
                    "audience": audience,
                    "people": int(rng.integers(30, 400)),
                    "address": EVIDENCE,
                    "note": None,
                    "sheet": None,
                    "source_column": "orang",
                }
            )
    return pd.DataFrame(rows).assign(source_row=range(2, len(rows) + 2))
