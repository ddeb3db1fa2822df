"""Made-up agreements of three meetings: what each part of the simulation says of them."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.definitions.registry import PROVINCE
from data.provinces.definition import province
from etl.simulation.frame import codes

APRIL, JULY, OCTOBER = date(2026, 4, 22), date(2026, 7, 15), date(2026, 10, 14)
MEETINGS = (APRIL, JULY, OCTOBER)
EACH = 9  # agreements of a meeting, the first of them for the province itself
DONE, BEGUN = 50, 80  # of a hundred that were open a meeting before: done, done or at least begun
_FIRST = "Kementerian Ketenagakerjaan" if province().is_national else "Disnakertrans Provinsi"
SAID = (
    ("Menyusun jadwal rekonsiliasi data peserta aktif setiap triwulan", _FIRST),
    ("Menganggarkan iuran pekerja rentan dalam perubahan APBD", "Bappeda"),
    ("Menyurati perusahaan yang belum mendaftarkan semua pekerjanya", "Dinas Tenaga Kerja"),
    ("Mensyaratkan kepesertaan aktif dalam perizinan PTSP", "DPMPTSP"),
    ("Mendaftarkan perangkat RT dan RW yang belum menjadi peserta", "Dinas PMD"),
    ("Melanjutkan perlindungan nelayan yang segera berakhir", "Dinas Kelautan dan Perikanan"),
    ("Memutakhirkan daftar petani tembakau penerima DBHCHT", "Dinas Pertanian"),
    ("Mendaftarkan pekerja BUMD dan anak perusahaannya", "Bagian Perekonomian Setda"),
    ("Mengirim rekap peserta sebelum tanggal 10 setiap bulan", "Cabang BPJS Ketenagakerjaan"),
)


def agreements(rng: np.random.Generator) -> tuple[pd.DataFrame, ...]:
    """One frame a part, the columns of the table: its meeting as agreed, those before as far as they are."""
    parts, known = [], list[dict[str, Any]]()
    for meeting in MEETINGS:
        known = [_later(rng, row) for row in known]
        made = _meeting(rng, meeting)
        known += [_later(rng, row) for row in made] if meeting == OCTOBER else made  # reported in November
        rows = [row for row in known if row["met_on"] == meeting or row["changed"]]
        frame = pd.DataFrame(rows).drop(columns="changed")
        parts.append(frame.assign(source_row=range(2, len(rows) + 2)))
    return tuple(parts)


def _meeting(rng: np.random.Generator, day: date) -> list[dict[str, Any]]:
    few = len(codes()) < EACH - 1
    areas = [PROVINCE, *rng.choice(codes(), EACH - 1, replace=few)]
    return [
        {
            "area_code": str(area),
            "met_on": day,
            "agreed": agreed,
            "responsible": responsible,
            "due_on": day + timedelta(days=int(rng.integers(20, 150))),
            "status": "belum",
            "evidence": None,
            "note": "Simulasi, bukan kesepakatan nyata.",
            "sheet": None,
            "source_column": "isi",
            "changed": False,
        }
        for area, (agreed, responsible) in zip(areas, SAID, strict=True)
    ]


def _later(rng: np.random.Generator, row: dict[str, Any]) -> dict[str, Any]:
    """How far it is a meeting later; what is done stays done."""
    drawn = int(rng.integers(100))
    if row["status"] == "selesai":
        return {**row, "changed": False}
    status = "selesai" if drawn < DONE else "proses" if drawn < BEGUN else row["status"]
    evidence = "Laporan simulasi" if status == "selesai" else None
    return {**row, "status": status, "evidence": evidence, "changed": status != row["status"]}
