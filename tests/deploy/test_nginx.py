"""The nginx files that ship, in a real nginx before the real app: TLS, HTTP/2, a site of its own and one at a
path of another."""

import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.dates import now
from scripts.browser import wait
from tests.project.files import REPOSITORY
from tests.support.certificates import write_certificate
from tests.support.dashboards.screen import next_page
from tests.support.running import PATIENCE, _free_port, serve

pytestmark = pytest.mark.slow
FOLDER = REPOSITORY / "deploy" / "nginx"
TRUSTING = ssl._create_unverified_context()


def certificate(folder: Path) -> None:
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-keyout", "pantau.key", "-out", "pantau.pem"]
    subprocess.run(["openssl", *words, *names], cwd=folder, check=True, capture_output=True)


def placed(text: str, folder: Path, app: str, port: int) -> str:
    """A file that ships, with the places and ports of this test."""
    changes = {
        "/etc/nginx/snippets": str(folder),
        "/etc/ssl/certs": str(folder),
        "/etc/ssl/private": str(folder),
        "http://127.0.0.1:8050": app,
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80;": f"listen 127.0.0.1:{_free_port()};",
        "listen [::]:443 ssl http2;": "",
        "listen [::]:80;": "",
    }
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, app: str, port: int, site: str) -> Iterator[str]:
    """A running nginx with one site, in a folder of its own; yields its address."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    certificate(folder)
    for name in ("pantau-proxy.conf", "pantau-jalur.conf"):
        text = (FOLDER / name).read_text("utf-8")
        (folder / name).write_text(placed(text, folder, app, port))
    account = "user www-data;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"{account} pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ {places} access_log off;\n{placed(site, folder, app, port)}\n}}\n"
    )
    words = [program, "-c", folder / "nginx.conf", "-g", "daemon off;"]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(words, stderr=said)
    try:
        address = f"https://localhost:{port}"
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}/sehat", context=TRUSTING, timeout=5).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, (folder / "said").read_text()
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def got(address: str, path: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(f"{address}{path}", context=TRUSTING, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), ""


def test_a_site_of_its_own(full_url: str, tmp_path: Path) -> None:
    port = _free_port()
    more = {"PANTAU_BASE_URL": f"https://localhost:{port}", "PANTAU_TRUSTED_PROXIES": "127.0.0.1"}
    site = (FOLDER / "pantau.conf").read_text("utf-8")
    with serve(full_url, tmp_path / "log", **more) as app, nginx(tmp_path, app, port, site) as address:
        status, headers, text = got(address, "/peringkat")
        assert (status, headers["Strict-Transport-Security"]) == (200, "max-age=31536000")
        assert f'<link rel="canonical" href="{address}/peringkat' in text
        assert got(address, "/sehat")[2] == '{"status":"sehat"}\n'  # who comes through it is a stranger
        assert got(address, "/metrics")[0] == 404
        words = ["curl", "--silent", "--insecure", "--http2", "--output", os.devnull]
        words += ["--write-out", "%{http_version}", f"{address}/"]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert said == "2"
        _in_and_out_of_date(tmp_path, address, {**more, "PANTAU_DATABASE_URL": full_url})


def test_a_server_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    """Each of ten readers is served by the other one, also who meets the loss first."""
    port, other, gone = _free_port(), _free_port(), _free_port()
    site = (FOLDER / "pantau-dua.conf").read_text("utf-8").replace("127.0.0.1:8051", f"127.0.0.1:{gone}")
    site = (
        "limit_req_zone $binary_remote_addr zone=pantau:10m rate=50r/s;\n"
        + site
        + (
            "server { listen 443 ssl; ssl_certificate /etc/ssl/certs/pantau.pem;"
            " ssl_certificate_key /etc/ssl/private/pantau.key;"
            " location / { include /etc/nginx/snippets/pantau-proxy.conf; proxy_pass http://pantau; } }"
        )
    )
    site = site.replace("127.0.0.1:8050", f"127.0.0.1:{other}")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sehat").write_text("ya")
    words = [sys.executable, "-m", "http.server", str(other), "--bind", "127.0.0.1"]
    with subprocess.Popen(words, cwd=tmp_path / "site", stderr=-3, stdout=-3) as app:
        try:
            wait(f"http://127.0.0.1:{other}/sehat")
            with nginx(tmp_path, f"http://127.0.0.1:{other}", port, site) as address:
                assert [got(address, "/sehat")[2] for _ in range(10)] == ["ya"] * 10
        finally:
            app.terminate()


def _in_and_out_of_date(folder: Path, address: str, settings: dict[str, str]) -> None:
    """A certificate that has ended keeps readers out, and `status` says so; with a new one both are well."""
    for days, refused, words in ((-3, "certificate has expired", "sudah habis"), (90, "", "89 hari lagi.")):
        write_certificate(folder, now() + timedelta(days=days))
        os.kill(int((folder / "pid").read_text()), signal.SIGHUP)
        end = time.monotonic() + 20
        while (said := _refusal(address, folder / "pantau.pem")) != refused:
            assert time.monotonic() < end, said
            time.sleep(0.1)
        assert got(address, "/sehat")[0] == 200  # to who does not look at it
        told = subprocess.run(
            [sys.executable, "-m", "etl", "status"],
            cwd=REPOSITORY,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
        )
        assert "Sertifikat localhost " in told.stdout
        assert words in told.stdout


def _refusal(address: str, trusted: Path) -> str:
    """What a browser's rules say against a site; "" for nothing."""
    try:
        urllib.request.urlopen(f"{address}/hidup", context=ssl.create_default_context(cafile=trusted)).close()
    except urllib.error.URLError as error:
        return getattr(error.reason, "verify_message", str(error))
    return ""


