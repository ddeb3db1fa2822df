"""Memory over many varied requests: PSS of each process near the beginning, at a quarter, half and all."""

import http.client
import json
import os
import random
import threading
import urllib.request
from collections import Counter
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.browser import ROOT, running

REQUESTS = 20_000
AT = (1000, 5000, 10_000)
CLIENTS = 4
PAGES = ("", "peringkat", "tren", "bandingkan", "inpres", "jurang", "mutu-data", "definisi", "angka-terbit")
METRICS = ("coverage_pu", "coverage_bpu", "coverage_jakon", "coverage_total")
MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024, 2025, 2026) for month in range(1, 11)]


def address(chance: random.Random, areas: list[str]) -> str:
    """Pages most of all, then areas, the API, files, documents, pictures, and words that nobody knows."""
    words = f"periode={chance.choice(MONTHS)}&metrik={chance.choice(METRICS)}"
    area, strange = chance.choice(areas), chance.randrange(10**9)
    kinds = {
        f"/{chance.choice(PAGES)}?{words}": 45,
        f"/daerah/{area}?{words}": 20,
        f"/api/v1/rankings?{words}": 10,
        f"/tren?wilayah={strange}": 5,
        f"/{strange}?{words}": 5,
        f"/rapor/{area}?{words}": 5,
        f"/daerah/{area}.{chance.choice(('csv', 'json', 'xlsx'))}?{words}": 4,
        f"/rapor/{area}.pdf?{words}": 3,
        f"/pratinjau/{area}.png?{words}": 3,
    }
    return chance.choices(list(kinds), list(kinds.values()))[0]


def processes(pid: int) -> list[int]:
    """A process and all that came of it."""
    found = [pid]
    with suppress(OSError):  # one may just have ended
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in task.read_text().split():
                found += processes(int(child))
    return found


def sizes(pid: int) -> dict[str, list[int]]:
    """MB (PSS) of the processes that answer and of those that make documents, which are of lower priority."""
    found: dict[str, list[int]] = {"menjawab": [], "dokumen": []}
    for one in processes(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            nice = os.getpriority(os.PRIO_PROCESS, one)
        except OSError:  # it has just ended
            continue
        kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        found["dokumen" if nice else "menjawab"].append(kilobytes // 1024)
    return found


def main() -> None:
    results: dict[int, dict[str, list[int]]] = {}
    answers: Counter[int] = Counter()
    chance, lock = random.Random(7), threading.Lock()
    with running() as server:
        host = server.address.removeprefix("http://")
        rows = json.load(urllib.request.urlopen(f"{server.address}/api/v1/rankings"))["data"]
        areas = [row["area"] for row in rows]

        def ask() -> None:
            connection = http.client.HTTPConnection(host, timeout=120)
            while True:
                with lock:
                    if answers.total() >= REQUESTS:
                        return
                    asked = address(chance, areas)
                    answers[0] += 1
                    if (number := answers.total()) in AT:
                        results[number] = sizes(server.pid)
                connection.request("GET", asked)
                answer = connection.getresponse()
                answer.read()
                with lock:
                    answers[0] -= 1
                    answers[answer.status] += 1

        threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        results[REQUESTS] = sizes(server.pid)
    table = Table("permintaan", "yang menjawab, MB", "yang membuat dokumen, MB", title="Memori (PSS)")
    for number, found in sorted(results.items()):
        table.add_row(f"{number}", *(", ".join(map(str, found[kind])) for kind in ("menjawab", "dokumen")))
    Console().print(table)
    Console().print(", ".join(f"{status}: {count}" for status, count in sorted(answers.items()) if count))
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-memory.json").write_text(json.dumps(results, indent=1))
