"""Recovery to a point in time on PostgreSQL: a wrong load and a lost disk are undone from a base copy and the
archive of the write-ahead log, by deploy/postgresql/pulih-ke-saat.sh; every answer is that of the moment."""

import shutil
import time
from pathlib import Path

from data.database.engine import make_engine, migrate
from etl.parsing.areas import ensure_areas
from etl.pipeline.load_file import load_file
from scripts.browser import ROOT, free_port
from scripts.drills import clusters
from scripts.drills.clusters import Cluster, program, run
from scripts.drills.database import month_file, rows_of_loads
from scripts.drills.restore import answers

SCRIPT = ROOT / "deploy" / "postgresql" / "pulih-ke-saat.sh"
TIMEOUT = 10  # seconds after which a piece of the log is archived though it is not full
AREAS = 3  # whose pages are compared


def drill(folder: Path, *, months: int = 12, loads: int = 6) -> str:
    """Raises AssertionError where an answer is not that of the moment, or more is lost than the archive's
    timeout allows."""
    with clusters.place() as place:
        return _of(folder, place, months=months, loads=loads)


def _of(folder: Path, place: Path, *, months: int, loads: int) -> str:
    made, archive = list[Cluster](), place / "arsip"
    clusters.own(archive)
    command = f'test ! -f "{archive}/%f" && cp "%p" "{archive}/%f"'
    try:
        primary = clusters.new(
            place,
            "primer",
            wal_level="replica",
            archive_mode="on",
            archive_command=command,
            archive_timeout=str(TIMEOUT),
        )
        made.append(primary)
        return _drill(folder, place, archive, primary, made, months=months, loads=loads)
    finally:
        for cluster in made:
            cluster.stop()


def _drill(
    folder: Path,
    place: Path,
    archive: Path,
    primary: Cluster,
    made: list[Cluster],
    *,
    months: int,
    loads: int,
) -> str:
    primary.ask("CREATE DATABASE pantau")
    url = primary.url("pantau")
    engine = make_engine(url)
    migrate(engine)
    ensure_areas(engine)
    assert load_file(engine, month_file(folder / "a.csv", revision=0, months=months)).outcome == "loaded"
    run(program("pg_basebackup"), "-d", primary.url(), "-D", place / "dasar", "-c", "fast", "-X", "none")
    for revision in range(1, loads):
        assert (
            load_file(engine, month_file(folder / "a.csv", revision=revision, months=months)).outcome
            == "loaded"
        )
    before, whole = answers(url, AREAS), rows_of_loads(engine)
    moment = primary.ask("SELECT clock_timestamp()::text")
    time.sleep(0.5)

    assert load_file(engine, month_file(folder / "a.csv", revision=999, months=months)).outcome == "loaded"
    assert answers(url, AREAS) != before, "muatan yang salah tidak tampak"
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE count_block CASCADE")
    last = time.monotonic()
    engine.dispose()
    segment = primary.ask("SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
    clusters.until(f"SELECT last_archived_wal >= '{segment}' FROM pg_stat_archiver", primary)
    waited = time.monotonic() - last
    primary.kill()
    shutil.rmtree(primary.data)

    begun = time.perf_counter()
    run("bash", SCRIPT, place / "dasar", archive, place / "pulih", moment)
    again = Cluster(place / "pulih", free_port())
    again.set(port=str(again.port))
    made.append(again)
    again.start()
    clusters.until("SELECT NOT pg_is_in_recovery()", again)
    took = time.perf_counter() - begun
    restored = make_engine(again.url("pantau"))
    found = rows_of_loads(restored)
    restored.dispose()
    assert found == whole, f"muatan {found}, pada saat itu {whole}"
    after = answers(again.url("pantau"), AREAS)
    different = [path for path, text in before.items() if after[path] != text]
    assert not different, f"jawaban berbeda: {different[:5]}"
    size = sum(file.stat().st_size for file in archive.iterdir()) / 1e6
    return (
        f"{len(before)} jawaban sama seperti pada saat yang diminta, {len(whole)} muatan utuh; arsip "
        f"{size:.0f} MB, pulih dalam {took:.1f} detik; yang terakhir ditulis ada di arsip {waited:.1f} "
        f"detik kemudian (archive_timeout {TIMEOUT} detik)"
    )
