"""A lost primary: two application hosts behind nginx read a hot standby, many readers ask while files come
in, the primary is killed and the standby promoted by deploy/postgresql/promosi.sh."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scripts.browser import ROOT, free_port, wait
from scripts.drills import clusters
from scripts.drills.clusters import HERE, Cluster, Where, program, run
from scripts.drills.database import month_file

SCRIPT = ROOT / "deploy" / "postgresql" / "promosi.sh"
NGINX = ROOT / "deploy" / "nginx"
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
    with hosts(folder) as site:
        return _drill(folder, site, readers=readers, loads=loads)


@dataclass
class Site:
    """The address readers ask, the one that writes, and the two clusters."""

    origin: str
    write: str
    primary: Cluster
    standby: Cluster


@contextmanager
def hosts(folder: Path, machines: Sequence[Where] = (HERE,) * 5) -> Iterator[Site]:
    """Two clusters, two application hosts and nginx, each on its machine."""
    with clusters.place() as place:
        primary = clusters.new(
            place, "primer", machines[0], wal_level="replica", synchronous_commit="remote_apply"
        )
        standby = Cluster(place / "standby", free_port(), machines[1])
        try:
            _follow(primary, standby)
            primary.ask("CREATE DATABASE pantau")
            write, read = _address(primary, standby, "primary"), _address(standby, primary, "prefer-standby")
            with _hosts(folder, write, read, machines[2:]) as origin:
                yield Site(origin, write, primary, standby)
        finally:
            primary.stop()
            standby.stop()


def _follow(primary: Cluster, standby: Cluster) -> None:
    """A standby that has applied what the primary says is stored: who has loaded reads it at once."""
    run(
        program("pg_basebackup"),
        *("-d", f"{primary.url()}&application_name=standby", "-D", standby.data, "-c", "fast", "-R"),
        *("-C", "-S", "standby"),
        where=standby.where,
    )
    standby.set(port=str(standby.port), listen_addresses=standby.where.host)
    standby.start()
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
    primary.ask("SELECT pg_reload_conf()")
    clusters.until("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'", primary)


def _address(first: Cluster, second: Cluster, which: str) -> str:
    """Both servers in one address; libpq finds the one that is wanted."""
    hosts = "&".join(f"host={one.where.host}:{one.port}" for one in (first, second))
    return f"postgresql://{clusters.ACCOUNT}@/pantau?{hosts}&target_session_attrs={which}&connect_timeout=5"


@contextmanager
def _hosts(folder: Path, write: str, read: str, machines: Sequence[Where]) -> Iterator[str]:
    """Two application hosts and nginx before them; the address of nginx."""
    made = list[subprocess.Popen[bytes]]()
    asked = [f"{machine.host}:{free_port()}" for machine in machines]
    base = {
        **os.environ,
        "PANTAU_DATABASE_URL": write,
        "PANTAU_READ_DATABASE_URL": read,
        "PANTAU_ACCOUNTS_URL": "",
    }
    base |= {"PANTAU_WARM": "false", "PANTAU_WORKERS": "1"}
    subprocess.run([sys.executable, "-m", "etl", "init"], cwd=ROOT, env=base, check=True, stdout=-3)
    try:
        for machine, address in zip(machines[:2], asked[:2], strict=True):
            port = address.rpartition(":")[2]
            own = {
                **base,
                "HOST": machine.host,
                "PORT": port,
                "PANTAU_ANSWERS": str(folder / f"jawaban-{port}"),
            }
            with (folder / f"app-{port}.log").open("wb") as log:
                words = [*machine.inside, sys.executable, "app.py"]
                made.append(subprocess.Popen(words, cwd=ROOT, env=own, stdout=log, stderr=log))
        for address in asked[:2]:
            wait(f"http://{address}/sehat", 120)
        made.append(_nginx(folder, asked, machines[2]))
        wait(f"http://{asked[2]}/sehat", 30)
        yield f"http://{asked[2]}"
    finally:
        for process in reversed(made):
            process.terminate()
            process.wait()


def _nginx(folder: Path, asked: Sequence[str], machine: Where) -> subprocess.Popen[bytes]:
    """The files that ship, but for the limit of one address, from which all readers come here."""
    upstream = (NGINX / "pantau-dua.conf").read_text("utf-8")
    for shipped, here in zip(("127.0.0.1:8050", "127.0.0.1:8051"), asked, strict=False):
        assert shipped in upstream
        upstream = upstream.replace(shipped, here)
    proxy = (NGINX / "pantau-proxy.conf").read_text("utf-8").splitlines()
    (folder / "proxy.conf").write_text("\n".join(line for line in proxy if not line.startswith("limit_req")))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off;\n{upstream}\nserver {{ listen {asked[2]}; location / {{\n"
        f"include {folder}/proxy.conf; proxy_pass http://pantau; }} }} }}\n"
    )
    words = [*machine.inside, "nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return subprocess.Popen(words, stderr=-3)


@contextmanager
def crowd(origin: str, readers: int) -> Iterator[Seen]:
    """So many readers for as long as it lasts, and what they met."""
    seen = Seen()
    thread = threading.Thread(target=lambda: asyncio.run(_crowd(origin, seen, readers)))
    thread.start()
    try:
        yield seen
        time.sleep(3 * PAUSE)
    finally:
        seen.stop = True
        thread.join()


def said_of(seen: Seen) -> str:
    """What the readers met in words. Raises AssertionError where it is not what they may meet."""
    assert not seen.wrong, seen.wrong[:3]
    assert not seen.failed, f"{len(seen.failed)} dari {len(seen.times)} jawaban gagal: {seen.failed[:3]}"
    times = sorted(seen.times)
    return (
        f"{len(times)} jawaban, tidak satu pun gagal atau salah; separuh "
        f"{times[len(times) // 2] * 1000:.0f} ms, 95 % {times[int(len(times) * 0.95)] * 1000:.0f} ms, "
        f"terlama {times[-1]:.1f} detik"
    )


def _drill(folder: Path, site: Site, *, readers: int, loads: int) -> str:
    done, took_each = 0, list[float]()
    load(folder, site, done)
    with crowd(site.origin, readers) as seen:
        for done in range(1, loads // 2 + 1):
            took_each.append(load(folder, site, done))
        killed = time.perf_counter()
        site.primary.kill()
        time.sleep(3)  # somebody notices, and makes sure that it is dead
        took = promote(site.standby)
        assert revision_of(site.origin) == done, "muatan hilang"
        for done in range(loads // 2 + 1, loads + 1):
            load(folder, site, done)
            if done == loads // 2 + 1:
                silent = time.perf_counter() - killed
    stored(site.standby, loads + 1)
    return (
        f"{readers} pembaca, {said_of(seen)}; {loads + 1} muatan, tidak satu pun hilang; promosi {took:.1f} "
        f"detik, muatan pertama sesudah primer dimatikan selesai setelah {silent:.1f} detik (3 di antaranya "
        f"menunggu orang; satu muatan di sini rata-rata {sum(took_each) / len(took_each):.1f} detik)"
    )


def promote(standby: Cluster) -> float:
    """By the script that ships; how long it took."""
    begun = time.perf_counter()
    run("bash", SCRIPT, standby.data, standby.url(), where=standby.where)
    return time.perf_counter() - begun


def stored(cluster: Cluster, loads: int) -> None:
    """Raises AssertionError where it holds fewer loads, or more."""
    found = int(cluster.ask_in("pantau", "SELECT count(*) FROM load WHERE collection = 'resmi'"))
    assert found == loads, f"{found} muatan dari {loads}"


def load(folder: Path, site: Site, revision: int) -> float:
    """Load a file, read it at once through nginx; how long the load took."""
    begun = time.perf_counter()
    with loading(folder, site, revision) as process:
        said, _ = process.communicate()
    assert process.returncode == 0, said
    took = time.perf_counter() - begun
    assert revision_of(site.origin) == revision, "yang baru dimuat tidak terbaca seketika"
    return took


@contextmanager
def loading(folder: Path, site: Site, revision: int) -> Iterator[subprocess.Popen[str]]:
    """A load that runs."""
    file = month_file(folder / "a.csv", revision=revision)
    environment = {**os.environ, "PANTAU_DATABASE_URL": site.write, "PANTAU_ACCOUNTS_URL": ""}
    words = [sys.executable, "-m", "etl", "load", str(file), "--koleksi", "resmi"]
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=-1, stderr=-2, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def revision_of(origin: str) -> int:
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
