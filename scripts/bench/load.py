"""How fast a national long file goes in and how fast it is read, beside what else could be done with it
on the same machine: `sqlite3 .import` into an untyped table, and pandas.read_csv + to_sql.

    make bench ARGS=muat                 925,200 rows, the read curve up to there, PostgreSQL
    make bench ARGS="muat sepuluh-juta"  also ten million rows (an hour or more, 14 GB of disk)
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from scripts.browser import ROOT

HEADER = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,program,basis,presisi,sementara,catatan,rse"
CODES = [f"{10 + place // 40}.{1 + place % 40:02}" for place in range(514)]
SEGMENTS = ("PU", "BPU", "JAKON")
# Five counts a segment. Not its five programmes: BPU has no JP and JKP, Jakon only JKK and JKM.
KINDS = [
    ("peserta_aktif", "", "nik"),
    ("potensi", "", "nik"),
    ("peserta_nonaktif", "", "nik"),
    ("peserta_aktif", "JKK", "nik"),
    ("peserta_aktif", "JKM", "nik"),
]
MORE = [
    (measure, "", basis)
    for basis in ("cabang", "kemnaker", "bps", "tak_disebut")
    for measure in ("peserta_aktif", "potensi", "peserta_nonaktif", "badan_usaha")
]
SIZES = {"5 ribu": (1, KINDS[:3]), "100 ribu": (13, KINDS), "925 ribu": (120, KINDS)}
TEN_MILLION = {"10 juta": (312, [*KINDS, *MORE])}  # 26 years, 21 counts a segment
REVISIONS, READS = 10, 5
FLOOR, PANDAS, LOAD = "sqlite3 .import", "pandas read_csv + to_sql", "load, semua pemeriksaan"
CHILD = [sys.executable, "-m", "scripts.bench.load"]


class Cost(NamedTuple):
    seconds: float
    processor: float  # seconds: what other work on the machine does not change much
    megabytes: float


def write(path: Path, months: int, kinds: Sequence[tuple[str, str, str]], *, revision: int = 0) -> int:
    """A file of plausible counts: they creep, and potensi stays within a year. Returns its rows."""
    chance, rows = random.Random(7), 0
    first = 2025 * 12 + 12 - months
    with path.open("w", encoding="utf-8") as file:
        print(HEADER, file=file)
        for code in CODES:
            people = chance.randint(50_000, 400_000)
            for month in range(first, first + months):
                active = int(people * (0.3 + (month - 24_000) / 1_000)) + revision
                when = f"{code},Kabupaten {code},{month // 12}-{month % 12 + 1:02}"
                for segment in SEGMENTS:
                    for measure, programme, basis in kinds:
                        value = people + month // 12 if measure == "potensi" else active
                        file.write(f"{when},{segment},{measure},{value},{programme},{basis},,,,\n")
                        rows += 1
    return rows


def measured(command: Sequence[str | Path]) -> Cost:
    """Wall time and peak memory of a process, its start included."""
    start = time.perf_counter()
    child = subprocess.Popen([str(word) for word in command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} ended with {child.returncode}")
    seconds = time.perf_counter() - start
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def load(url: str, *files: str) -> None:
    """A child: bring files in, each all or nothing."""
    from data.database.engine import make_engine
    from etl.pipeline.load_file import load_file

    engine = make_engine(url)
    for file in files:
        report = load_file(engine, Path(file))
        if report.outcome != "loaded":
            raise SystemExit(f"{report.outcome}: {report.issues[:3]}")


def with_pandas(url: str, file: str) -> None:
    """A child: what people write; SQLite by its plain connection, a third of SQLAlchemy's time."""
    import sqlite3

    import pandas as pd
    from sqlalchemy import create_engine

    path = url.removeprefix("sqlite:///")
    pd.read_csv(file).to_sql(
        "angka",
        create_engine(url, hide_parameters=True) if path == url else sqlite3.connect(path),
        index=False,
    )


def read(url: str) -> None:
    """A child: print the milliseconds of a first and a second read of a page's frame, and of all counts."""
    from data.database.engine import make_engine
    from data.metrics.query import Query, periods
    from data.metrics.query import read as read_frame
    from data.repository.store import Store

    store = Store(make_engine(url, read_only=True))
    edition = store.editions()[0]
    times = []
    for _ in range(2):
        start = time.perf_counter()
        newest = periods(store, edition)[-1]
        frame = read_frame(store, Query(edition, ("coverage_total",), (newest,)))
        assert (frame["level"] == "kabkota").sum() == len(CODES)
        times.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    store.counts(edition)
    times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times))


