"""Readers of kept pages while a load of one month lands and documents are asked for: how long they wait."""

import asyncio
import csv
import http.client
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.bench.crowd import READERS, _ask, _get, addresses
from scripts.browser import ROOT, Served, running

SECONDS = 60
LOAD_AT, DOCUMENTS_AT = 4, 6
METRICS = ("coverage_pu", "coverage_bpu", "coverage_jakon", "coverage_total")
DOCUMENTS = [
    *(f"/rapor.zip?periode=2026-0{month}" for month in (8, 7, 6)),
    "/rapat.pptx?daerah=semua&periode=2026-08",
    *[f"/rapat?metrik={metric}&periode=2026-0{month}" for month in (8, 7, 6) for metric in METRICS][:10],
]
Waits = list[tuple[float, float, str]]  # since the beginning, for how long, for which page


async def readers(origin: str, paths: list[str]) -> Waits:
    """READERS of a connection each, for SECONDS; each page is asked for at random."""
    host, port = origin.removeprefix("http://").split(":")
    start, found = time.perf_counter(), Waits()

    async def reader() -> None:
        streams = await asyncio.open_connection(host, int(port), limit=1 << 20)
        while (since := time.perf_counter() - start) < SECONDS:
            path = random.choice(paths)
            streams = await _ask(streams, _get(path), (host, int(port)))
            found.append((since, time.perf_counter() - start - since, path))
        streams[1].close()

    await asyncio.gather(*(reader() for _ in range(READERS)))
    return found


def load(server: Served, moments: list[float], start: float) -> None:
    """One month of all areas, by the command."""
    time.sleep(LOAD_AT)
    rows = json.load(urllib.request.urlopen(f"{server.address}/api/v1/rankings"))["data"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bulan.csv"
        with file.open("w", newline="") as out:
            write = csv.writer(out).writerow
            write(("kode_wilayah", "wilayah", "periode", "segmen", "ukuran", "nilai"))
            for row in rows:
                write((row["area"], "", "2026-10", "BPU", "peserta_aktif", 20_000))
        words = [sys.executable, "-m", "etl", "load", str(file), "--koleksi", "simulasi"]
        subprocess.run(words, cwd=ROOT, env=server.environment, check=True, stdout=-3)
    moments.append(time.perf_counter() - start)


def document(origin: str, path: str, waits: list[float]) -> None:
    """Until it is there: who is refused comes again after Retry-After."""
    time.sleep(DOCUMENTS_AT)
    start = time.perf_counter()
    while True:
        connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=200)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status == 200:
            waits.append(time.perf_counter() - start)
            return
        assert answer.status in (429, 503), answer.status
        time.sleep(float(answer.headers["Retry-After"]))


def _percentile(waits: list[float], part: float) -> float:
    return sorted(waits)[int(part * (len(waits) - 1))] * 1000 if waits else float("nan")


def main() -> None:
    landed, ready = list[float](), list[float]()
    with running() as server:
        paths = addresses(server.address)
        for path in paths:  # once each, so that it is kept
            urllib.request.urlopen(server.address + path).read()
        start = time.perf_counter()
        beside = [threading.Thread(target=load, args=(server, landed, start))]
        beside += [
            threading.Thread(target=document, args=(server.address, path, ready)) for path in DOCUMENTS
        ]
        for thread in beside:
            thread.start()
        found = asyncio.run(readers(server.address, paths))
        for thread in beside:
            thread.join()
    waits = [wait for _, wait, _ in found]
    columns = ("detik", "halaman/detik", "p50, ms", "p95, ms", "p95 bulan terbaru, ms")
    table = Table(*columns, title=f"{len(paths)} alamat, {READERS} pembaca")
    newest = paths[0].partition("?")[2].partition("&")[0]
    for second in range(0, SECONDS, 5):
        own = [wait for since, wait, _ in found if second <= since < second + 5]
        usual = [wait for since, wait, path in found if second <= since < second + 5 and newest in path]
        numbers = (_percentile(own, 0.5), _percentile(own, 0.95), _percentile(usual, 0.95))
        table.add_row(f"{second}-{second + 5}", f"{len(own) / 5:.0f}", *(f"{one:.0f}" for one in numbers))
    result = {f"p{part}": _percentile(waits, part / 100) for part in (50, 90, 95, 99)}
    console = Console()
    console.print(table)
    console.print(", ".join(f"{name} {value:.0f} ms" for name, value in result.items()))
    console.print(
        f"Muatan selesai pada detik {landed[0]:.0f}; dokumen terakhir sesudah {max(ready):.0f} detik"
    )
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-pressure.json").write_text(json.dumps(result, indent=1))
