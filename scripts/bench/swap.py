"""What a reader waits for: the first picture, a change of filter, the bytes until somebody asks, a chart that
is plotly's; beside plain Dash with as many figures and beside the same page as a static file, in one run."""

import json
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from scripts.browser import FLAGS, ROOT, chromium, free_port, served, wait

LINKS: dict[str, tuple[int, int, int, int] | None] = {  # kbps down and up, ms, CPU slowdown
    "loopback": None,
    "slow4g": (1600, 750, 150, 4),
    "3g": (400, 400, 400, 4),
}
PLAIN = """
import sys, json
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
rows = json.loads(sys.argv[2])
app = Dash("polos")
def figure(metric):
    values, areas = [row[metric] for row in rows], [row["area"] for row in rows]
    return px.bar(x=values, y=areas, orientation="h", height=760)
app.layout = html.Div([
    dcc.Dropdown(["a", "b"], "a", id="metric"), html.H1(id="head"),
    dcc.Graph(id="chart"), html.Table(id="table")])
@app.callback(Output("head", "children"), Output("chart", "figure"), Output("table", "children"),
              Input("metric", "value"))
def follow(metric):
    cells = [html.Tr([html.Td(row["area"]), *[html.Td(row[metric]) for _ in range(9)]]) for row in rows]
    return f"Metrik {metric}", figure(metric), cells
app.run(port=int(sys.argv[1]), debug=False)
"""
FIRST = """(() => {
  const big = e => { const box = e.getBoundingClientRect(); return box.width > 40 && box.height > 40; };
  const look = () => { const shown = [...document.querySelectorAll('svg, table')].some(big);
  if (shown) window.__first = performance.now(); else requestAnimationFrame(look); };
  requestAnimationFrame(look); })()"""
# From the choice to the new figures in the page, and to the frame after they were drawn.
CHANGE = """([act, where]) => new Promise(done => {
  const words = () => document.querySelector(where)?.textContent, before = words(), start = performance.now();
  const watch = new MutationObserver(() => { if (words() === before || !words()) return;
    watch.disconnect();
    const there = performance.now() - start;
    requestAnimationFrame(() => setTimeout(() => done([there, performance.now() - start]))); });
  watch.observe(document, {childList: true, subtree: true, characterData: true});
  eval(act); })"""
OURS = """const field = document.querySelector('.filters select[name=%s]'); field.value = '%s';
  field.dispatchEvent(new Event('change', {bubbles: true}))"""
DASH = "window.dash_clientside.set_props('metric', {value: '%s'})"
LIVE = ".live-chart:not(.arriving) .main-svg"
TIMES = 3  # of which the quickest counts: a slower one is the machine's
OF_CHARTS = "/tren"  # a page whose chart is shown at every width
LIVE_AT = (
    "(() => { const look = () => { if (document.querySelector('"
    + LIVE
    + "')) window.__live = performance.now();"
    "else requestAnimationFrame(look); }; requestAnimationFrame(look); })()"
)


class _Tab:
    """A cold browser on a link, with what came over the wire."""

    def __init__(self, context: BrowserContext, link: str) -> None:
        self.page: Page = context.new_page()
        session = context.new_cdp_session(self.page)
        self.bytes = 0
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda e: self._count(e["encodedDataLength"]))
        if shape := LINKS[link]:
            down, up, latency, cpu = shape
            session.send(
                "Network.emulateNetworkConditions",
                {"offline": False, "latency": latency, "downloadThroughput": down * 125}
                | {"uploadThroughput": up * 125},
            )
            session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        self.page.add_init_script(FIRST)
        self.page.add_init_script(LIVE_AT)

    def _count(self, size: int) -> None:
        self.bytes += size


@contextmanager
def _tab(playwright: Any, link: str) -> Iterator[_Tab]:
    with tempfile.TemporaryDirectory() as home:
        context = playwright.chromium.launch_persistent_context(
            home,
            executable_path=chromium(),
            args=FLAGS,
            viewport={"width": 390, "height": 844},
            bypass_csp=True,
        )
        yield _Tab(context, link)
        context.close()


def first_picture(playwright: Any, address: str, link: str) -> float:
    with _tab(playwright, link) as tab:
        tab.page.goto(address, timeout=240_000)
        tab.page.wait_for_function("window.__first", timeout=240_000)
        return float(tab.page.evaluate("window.__first"))


