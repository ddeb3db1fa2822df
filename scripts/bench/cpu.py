"""What an answer costs that nobody has asked for yet: CPU of this process, beside the same answer once made.
A month of its own for each measurement; what an edition shares is made before."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from scripts.browser import ROOT

PAGES = (
    "/",
    "/peringkat",
    "/daerah/33.21",
    "/tren",
    "/bandingkan",
    "/inpres",
    "/jurang",
    "/program",
    "/tenggat",
    "/mutu-data",
    "/angka-terbit",
    "/definisi",
    "/asal/33.21",
    "/cocok/33.19",
    "/rapat",
    "/rapor/33.21",
)
FILES = ("/peringkat.xlsx", "/rapat.pptx", "/rapor/33.21.pdf", "/rapor.pdf", "/rapor.zip")
FIRST = ("/", "/daerah/33.21", "/rapat")
MONTHS = [f"2026-{month:02d}" for month in range(8, 3, -1)]
START = """
import sys, time
from app import server
client, start = server.test_client(), time.process_time()
assert client.get(sys.argv[1]).status_code == 200
print((time.process_time() - start) * 1000)
"""


def cost(client: FlaskClient, address: str) -> float:
    """CPU milliseconds of one answer."""
    start = time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (time.process_time() - start) * 1000


def anew(client: FlaskClient, path: str) -> tuple[float, float]:
    """The median of an answer made for a month that nobody asked for, and of the same once it is there."""
    cost(client, f"{path}?periode=2026-09")
    made = [
        (cost(client, address), cost(client, address)) for address in (f"{path}?periode={m}" for m in MONTHS)
    ]
    return statistics.median(first for first, _ in made), statistics.median(again for _, again in made)


def first(path: str) -> float:
    """CPU milliseconds of the first answer of a process, its imports not counted."""
    done = subprocess.run(
        [sys.executable, "-c", START, path], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def main() -> None:
    console, results = Console(), dict[str, Any]()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PANTAU_DATABASE_URL"] = f"sqlite:///{folder}/x.sqlite3"
        subprocess.run([sys.executable, "-m", "etl", "init"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        from app import server

        client = server.test_client()
        table = Table(
            "jawaban", "baru, ms CPU", "tersimpan, ms CPU", "kali", title="Yang belum pernah diminta"
        )
        for path in (*PAGES, *FILES):
            made, again = anew(client, path)
            results[path] = {"ms": made, "ratio": made / again}
            table.add_row(path, f"{made:.0f}", f"{again:.1f}", f"{made / again:.0f}")
        for path in FIRST:
            results[f"pertama {path}"] = {"ms": first(path)}
    console.print(table)
    for path in FIRST:
        console.print(f"Pertama sesudah mulai, {path}: {results[f'pertama {path}']['ms']:.0f} ms CPU")
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-cpu.json").write_text(json.dumps(results, indent=1))