def test_a_path_of_another_site(full_url: str, tmp_path: Path, browser: Browser) -> None:
    """A reader follows a link and a filter; nothing is asked outside of the path."""
    port = _free_port()
    more = {"PANTAU_BASE_URL": f"https://localhost:{port}/pantau", "PANTAU_TRUSTED_PROXIES": "127.0.0.1"}
    site = (
        "limit_req_zone $binary_remote_addr zone=pantau:10m rate=50r/s;\nserver { listen 443 ssl http2;"
        " ssl_certificate /etc/ssl/certs/pantau.pem; ssl_certificate_key /etc/ssl/private/pantau.key;"
        " include /etc/nginx/snippets/pantau-jalur.conf; }"
    )
    with serve(full_url, tmp_path / "log", **more) as app, nginx(tmp_path, app, port, site) as address:
        context = browser.new_context(ignore_https_errors=True)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        asked: list[tuple[str, int]] = []
        page.on("response", lambda answer: asked.append((answer.url.removeprefix(address), answer.status)))
        page.goto(f"{address}/pantau/")
        page.wait_for_selector("html.scripted")
        with next_page(page):
            page.locator('nav a[href^="/pantau/peringkat"]').first.click()
        expect(page).to_have_url(f"{address}/pantau/peringkat")
        with next_page(page):
            page.locator('form.filters [name="metrik"]').first.select_option("coverage_pu", force=True)
        expect(page).to_have_url(f"{address}/pantau/peringkat?metrik=coverage_pu")
        with next_page(page):
            page.locator('.find [name="q"]').first.fill("kudus")
            page.locator(".find [role=option]").first.click()
        expect(page).to_have_url(re.compile(r"/pantau/daerah/33\.19"))
        assert page.evaluate("fetch('/pantau/grafik/peringkat').then(got => got.status)") == 200
        context.close()
        assert [entry for entry in asked if not entry[0].startswith("/pantau/") or entry[1] >= 400] == []
        assert got(address, "/pantau/ikon.svg")[0] == 200
