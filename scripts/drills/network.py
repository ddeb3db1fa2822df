"""Five machines in network namespaces (`ip netns`) whose cables are pulled: two application hosts, two
clusters, nginx. An application host is cut off and comes back, then the primary is lost in a load."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.drills.clusters import Where, until
from scripts.drills.failover import (
    crowd,
    hosts,
    load,
    loading,
    promote,
    revision_of,
    said_of,
    stored,
)

NAMES = ("data1", "data2", "app1", "app2", "depan")
# as deploy/nginx/pantau-dua.conf asks of nginx's host: a silent peer is given up after some 20 seconds
NOTICE = {"tcp_keepalive_time": 10, "tcp_keepalive_intvl": 3, "tcp_keepalive_probes": 3, "tcp_retries2": 6}


def drill(folder: Path, *, readers: int = 200, parted: float = 20) -> str:
    """Raises AssertionError where a reader was not served or saw a wrong figure, or a load is lost."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        return "tidak dijalankan: memerlukan root dan ip netns"
    with _network() as machines, hosts(folder, list(machines.values())) as site:
        load(folder, site, 0)
        with crowd(site.origin, readers) as seen:
            load(folder, site, 1)
            _cable("app2", "down")
            time.sleep(parted / 2)
            load(folder, site, 2)
            time.sleep(parted / 2)
            _cable("app2", "up")
            load(folder, site, 3)
            begun = time.perf_counter()
            with loading(folder, site, 4) as process:
                until("SELECT count(*) > 0 FROM pg_stat_activity WHERE backend_xid IS NOT NULL", site.primary)
                _cable("data1", "down")
                cut = time.perf_counter()
                time.sleep(3)
                site.primary.kill()  # fenced
                took = promote(site.standby)
                process.communicate(timeout=180)
            told, waited = process.returncode == 0, time.perf_counter() - cut
            shown = revision_of(site.origin)
            assert shown in ((4,) if told else (3, 4)), f"muatan terputus: {shown}, {told}"
            load(folder, site, 5)
            silent = time.perf_counter() - begun
        stored(site.standby, 5 + (shown == 4))
        return (
            f"{readers} pembaca, {said_of(seen)}; peladen aplikasi kedua terputus {parted:.0f} detik dan "
            f"kembali; primer terputus di tengah muatan, yang {'utuh' if shown == 4 else 'tidak ada'} dan "
            f"selesai {'berhasil' if told else 'dengan galat'} {waited:.0f} detik kemudian; promosi "
            f"{took:.1f} detik, muatan berikutnya selesai {silent:.0f} detik sesudah yang terputus dimulai"
        )


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


def _short(name: str) -> str:
    return f"pj{os.getpid() % 10_000}{name}"[:15]


def _cable(name: str, state: str) -> None:
    """Pull the cable of a machine (down), or put it back (up)."""
    _ip("link", "set", _short(name), state)


@contextmanager
def _network() -> Iterator[dict[str, Where]]:
    """Namespaces that one bridge joins."""
    bridge, net = _short("sw"), f"10.213.{os.getpid() % 250 + 1}"
    try:
        _ip("link", "add", bridge, "type", "bridge")
        _ip("address", "add", f"{net}.1/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        machines = {name: Where(f"{net}.{10 + i}", _enter(name)) for i, name in enumerate(NAMES)}
        for name, machine in machines.items():
            space, cable = _short(name), _short(name)
            _ip("netns", "add", space)
            _ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space)
            _ip("link", "set", cable, "master", bridge, "up")
            for words in (
                ("address", "add", f"{machine.host}/24", "dev", "eth0"),
                ("link", "set", "eth0", "up"),
                ("link", "set", "lo", "up"),
            ):
                _ip("-n", space, *words)
        for key, value in NOTICE.items():
            words = [*machines["depan"].inside, "sysctl", "-qw", f"net.ipv4.{key}={value}"]
            subprocess.run(words, check=True)
        yield machines
    finally:
        for name in NAMES:
            subprocess.run(["ip", "netns", "delete", _short(name)], capture_output=True)
        subprocess.run(["ip", "link", "delete", bridge], capture_output=True)


def _enter(name: str) -> tuple[str, ...]:
    return ("ip", "netns", "exec", _short(name))
