"""The same big files into PostgreSQL: beside a plain COPY and pandas, and by two writers at once."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.bench.load import CHILD, LOAD, PANDAS, ROOT, Cost, measured, prepare, together
from tests.support import postgres

FLOOR = "COPY, tabel tanpa jenis"
PIECE = 1_000_000  # bytes


def ways(files: Sequence[Path]) -> tuple[dict[str, Cost], dict[str, float]]:
    """The first file by each way (processor and memory are the client's), and seconds of both at once and
    milliseconds of a first read after them."""
    cluster = postgres.start()
    try:

        def fresh(name: str) -> str:
            postgres.administer(cluster.url, f"CREATE DATABASE {name}")
            return postgres.database(cluster.url, name)

        costs = {FLOOR: measured([sys.executable, "-m", "scripts.bench.postgres", fresh("dasar"), files[0]])}
        url = fresh("pandas").replace("postgresql:", "postgresql+psycopg:")
        costs[PANDAS] = measured([*CHILD, "pandas", url, files[0]])
        prepare(url := fresh("satu"))
        costs[LOAD] = measured([*CHILD, "load", url, files[0]])
        prepare(url := fresh("dua"))
        both = together(url, files)
        out = subprocess.run([*CHILD, "read", url], cwd=ROOT, check=True, capture_output=True, text=True)
        return costs, {"dua sekaligus, detik": both, "baca pertama, ms": json.loads(out.stdout)[0]}
    finally:
        cluster.stop()


def copy(url: str, file: str) -> None:
    """A child: the file as it is into columns of text, without a check or a key."""
    import psycopg

    with psycopg.connect(url) as connection, Path(file).open("rb") as lines:
        names = lines.readline().decode().strip().split(",")
        connection.execute(f"CREATE TABLE angka ({', '.join(f'{name} text' for name in names)})".encode())
        with connection.cursor().copy("COPY angka FROM STDIN (FORMAT csv)") as out:
            while piece := lines.read(PIECE):
                out.write(piece)


if __name__ == "__main__":
    copy(*sys.argv[1:])
