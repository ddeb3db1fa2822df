"""A SQLite database of a drill's own, and files of plausible counts to load into it."""

from pathlib import Path

from sqlalchemy import Engine, text

from data.database.engine import make_engine, migrate
from etl.parsing.areas import district_names, ensure_areas

HEADER = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai"


def new_database(folder: Path, url: str = "") -> Engine:
    """A migrated database that knows the areas and nothing else: SQLite in a folder, or at an address."""
    engine = make_engine(url or f"sqlite:///{folder / 'drill.sqlite3'}")
    migrate(engine)
    ensure_areas(engine)
    return engine


def month_file(path: Path, *, revision: int, months: int = 1) -> Path:
    """Participants and potensi of BPU in every area for months from January 2024 on. `revision` moves each
    count, so that no two files are the same."""
    rows = [
        f"{code},,{2024 + month // 12}-{month % 12 + 1:02},BPU,{measure},{base + revision}"
        for month in range(months)
        for code, _ in district_names()
        for measure, base in (("peserta_aktif", 1_000), ("potensi", 9_000_000))
    ]
    path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    return path


def rows_of_loads(engine: Engine) -> dict[int, int]:
    """How many observations each published load has; a load without any counts 0."""
    query = text(
        "SELECT load.id, count(observation.load_id) FROM load LEFT JOIN observation"
        " ON observation.load_id = load.id WHERE load.status = 'published' GROUP BY load.id"
    )
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}