def reader(playwright: Any, address: str, link: str) -> dict[str, float]:
    """Our page: bytes until asked, changes of the month, until a chart is plotly's: alone, from the reach."""
    with _tab(playwright, link) as tab:
        tab.page.goto(f"{address}/peringkat")
        tab.page.wait_for_timeout(1500)
        found = {"kb": tab.bytes / 1000}
        found |= _changes(
            tab.page, [OURS % ("periode", f"2026-0{m}") for m in (8, 6, 4, 2, 7, 5)], "#halaman h1"
        )
    with _tab(playwright, link) as tab:
        tab.page.goto(f"{address}{OF_CHARTS}")
        found["alone"] = _live_at(tab.page) if link == "loopback" else float("nan")
    with _tab(playwright, link) as tab:
        tab.page.goto(f"{address}{OF_CHARTS}")
        start = tab.page.evaluate("performance.now()")
        tab.page.locator(".chart > [role=group]").first.dispatch_event("focusin")
        return found | {"taken": _live_at(tab.page) - start}


def _live_at(page: Page) -> float:
    """Milliseconds from the beginning of the page until its first chart is plotly's."""
    page.wait_for_selector(LIVE, timeout=120_000)
    return float(page.evaluate("window.__live"))


def _changes(page: Page, acts: list[str], where: str) -> dict[str, float]:
    times = [page.evaluate(CHANGE, [act, where]) for act in acts]
    return {
        "there": statistics.median(there for there, _ in times),
        "painted": statistics.median(painted for _, painted in times),
    }


def plain_changes(playwright: Any, address: str) -> dict[str, float]:
    """The same choice in plain Dash, on loopback."""
    with _tab(playwright, "loopback") as tab:
        tab.page.goto(address)
        tab.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=120_000)
        tab.page.wait_for_timeout(1000)
        return _changes(tab.page, [DASH % key for key in "bababa"], "#head")


@contextmanager
def _static(text: str) -> Iterator[str]:
    """The page without its script, as a file that was compressed once."""
    with tempfile.TemporaryDirectory() as folder:
        head, _, rest = text.partition("<script")
        bare = head + rest.partition("</script>")[2]
        (Path(folder) / "index.html").write_bytes(brotli.compress(bare.encode(), quality=6))
        handler = partial(_Quiet, directory=folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_parts: Any) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Encoding", "br")
        super().end_headers()


@contextmanager
def _plain() -> Iterator[str]:
    rows = [{"area": f"Daerah {n}", "a": 20 + n, "b": 60 - n} for n in range(35)]
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", PLAIN, str(port), json.dumps(rows)], stdout=-3, stderr=-3
    )
    try:
        wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    results: dict[str, Any] = {}
    with served() as address, sync_playwright() as playwright:
        page = urllib.request.urlopen(f"{address}/peringkat").read().decode()
        urllib.request.urlopen(
            urllib.request.Request(f"{address}{_plotly(page)}", headers={"Accept-Encoding": "br"})
        ).read()
        with _static(page) as static, _plain() as plain:
            for link in LINKS:
                found = reader(playwright, address, link)
                for name, place in (("first", f"{address}/peringkat"), ("static", static)):
                    found[name] = min(first_picture(playwright, place, link) for _ in range(TIMES))
                results[link] = found | {"first / static": found["first"] / found["static"]}
            results["plain"] = plain_changes(playwright, plain)
    results["change / plain"] = results["loopback"]["painted"] / results["plain"]["painted"]
    _print(results)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench-swap.json").write_text(json.dumps(results, indent=1))


def _plotly(page: str) -> str:
    return page.partition('data-plotly="')[2].partition('"')[0]


def _print(results: dict[str, Any]) -> None:
    table = Table(
        "kabel",
        "pertama, ms",
        "x statis",
        "ganti: ada, ms",
        "tergambar, ms",
        "kB sebelum diminta",
        "grafik sendiri, ms",
        "grafik diminta, ms",
    )
    for link in LINKS:
        found = results[link]
        keys = ("first", "first / static", "there", "painted", "kb", "alone", "taken")
        table.add_row(link, *(f"{found[key]:.{2 if '/' in key else 0}f}" for key in keys))
    console = Console()
    console.print(table)
    console.print(
        f"Ganti pilihan, loopback: {results['change / plain']:.2f} kali Dash polos"
        f" ({results['plain']['painted']:.0f} ms)"
    )
