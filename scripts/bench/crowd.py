"""Many readers at once: whole pages a second of over a thousand addresses that are kept, beside plain Dash
and beside a static file, with the same client on the same cores."""

import asyncio
import json
import random
import re
import statistics
import time
import urllib.request
from typing import Any

from rich.console import Console
from rich.table import Table

from scripts.bench.swap import _plain, _static
from scripts.browser import ROOT, served

READERS = 200
SECONDS = 15
LEAST = 1000  # addresses
PAGES = ("/", "/peringkat", "/tren", "/bandingkan", "/inpres")
OF_DASH = ("/", "/_dash-layout", "/_dash-dependencies", "/_dash-update-component")


def addresses(origin: str) -> list[str]:
    """Pages and areas by month and language, the newest months first, at least LEAST of them."""
    rows = json.load(urllib.request.urlopen(f"{origin}/api/v1/rankings"))["data"]
    form = urllib.request.urlopen(f"{origin}/peringkat").read().decode()
    months = sorted(set(re.findall(r'value="(\d{4}-\d{2})"', form)), reverse=True)
    paths = [*PAGES, *(f"/daerah/{row['area']}" for row in rows)]
    found: list[str] = []
    for month in months:
        found += [f"{path}?periode={month}&bahasa={code}" for path in paths for code in ("id", "en")]
        if len(found) >= LEAST:
            break
    return found


async def crowd(origin: str, pages: list[list[bytes]], readers: int, seconds: float) -> list[float]:
    """Seconds of each whole page, which is some requests after one another; each reader has a connection."""
    host, port = origin.removeprefix("http://").rstrip("/").split(":")
    end, times = time.perf_counter() + seconds, list[float]()

    async def reader() -> None:
        streams = await asyncio.open_connection(host, int(port), limit=1 << 20)
        while not times or time.perf_counter() < end:
            start = time.perf_counter()
            for request in random.choice(pages):
                streams = await _ask(streams, request, (host, int(port)))
            times.append(time.perf_counter() - start)
        streams[1].close()

    await asyncio.gather(*(reader() for _ in range(readers)))
    return times


async def _ask(streams: Any, request: bytes, place: tuple[str, int]) -> Any:
    incoming, outgoing = streams
    outgoing.write(request)
    head = await incoming.readuntil(b"\r\n\r\n")
    assert head.split(b" ", 2)[1] == b"200", head
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    await incoming.readexactly(int(fields[b"content-length"]))
    if head.startswith(b"HTTP/1.0") or fields.get(b"connection") == b"close":
        outgoing.close()
        return await asyncio.open_connection(*place, limit=1 << 20)
    return streams


def _get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n".encode()


def _post(path: str, body: dict[str, Any]) -> bytes:
    text = json.dumps(body)
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode()


def _dash() -> list[bytes]:
    """What a browser asks of plain Dash for one page, its scripts not counted."""
    outputs = [{"id": one, "property": name} for one, name in (("head", "children"), ("chart", "figure"))]
    outputs.append({"id": "table", "property": "children"})
    body = {
        "output": "..head.children...chart.figure...table.children..",
        "outputs": outputs,
        "inputs": [{"id": "metric", "property": "value", "value": "b"}],
        "changedPropIds": ["metric.value"],
    }
    return [*(_get(path) for path in OF_DASH[:-1]), _post(OF_DASH[-1], body)]


def _figures(times: list[float], seconds: float) -> dict[str, float]:
    return {
        "rate": len(times) / seconds,
        "p50": statistics.median(times) * 1000,
        "p95": statistics.quantiles(times, n=20)[18] * 1000,
    }


def main() -> None:
    results: dict[str, dict[str, float]] = {}
    with served() as origin:
        found = addresses(origin)
        pages = [[_get(path)] for path in found]
        for page in pages:  # once each, so that it is kept
            asyncio.run(crowd(origin, [page], 1, 0.0001))
        text = urllib.request.urlopen(origin + found[0]).read().decode()
        results["dasbor"] = _figures(asyncio.run(crowd(origin, pages, READERS, SECONDS)), SECONDS)
        with _static(text) as static, _plain() as plain:
            results["statis"] = _figures(
                asyncio.run(crowd(static, [[_get("/index.html")]], 50, SECONDS)), SECONDS
            )
            asyncio.run(crowd(plain, [_dash()], 1, 1))  # plotly's first figure is no two threads' work
            results["Dash polos"] = _figures(asyncio.run(crowd(plain, [_dash()], 50, SECONDS)), SECONDS)
    table = Table(
        "peladen", "halaman/detik", "p50, ms", "p95, ms", title=f"{len(found)} alamat, {READERS} pembaca"
    )
    for name, one in results.items():
        table.add_row(name, f"{one['rate']:.0f}", f"{one['p50']:.0f}", f"{one['p95']:.0f}")
    Console().print(table)
    ratio = results["dasbor"]["rate"] / results["Dash polos"]["rate"]
    Console().print(f"{ratio:.0f} kali laju Dash polos (50 pembaca)")
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-crowd.json").write_text(json.dumps(results, indent=1))
