"""A lost primary: two application hosts behind nginx read a hot standby, many readers ask while files come
in, the primary is killed and the standby promoted by deploy/postgresql/promosi.sh."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scripts.browser import ROOT, free_port, wait
from scripts.drills import clusters
from scripts.drills.clusters import Cluster, program, run
from scripts.drills.database import month_file

SCRIPT = ROOT / "deploy" / "postgresql" / "promosi.sh"
UPSTREAM = ROOT / "deploy" / "nginx" / "pantau-dua.conf"
ASKED = "/api/v1/observations?edisi=resmi-terkini&metrik=coverage_bpu&periode=2024-01&per_halaman=100"
PAGES = ("/", "/peringkat", "/tren", "/daerah/{area}", "/inpres", ASKED)
PAUSE = 2.0  # seconds a reader looks at what it got


@dataclass
class Seen:
    """What the readers met: times of answers, failures, and revisions that went back or were mixed."""

    times: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    newest: int = -1
    stop: bool = False


def drill(folder: Path, *, readers: int = 200, loads: int = 6) -> str:
    """Raises AssertionError where a reader saw half a load, an older one than before, or a load is lost."""
    with clusters.place() as place:
        return _of_clusters(folder, place, readers=readers, loads=loads)


def _of_clusters(folder: Path, place: Path, *, readers: int, loads: int) -> str:
    primary = clusters.new(place, "primer", wal_level="replica", synchronous_commit="remote_apply")
    standby = Cluster(place / "standby", free_port())
    try:
        _follow(primary, standby)
        primary.ask("CREATE DATABASE pantau")
        write, read = _address(primary, standby, "primary"), _address(standby, primary, "prefer-standby")
        with _hosts(folder, write, read) as origin:
            return _drill(folder, origin, write, primary, standby, readers=readers, loads=loads)
    finally:
        primary.stop()
        standby.stop()


def _follow(primary: Cluster, standby: Cluster) -> None:
    """A standby that has applied what the primary says is stored: who has loaded reads it at once."""
    run(
        program("pg_basebackup"),
        *("-d", f"{primary.url()}&application_name=standby", "-D", standby.data, "-c", "fast", "-R"),
        *("-C", "-S", "standby"),
    )
    standby.set(port=str(standby.port))
    standby.start()
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
    primary.ask("SELECT pg_reload_conf()")
    clusters.until("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'", primary)


def _address(first: Cluster, second: Cluster, which: str) -> str:
    """Both servers in one address; libpq finds the one that is wanted."""
    hosts = "&".join(f"host=127.0.0.1:{one.port}" for one in (first, second))
    return f"postgresql://{clusters.ACCOUNT}@/pantau?{hosts}&target_session_attrs={which}&connect_timeout=5"


@contextmanager
def _hosts(folder: Path, write: str, read: str) -> Iterator[str]:
    """Two application hosts and nginx before them; the address of nginx."""
    ports, made = [free_port(), free_port(), free_port()], list[subprocess.Popen[bytes]]()
    base = {
        **os.environ,
        "PANTAU_DATABASE_URL": write,
        "PANTAU_READ_DATABASE_URL": read,
        "PANTAU_ACCOUNTS_URL": "",
    }
    base |= {"PANTAU_WARM": "false", "PANTAU_WORKERS": "1", "HOST": "127.0.0.1"}
    subprocess.run([sys.executable, "-m", "etl", "init"], cwd=ROOT, env=base, check=True, stdout=-3)
    try:
        for port in ports[:2]:
            own = {**base, "PORT": str(port), "PANTAU_ANSWERS": str(folder / f"jawaban-{port}")}
            with (folder / f"app-{port}.log").open("wb") as log:
                words = [sys.executable, "app.py"]
                made.append(subprocess.Popen(words, cwd=ROOT, env=own, stdout=log, stderr=log))
        for port in ports[:2]:
            wait(f"http://127.0.0.1:{port}/sehat", 120)
        made.append(_nginx(folder, *ports))
        wait(f"http://127.0.0.1:{ports[2]}/sehat", 30)
        yield f"http://127.0.0.1:{ports[2]}"
    finally:
        for process in reversed(made):
            process.terminate()
            process.wait()


def _nginx(folder: Path, first: int, second: int, port: int) -> subprocess.Popen[bytes]:
    upstream = UPSTREAM.read_text("utf-8").replace(":8050", f":{first}").replace(":8051", f":{second}")
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off;\n{upstream}\nserver {{ listen 127.0.0.1:{port}; location / {{\n"
        f"proxy_pass http://pantau; proxy_http_version 1.1; proxy_set_header Connection '';\n"
        f"proxy_set_header Host $host; }} }} }}\n"
    )
    return subprocess.Popen(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=-3)


def _drill(
    folder: Path,
    origin: str,
    write: str,
    primary: Cluster,
    standby: Cluster,
    *,
    readers: int,
    loads: int,
) -> str:
    seen, done, took_each = Seen(), 0, list[float]()
    _load(folder, write, done)
    crowd = threading.Thread(target=lambda: asyncio.run(_crowd(origin, seen, readers)))
    crowd.start()
    try:
        for done in range(1, loads // 2 + 1):
            begun = time.perf_counter()
            _load(folder, write, done)
            took_each.append(time.perf_counter() - begun)
            assert _revision(origin) == done, "yang baru dimuat tidak terbaca seketika"
        killed = time.perf_counter()
        primary.kill()
        time.sleep(3)  # somebody notices, and makes sure that it is dead
        promoted = time.perf_counter()
        run("bash", SCRIPT, standby.data, standby.url())
        took = time.perf_counter() - promoted
        assert _revision(origin) == done, "muatan hilang"
        for done in range(loads // 2 + 1, loads + 1):
            _load(folder, write, done)
            if done == loads // 2 + 1:
                silent = time.perf_counter() - killed
            assert _revision(origin) == done, "yang baru dimuat tidak terbaca seketika"
        time.sleep(3 * PAUSE)
    finally:
        seen.stop = True
        crowd.join()
    stored = int(standby.ask_in("pantau", "SELECT count(*) FROM load WHERE collection = 'resmi'"))
    assert stored == loads + 1, f"{stored} muatan dari {loads + 1}"
    assert not seen.wrong, seen.wrong[:3]
    assert not seen.failed, f"{len(seen.failed)} jawaban gagal: {seen.failed[:3]}"
    times = sorted(seen.times)
    return (
        f"{readers} pembaca, {len(times)} jawaban, tidak satu pun gagal atau salah; separuh "
        f"{times[len(times) // 2] * 1000:.0f} ms, 95 % {times[int(len(times) * 0.95)] * 1000:.0f} ms, "
        f"terlama {times[-1]:.1f} detik; {loads + 1} muatan, tidak satu pun hilang; promosi {took:.1f} "
        f"detik, muatan pertama sesudah primer dimatikan selesai setelah {silent:.1f} detik (3 di antaranya "
        f"menunggu orang; satu muatan di sini rata-rata {sum(took_each) / len(took_each):.1f} detik)"
    )


def _load(folder: Path, write: str, revision: int) -> None:
    file = month_file(folder / "a.csv", revision=revision)
    environment = {**os.environ, "PANTAU_DATABASE_URL": write, "PANTAU_ACCOUNTS_URL": ""}
    words = [sys.executable, "-m", "etl", "load", str(file), "--koleksi", "resmi"]
    run = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def _revision(origin: str) -> int:
    from urllib.request import urlopen

    return _of(json.load(urlopen(origin + ASKED, timeout=30)))


def _of(answer: dict[str, list[dict[str, object]]]) -> int:
    """Which revision an answer shows; raises ValueError where it mixes two."""
    found = {int(str(row["numerator"])) - 1_000 for row in answer["data"] if row["level"] == "kabkota"}
    if len(found) != 1:
        raise ValueError(f"dua muatan dalam satu jawaban: {sorted(found)}")
    return found.pop()


async def _crowd(origin: str, seen: Seen, readers: int) -> None:
    host, port = origin.removeprefix("http://").split(":")

    async def reader(number: int) -> None:
        await asyncio.sleep(PAUSE * number / readers)
        newest, turn = -1, number
        while not seen.stop:
            path, turn = PAGES[turn % len(PAGES)].replace("{area}", f"33.{1 + number % 29:02}"), turn + 1
            begun = time.perf_counter()
            try:
                status, body = await asyncio.wait_for(_get(host, int(port), path), 60)
            except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
                seen.failed.append(f"{path}: {type(fault).__name__} {fault}")
                continue
            seen.times.append(time.perf_counter() - begun)
            if status != 200:
                seen.failed.append(f"{path}: {status}")
            elif path == ASKED:
                try:
                    shown = _of(json.loads(body))
                except ValueError as fault:
                    seen.wrong.append(str(fault))
                    continue
                if shown < newest:
                    seen.wrong.append(f"muatan {newest}, lalu {shown}")
                newest = shown
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*(reader(number) for number in range(readers)))


async def _get(host: str, port: int, path: str) -> tuple[int, bytes]:
    incoming, outgoing = await asyncio.open_connection(host, port, limit=1 << 22)
    try:
        outgoing.write(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        whole = await incoming.read()
    finally:
        outgoing.close()
    head, _, body = whole.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), body
