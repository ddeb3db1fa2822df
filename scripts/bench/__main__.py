"""Weight and speed of the pages, measured the same way each time, beside the limit: the same first view as
a static file from the same server, in the same run."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from scripts.browser import FLAGS, ROOT, chromium, served

SLOW = {"latency": 150, "downloadThroughput": 1600 * 125, "uploadThroughput": 750 * 125}
CPU = 4
PATHS = ("/", "/peringkat", "/daerah/33.21", "/angka-terbit")
WATCH = """(() => {
  const seen = window.__seen = {}, want = {first: 'svg, table', live: '.js-plotly-plot .main-svg'};
  const shows = e => { const r = e.getBoundingClientRect();
    return r.width > 40 && r.height > 40 && getComputedStyle(e).visibility != 'hidden'; };
  const look = () => {
    for (const [key, css] of Object.entries(want))
      if (!(key in seen) && [...document.querySelectorAll(css)].some(shows)) seen[key] = performance.now();
    requestAnimationFrame(look); };
  requestAnimationFrame(look); })()"""
CHANGE = """([name, value]) => new Promise(done => {
  const field = document.querySelector(`.filters select[name=${name}]`), start = performance.now();
  const headline = () => document.querySelector('#halaman h1')?.textContent, before = headline();
  field.value = value;
  field.dispatchEvent(new Event('change', {bubbles: true}));
  const look = () => requestAnimationFrame(() => headline() && headline() != before
    ? requestAnimationFrame(() => done(performance.now() - start)) : look());
  look(); })"""


def cold(playwright: Any, address: str, *, slow: bool) -> dict[str, float]:
    """Milliseconds until the first picture and the live chart, kB and requests, in a cold browser."""
    with tempfile.TemporaryDirectory() as home:
        context: BrowserContext = playwright.chromium.launch_persistent_context(
            home, executable_path=chromium(), args=FLAGS, viewport={"width": 1366, "height": 768}
        )
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        wire = {"kb": 0.0, "requests": 0}
        session.on(
            "Network.loadingFinished", lambda e: wire.update(kb=wire["kb"] + e["encodedDataLength"] / 1000)
        )
        session.on("Network.requestWillBeSent", lambda _e: wire.update(requests=wire["requests"] + 1))
        if slow:
            session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
            session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
        page.add_init_script(WATCH)
        page.goto(address, timeout=120_000)
        seen = _until_live(page)
        context.close()
        return {**seen, **wire}


def _until_live(page: Page, seconds: float = 60) -> dict[str, float]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen: dict[str, float] = page.evaluate("window.__seen")
        if "live" in seen:
            break
        page.wait_for_timeout(50)
    return seen


def redraws(playwright: Any, address: str) -> list[float]:
    """Milliseconds from a filter change to the new headline drawn, on loopback, unthrottled."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    page = browser.new_page()
    page.goto(address + "/peringkat")
    page.wait_for_selector("html.scripted #halaman h1", timeout=60_000)
    times = [page.evaluate(CHANGE, ["periode", f"2026-0{month}"]) for month in (8, 6, 4, 2, 7, 5, 3, 1)]
    browser.close()
    return times


def answers(address: str) -> list[float]:
    """Milliseconds the server takes for a page it has not shown before, by HTTP on loopback."""
    times = []
    for month in range(1, 13):
        start = time.perf_counter()
        urllib.request.urlopen(f"{address}/peringkat?periode=2024-{month:02d}").read()
        times.append((time.perf_counter() - start) * 1000)
    return times


def start_again() -> tuple[float, float]:
    """Seconds of a first and of a second `etl init` on the same database."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PANTAU_DATABASE_URL": f"sqlite:///{folder}/x.sqlite3"}
        times = []
        for _ in range(2):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "etl", "init"], cwd=ROOT, env=environment, check=True, stdout=-3
            )
            times.append(time.perf_counter() - start)
    return times[0], times[1]


def main() -> None:
    if "ekspor" in sys.argv:
        from scripts.bench import exports

        exports.main()
        return
    if "cpu" in sys.argv:
        from scripts.bench import cpu

        cpu.main()
        return
    if "ganti" in sys.argv:
        from scripts.bench import swap

        swap.main()
        return
    if "ramai" in sys.argv:
        from scripts.bench import crowd

        crowd.main()
        return
    if "desak" in sys.argv:
        from scripts.bench import pressure

        pressure.main()
        return
    if "memori" in sys.argv:
        from scripts.bench import memory

        memory.main()
        return
    if "daftar" in sys.argv:
        from scripts.bench import people

        people.main()
        return
    if "muat" in sys.argv:
        from scripts.bench import load

        load.main(sys.argv[2:])
        return
    console, results = Console(), {}
    table = Table("halaman", "kabel", "pertama, ms", "hidup, ms", "kB", "permintaan", title="Halaman dingin")
    with served() as address, sync_playwright() as playwright:
        cold(playwright, address + "/", slow=False)  # the server's own first time is not the page's
        for path in PATHS:
            for slow in (False, True):
                found = cold(playwright, address + path, slow=slow)
                results[f"{path} {'slow4g' if slow else 'loopback'}"] = found
                numbers = [
                    f"{found.get(key, float('nan')):.0f}" for key in ("first", "live", "kb", "requests")
                ]
                table.add_row(path, "slow 4G, CPU 4x" if slow else "loopback", *numbers)
        changed, answered = redraws(playwright, address), answers(address)
    first, second = start_again()
    console.print(table)
    console.print(
        f"Ganti pilihan: {statistics.median(changed):.0f} ms sampai tergambar, terburuk {max(changed):.0f}"
    )
    console.print(f"Peladen: {statistics.median(answered):.0f} ms per halaman yang belum pernah diminta")
    console.print(f"etl init: pertama {first:.1f} s, kedua {second:.2f} s ({second / first:.2f} kali)")
    (ROOT / "build").mkdir(exist_ok=True)
    results["redraw"], results["server"] = (
        {"ms": statistics.median(changed)},
        {"ms": statistics.median(answered)},
    )
    (ROOT / "build" / "bench.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
