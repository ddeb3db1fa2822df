"""`python -m scripts.drills`: every drill at its full size, or those named; ends with 1 if one fails."""

import sys
import tempfile
import time
from pathlib import Path

from scripts.drills import (
    failover,
    full_disk,
    growth,
    killed_loads,
    network,
    point_in_time,
    power_cut,
    readers,
    restore,
    soak,
)

DRILLS = {
    "growth": lambda folder: growth.drill(folder, loads=400),
    "readers": lambda folder: readers.drill(folder, readers=40, loads=60),
    "killed_loads": lambda folder: killed_loads.drill(folder, kills=60),
    "restore": lambda folder: restore.drill(folder, months=30, loads=40),
    "full_disk": lambda folder: full_disk.drill(folder, places=40),
    "soak": lambda folder: soak.drill(folder, minutes=30),
    "failover": lambda folder: failover.drill(folder),
    "point_in_time": lambda folder: point_in_time.drill(folder),
    "power_cut": lambda folder: power_cut.drill(folder, cuts=10),
    "network": lambda folder: network.drill(folder),
}


def main(names: list[str]) -> int:
    """Run the drills of these names (none: all), say of each how it went; 1 where one failed."""
    if unknown := set(names) - set(DRILLS):
        sys.exit(f"Tidak dikenal: {', '.join(sorted(unknown))}. Ada: {', '.join(DRILLS)}")
    failed = 0
    for name in names or DRILLS:
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                said = DRILLS[name](Path(folder))
            except AssertionError as fault:
                failed, said = 1, f"GAGAL: {fault}"
        print(f"{name}: {said} ({time.perf_counter() - begun:.0f} detik)", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
