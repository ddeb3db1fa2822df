"""What leaves the screen, measured in one run: deck, workbook, papers, one rapor and 35, and how long other
readers wait while 35 are being made."""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from pptx import Presentation
from rich.console import Console
from rich.table import Table

from dashboards.exports.export import exported
from dashboards.exports.workbook import as_workbook
from dashboards.office.slides.deck import write_deck
from dashboards.office.word.laporan import write_report
from dashboards.rapor.bundle import write_rapor
from data.database.engine import make_engine
from data.definitions.registry import AREA_LEVEL
from data.repository.store import Store
from scripts.browser import ROOT, served

TIMES = 7
MONTHS = [f"2026-{month:02d}" for month in range(9, 9 - TIMES, -1)]


@contextmanager
def store() -> Iterator[Store]:
    """A fresh database of bundled data and the simulation."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/x.sqlite3"
        environment = {**os.environ, "PANTAU_DATABASE_URL": url}
        program = [sys.executable, "-m", "etl", "init"]
        subprocess.run(program, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        yield Store(make_engine(url, read_only=True))


def median(make: Callable[[str], object]) -> float:
    """Milliseconds of a file that was not made before, each time of another month."""
    times = []
    for month in MONTHS:
        start = time.perf_counter()
        make(month)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def workbook(over: Store, month: str) -> bytes:
    page = exported(over, "/peringkat", f"periode={month}")
    assert page is not None
    return as_workbook(page)


def rapor(over: Store) -> tuple[float, float, float]:
    """Milliseconds: a single rapor (median of 35), the sum of the 35 one by one, the 35 as a ZIP."""
    codes = [code for code, level in over.areas()["level"].items() if level == AREA_LEVEL]
    single = []
    for code in codes:
        start = time.perf_counter()
        write_rapor(over, str(code), search="periode=2026-09")
        single.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    write_rapor(over, form="zip", search="periode=2026-09&x=1")
    return statistics.median(single), sum(single), (time.perf_counter() - start) * 1000


def _page(address: str, number: int) -> float:
    """Milliseconds of a page that nobody has asked for."""
    start = time.perf_counter()
    urllib.request.urlopen(f"{address}/peringkat?periode=2026-09&x={number}").read()
    return (time.perf_counter() - start) * 1000


def beside(address: str) -> tuple[list[float], list[float], float]:
    """Milliseconds of pages with nothing else to do, and while a ZIP of 35 rapor is made; its seconds."""
    for number in range(5):
        _page(address, number)
    quiet = [_page(address, 100 + number) for number in range(20)]
    started = time.perf_counter()
    worker = Thread(target=lambda: urllib.request.urlopen(f"{address}/rapor.zip?periode=2026-08").read())
    worker.start()
    busy = []
    while worker.is_alive():
        busy.append(_page(address, 1000 + len(busy)))
    return quiet, busy, time.perf_counter() - started


def main() -> None:
    console, results = Console(), dict[str, Any]()
    with store() as over:
        write_rapor(over, "33.21", search="periode=2025-12")  # fonts and templates are read once
        body = write_deck(over, search="periode=2026-09")[1]
        slides = len(Presentation(io.BytesIO(body)).slides)
        results["deck"] = median(lambda month: write_deck(over, search=f"periode={month}"))
        results["deck 35 daerah"] = median(lambda m: write_deck(over, search=f"periode={m}&daerah=semua"))
        results["laporan"] = median(lambda month: write_report(over, search=f"periode={month}"))
        results["workbook"] = median(lambda month: workbook(over, month))
        results["rapor"], one_by_one, together = rapor(over)
    results["35 rapor"], results["35 rapor satu-satu"] = together, one_by_one
    with served() as address:
        quiet, busy, seconds = beside(address)
    table = Table("berkas", "ms", title=f"Berkas yang belum pernah diminta, median; deck {slides} slide")
    for name, value in results.items():
        table.add_row(name, f"{value:.0f}")
    console.print(table)
    console.print(f"35 rapor sebagai ZIP: {together / one_by_one:.2f} kali jumlah yang satu-satu")
    console.print(
        f"Halaman pembaca lain: {statistics.median(quiet):.0f} ms saat sepi; {statistics.median(busy):.0f} "
        f"ms, terburuk {max(busy):.0f}, selama {seconds:.1f} s 35 rapor dibuat ({len(busy)} halaman)"
    )
    results |= {"quiet": statistics.median(quiet), "busy": statistics.median(busy), "worst": max(busy)}
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-ekspor.json").write_text(json.dumps(results, indent=1))