def prepare(url: str) -> None:
    """Tables, and 514 areas that stand for all kabupaten and kota of the country."""
    from data.database.engine import make_engine, migrate
    from data.repository import areas

    engine = make_engine(url)
    migrate(engine)
    rows: list[dict[str, object]] = [
        {"code": code, "name": f"Provinsi {code}", "level": "provinsi", "kind": "provinsi", "parent": None}
        for code in sorted({code[:2] for code in CODES})
    ]
    rows += [
        {"code": c, "name": f"Kabupaten {c}", "level": "kabkota", "kind": "kabupaten", "parent": c[:2]}
        for c in CODES
    ]
    areas.fill_rows(engine, rows, [])
    engine.dispose()


def ways(folder: Path, file: Path) -> dict[str, Cost]:
    """The same file by each way, the floor before and after."""
    floor = ["sqlite3", folder / "floor.db", ".mode csv", f".import {file} angka"]
    costs = {FLOOR: measured(floor)}
    costs[PANDAS] = measured([*CHILD, "pandas", f"sqlite:///{folder}/pandas.db", file])
    url = f"sqlite:///{folder}/load.db"
    prepare(url)
    costs[LOAD] = measured([*CHILD, "load", url, file])
    again = measured(["sqlite3", folder / "floor2.db", ".mode csv", f".import {file} angka"])
    costs[FLOOR] = min(costs[FLOOR], again, key=lambda cost: cost.processor)
    return costs


def curve(folder: Path, months: int, kinds: Sequence[tuple[str, str, str]]) -> list[float]:
    """Milliseconds of reading with ten revisions of the whole file behind what stands: the median of as many
    processes, each for the first time."""
    url = f"sqlite:///{folder}/curve.db"
    prepare(url)
    for revision in range(REVISIONS + 1):
        file = folder / "revision.csv"
        write(file, months, kinds, revision=revision)
        measured([*CHILD, "load", url, file])
    read = [*CHILD, "read", url]
    outs = [
        subprocess.run(read, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for _ in range(READS)
    ]
    for left in folder.glob("curve.db*"):
        left.unlink()
    return [statistics.median(times) for times in zip(*map(json.loads, outs), strict=True)]


def together(url: str, files: Sequence[Path]) -> float:
    """Seconds until two writers that start at once have both ended."""
    start = time.perf_counter()
    writers = [subprocess.Popen([*CHILD, "load", url, str(file)], cwd=ROOT) for file in files]
    if any(writer.wait() for writer in writers):
        raise SystemExit("one of two writers failed")
    return time.perf_counter() - start


def _table(rows: int, costs: dict[str, Cost]) -> Table:
    heads = ("cara", "detik", "baris/detik", "detik prosesor", "puncak MB", "x dasar", "x dasar, prosesor")
    table, floor = Table(*heads, title=f"{rows} baris"), next(iter(costs.values()))
    for way, cost in costs.items():
        cells = (f"{cost.seconds:.1f}", f"{rows / cost.seconds:,.0f}", f"{cost.processor:.1f}")
        ratios = f"{cost.seconds / floor.seconds:.2f}", f"{cost.processor / floor.processor:.2f}"
        table.add_row(way, *cells, f"{cost.megabytes:.0f}", *ratios)
    return table


def main(words: Sequence[str]) -> None:
    from scripts.bench import postgres  # which asks for the above

    console, results = Console(), {}
    more = TEN_MILLION if "sepuluh-juta" in words else {}
    sizes = {**SIZES, **more}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in ("925 ribu", *more):
            inner = folder / size.replace(" ", "-")
            inner.mkdir()
            rows = write(inner / "satu.csv", *sizes[size])
            costs = ways(inner, inner / "satu.csv")
            console.print(_table(rows, costs))
            results[size] = {"rows": rows, **{way: cost._asdict() for way, cost in costs.items()}}
        file = folder / "925-ribu"
        write(file / "dua.csv", *sizes["925 ribu"], revision=1)
        both = [file / "satu.csv", file / "dua.csv"]
        prepare(f"sqlite:///{file}/both.db")
        results["two on sqlite"] = {"seconds": together(f"sqlite:///{file}/both.db", both)}
        console.print(results["two on sqlite"])
        costs, results["postgresql, more"] = postgres.ways(both)
        console.print(_table(results["925 ribu"]["rows"], costs), results["postgresql, more"])
        results["postgresql"] = {way: cost._asdict() for way, cost in costs.items()}
        table = Table("baris", "pertama, ms", "berikutnya, ms", "semua angka, ms", title="Baca; 10 revisi")
        for size, shape in sizes.items():
            times = curve(folder, *shape)
            table.add_row(size, *(f"{ms:.1f}" for ms in times))
            results[f"read {size}"] = dict(zip(("first", "again", "all"), times, strict=True))
        console.print(table)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-load.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    {"load": load, "pandas": with_pandas, "read": read}[sys.argv[1]](*sys.argv[2:])
