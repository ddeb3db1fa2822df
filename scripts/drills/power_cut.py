"""A power cut of the whole machine: a file system of its own is shut down (as xfstests do) while loads,
uploads and backups run, every process is killed, and only what had reached the disk is there again."""

import fcntl
import os
import random
import struct
import subprocess
import sys
import time
from pathlib import Path

from etl.pipeline.load_file import load_file
from scripts.browser import ROOT
from scripts.drills import clusters
from scripts.drills.cut_work import KINDS, MONTHS, READY, desk, whole
from scripts.drills.database import month_file, new_database, rows_of_loads

SIZE = 2 << 30
SHUT_DOWN, WITHOUT_ITS_LOG = 0x8004587D, struct.pack("I", 2)  # EXT4_IOC_SHUTDOWN: dirty pages are lost


def drill(folder: Path, *, cuts: int, longest: float = 4) -> str:
    """Raises AssertionError where something is half there afterwards, or what was told done is not there."""
    if os.geteuid() != 0:
        return "tidak dijalankan: memerlukan root (mount)"
    image, chance = folder / "cakram.img", random.Random(2026)
    image.touch()
    os.truncate(image, SIZE)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    with clusters.place() as data:
        _mount(image, data)
        cluster = clusters.new(data, "pg")
        try:
            cluster.ask("CREATE DATABASE pantau")
            urls = [f"sqlite:///{data / 'drill.sqlite3'}", cluster.url("pantau")]
            for url in urls:
                engine = new_database(data, url)
                load_file(engine, month_file(folder / "a.csv", revision=0, months=MONTHS))
                ((_, rows),) = rows_of_loads(engine).items()
                engine.dispose()
            desk(data).engine.dispose()
            os.sync()
            found, lost = whole(data, urls, rows), 0
            for cut in range(1, cuts + 1):
                told = _cut(data, urls, cut, chance.uniform(0.2, longest), cluster)
                _unmount(data)
                _mount(image, data)
                for mark in (cluster.data / "postmaster.pid", *data.glob(".s.PGSQL.*.lock")):
                    mark.unlink(missing_ok=True)  # of a process whose number a machine that starts anew lacks
                cluster.start()
                before, found = found, whole(data, urls, rows)
                for kind in KINDS:
                    there = found[kind] - before[kind]
                    assert told[kind] <= there <= told[kind] + 1, f"{kind}: {told[kind]} selesai, {there} ada"
                    lost += there == told[kind]
        finally:
            cluster.stop()
            _unmount(data)
    words = (
        "muatan di SQLite",
        "muatan di PostgreSQL",
        "berkas di karantina, dengan rantai auditnya",
        "cadangan",
    )
    said = "; ".join(f"{found[kind]} {word}" for kind, word in zip(KINDS, words, strict=True))
    return (
        f"{cuts} kali listrik padam; utuh sesudahnya: {said}; tidak satu pun yang dikatakan selesai hilang, "
        f"{lost} dari {cuts * len(KINDS)} yang sedang berjalan tidak ada sama sekali"
    )


def _cut(data: Path, urls: list[str], number: int, after: float, cluster: clusters.Cluster) -> dict[str, int]:
    """Cut so many seconds after all work has begun; how much of each kind was told done."""
    leader, running = cluster.leader(), dict[str, subprocess.Popen[str]]()
    try:
        for kind, url in zip(KINDS, (*urls, urls[0], urls[0]), strict=True):
            words = [sys.executable, "-m", "scripts.drills.cut_work", kind, url, str(data), str(number)]
            running[kind] = subprocess.Popen(words, cwd=ROOT, stdout=-1, stderr=-3, text=True)
        for process in running.values():
            assert process.stdout is not None
            assert process.stdout.readline() == f"{READY}\n"
        time.sleep(after)
        place = os.open(data, os.O_RDONLY)
        fcntl.ioctl(place, SHUT_DOWN, WITHOUT_ITS_LOG)
        os.close(place)
    finally:
        for process in running.values():
            process.kill()
        cluster.kill(leader)
    return {kind: len(set(process.communicate()[0].splitlines())) for kind, process in running.items()}


def _mount(image: Path, place: Path) -> None:
    subprocess.run(["mount", "-o", "loop", image, place], check=True)
    clusters.own(place)


def _unmount(place: Path) -> None:
    """Once its last process is gone."""
    end = time.monotonic() + 30
    while subprocess.run(["umount", place], capture_output=True).returncode and time.monotonic() < end:
        time.sleep(0.1)
