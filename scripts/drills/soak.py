"""Soak: readers ask and files come in for a long time; what drifts between the first minutes and the last."""

import os
import random
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from data.database.engine import make_engine
from etl.pipeline.load_file import load_file
from scripts.browser import ROOT, free_port, wait
from scripts.drills.database import month_file

PAGES = ("/", "/peringkat", "/tren", "/bandingkan", "/inpres", "/jurang", "/mutu-data", "/rapor")
PAUSE = 0.5  # seconds between two requests of a reader
EVERY = 5  # minutes between two loads
COMPARED = 5  # minutes at each end; the first of all are left out: everything is made for the first time


@dataclass
class Minute:
    """What was seen in a minute."""

    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: float = 0.0
    files: int = 0


def drill(folder: Path, *, minutes: int, readers: int = 4, length: float = 60.0) -> str:
    """Serve, read and load for so many times `length` seconds. Raises AssertionError where an answer fails,
    memory grows by a fifth, open files by ten, or answers take twice as long at the end."""
    url = f"sqlite:///{folder / 'pantau.sqlite3'}"
    port = free_port()
    environment = {
        **os.environ,
        "PANTAU_DATABASE_URL": url,
        "PANTAU_ACCOUNTS_URL": "",
        "PANTAU_ANSWERS": str(folder / "jawaban"),
        "PANTAU_WARM": "false",
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    subprocess.run([sys.executable, "-m", "etl", "init"], cwd=ROOT, env=environment, check=True, stdout=-3)
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=-3, stderr=-3)
    try:
        wait(f"http://127.0.0.1:{port}/sehat", 120)
        seen = _watch(
            f"http://127.0.0.1:{port}",
            server.pid,
            folder,
            url,
            minutes=minutes,
            readers=readers,
            length=length,
        )
    finally:
        server.terminate()
        server.wait()
    return _judged(seen)


def _watch(
    origin: str, server: int, folder: Path, url: str, *, minutes: int, readers: int, length: float
) -> list[Minute]:
    seen, end = [Minute()], threading.Event()

    def reader(number: int) -> None:
        chance = random.Random(number)
        while not end.wait(PAUSE):
            path = chance.choice(PAGES) + chance.choice(("", "?bahasa=en", "?metrik=coverage_pu"))
            begun = time.perf_counter()
            try:
                urllib.request.urlopen(origin + path, timeout=60).read()
            except (OSError, urllib.error.HTTPError) as fault:
                seen[-1].wrong.append(f"{path}: {fault}")
            seen[-1].times.append(time.perf_counter() - begun)

    crowd = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for one in crowd:
        one.start()
    engine = make_engine(url)
    try:
        for minute in range(minutes):
            begun = time.monotonic()
            if minute % EVERY == EVERY - 1:
                load_file(engine, month_file(folder / "a.csv", revision=minute, months=3))
            time.sleep(max(0.0, length - (time.monotonic() - begun)))
            seen[-1].memory, seen[-1].files = _held(server)
            seen.append(Minute())
    finally:
        end.set()
        for one in crowd:
            one.join()
        engine.dispose()
    return seen[:-1]


def _held(server: int) -> tuple[float, int]:
    """Memory in MB (PSS, shared pages counted once) and open files of a process and those below it."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    own = {server}
    while more := {pid for pid, parent in parents.items() if parent in own} - own:
        own |= more
    memory, files = 0.0, 0
    for pid in own:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            memory += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
            files += len(list(Path(f"/proc/{pid}/fd").iterdir()))
        except (OSError, StopIteration):
            continue
    return memory, files


def _judged(seen: list[Minute]) -> str:
    wrong = [one for minute in seen for one in minute.wrong]
    first, last = seen[COMPARED : 2 * COMPARED] or seen[:1], seen[-COMPARED:]
    memory = [statistics.mean(one.memory for one in part) for part in (first, last)]
    files = [max(one.files for one in part) for part in (first, last)]
    middle, slow = [], []
    for part in (first, last):
        times = sorted(took for one in part for took in one.times)
        middle.append(times[len(times) // 2])
        slow.append(times[int(len(times) * 0.95)])
    said = (
        f"{len(seen)} menit, {sum(len(one.times) for one in seen)} jawaban, {len(wrong)} gagal, terlama "
        f"{max(took for one in seen for took in one.times):.1f} detik, "
        f"beban komputer {os.getloadavg()[2]:.1f}; awal lalu "
        f"akhir: separuh {middle[0] * 1000:.0f} lalu {middle[1] * 1000:.0f} ms, 95 % {slow[0] * 1000:.0f} "
        f"lalu {slow[1] * 1000:.0f} ms, memori {memory[0]:.0f} lalu {memory[1]:.0f} MB, "
        f"berkas terbuka {files[0]} lalu {files[1]}"
    )
    assert not wrong, f"{said}; {wrong[:3]}"
    assert memory[1] < memory[0] * 1.2, said
    assert files[1] < files[0] + 10, said
    assert middle[1] < 2 * middle[0] + 0.2, said
    return said
