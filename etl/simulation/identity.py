"""What names the simulation and its parts: version, seed, titles and digests. Imports nothing heavy."""

import hashlib
from datetime import date

SIMULATION_VERSION = 10  # raise it whenever the same seed gives other figures than before
DEFAULT_SEED = 2021
COLLECTION = "simulasi"
SOURCE = "simulasi"
PUBLISHER = "Pantau Jamsostek (simulasi)"

# Name, title of the load, and the edition fixed after it.
PARTS = (
    (
        "sampai-juni",
        "SIMULASI · Januari 2023 – Juni 2026",
        ("simulasi-2026-t2", "Rapat Triwulan II 2026 (simulasi)"),
    ),
    (
        "triwulan-iii",
        "SIMULASI · Juli – September 2026, dengan revisi Juni",
        ("simulasi-2026-t3", "Rapat Triwulan III 2026 (simulasi)"),
    ),
    ("oktober", "SIMULASI · Oktober 2026 (sementara)", None),
)
PUBLISHED = {  # the day each part says it was published: by which timeliness is judged
    "sampai-juni": date(2026, 7, 8),
    "triwulan-iii": date(2026, 10, 8),
    "oktober": date(2026, 11, 9),
}


def part_digest(part: str, seed: int) -> str:
    """What names a part of the simulation: its figures follow from seed and version alone."""
    return hashlib.sha256(f"simulasi\0{SIMULATION_VERSION}\0{seed}\0{part}".encode()).hexdigest()


def file_name(seed: int) -> str:
    """What stands in place of a file's name; says which simulation this is."""
    return f"SIMULASI v{SIMULATION_VERSION} benih {seed}"
