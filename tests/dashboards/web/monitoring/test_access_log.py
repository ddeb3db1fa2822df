"""What is measured and logged of each answer, who may read it, and that nothing of a person is in it."""

import json
import logging
import re
import socket
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from dashboards.web.application import create_app
from dashboards.web.monitoring.access_log import AccessLog
from dashboards.web.monitoring.metrics import measured
from dashboards.web.monitoring.page_kinds import kind_of
from data.dates import now
from data.repository.store import Store
from data.settings import Settings
from tests.support.certificates import site
from tests.support.running import serve

KEY = "kunci-panjang"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "akses.log"


@pytest.fixture
def client(full_store: Store, tmp_path: Path, log: Path) -> Iterator[Client]:
    places = {"answers": str(tmp_path / "answers"), "access_log": str(log), "backups": str(tmp_path / "c")}
    settings = Settings(_env_file=None, health_key=KEY, **places)  # type: ignore[call-arg, arg-type]
    yield Client(AccessLog(create_app(full_store, settings).server, full_store, settings))
    for handler in list(logging.getLogger("pantau.akses").handlers):
        logging.getLogger("pantau.akses").removeHandler(handler)
        handler.close()


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def value(text: str, name: str) -> float:
    (found,) = re.findall(rf"^{re.escape(name)} (\S+)$", text, re.M)
    return float(found)


def metrics(client: Client) -> str:
    answer = client.get("/metrics", headers={"Host": "localhost"}, environ_base={"REMOTE_ADDR": "127.0.0.1"})
    assert answer.status_code == 200
    return answer.text


def test_a_line_says_what_was_asked_and_nothing_that_was_typed(client: Client, log: Path) -> None:
    typed = "Siti+3374012345678901"
    base = {"REMOTE_ADDR": "203.0.113.77"}
    client.get(f"/peringkat?metrik=coverage_bpu&q={typed}", environ_base=base).close()
    client.get(f"/undangan/{typed}", environ_base=base, headers={"User-Agent": "Ponsel Siti"}).close()
    client.get(f"/{typed}.csv", environ_base=base).close()
    client.get("/peringkat?metrik=coverage_bpu", environ_base=base).close()
    client.get("/peringkat?metrik=coverage_bpu", environ_base=base).close()
    text = log.read_text("utf-8")
    assert not re.search("Siti|3374|203\\.0|Ponsel", text)
    first, invitation, nowhere, *_, again = lines(log)
    assert (first["page"], first["words"], first["status"]) == ("/peringkat", ["metrik"], 200)
    assert (invitation["page"], nowhere["page"]) == ("/undangan/…", "lain")
    assert again["answer"] == "kept"
    assert again["bytes"] > 1000
    assert 0 < again["ms"] < 60_000
    assert set(again) - {"slow"} == {"time", "method", "page", "words", "status", "bytes", "ms", "answer"}


def test_the_log_goes_on_in_a_new_file_after_rotation(client: Client, log: Path) -> None:
    client.get("/robots.txt").close()
    log.rename(log.with_suffix(".1"))
    client.get("/ikon.svg").close()
    assert [line["page"] for line in lines(log)] == ["/ikon.svg"]


def test_what_is_measured(client: Client) -> None:
    before = metrics(client)
    client.get("/definisi").close()
    client.get("/definisi").close()
    after = metrics(client)

    def more(name: str) -> float:
        return value(after, name) - (value(before, name) if f"\n{name} " in before else 0)

    assert more('pantau_request_seconds_count{page="/definisi"}') == 2
    assert more('pantau_answers_total{how="made"}') == 1
    assert more('pantau_answers_total{how="kept"}') == 1
    assert value(after, "pantau_database_up") == 1
    assert value(after, "pantau_loads") > 5
    assert value(after, "pantau_documents_waiting") == 0
    assert "pantau_backup_age_seconds" not in after


def test_the_age_of_the_newest_backup(client: Client, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    moment = now() - timedelta(hours=2)
    (tmp_path / "c" / f"cadangan-{moment:%Y%m%dT%H%M%S}Z.zip").touch()
    assert value(metrics(client), "pantau_backup_age_seconds") == pytest.approx(7200, abs=60)


def test_strangers_find_no_measurements(client: Client) -> None:
    far = {"REMOTE_ADDR": "203.0.113.77"}
    refused = client.get("/metrics", environ_base=far)
    assert (refused.status_code, "Halaman ini tidak ada" in refused.get_data(as_text=True)) == (404, True)
    assert client.get("/metrics", headers={"Host": "localhost", "X-Forwarded-For": "x"}).status_code == 404
    wrong, right = ({"Authorization": f"Bearer {key}"} for key in ("x", KEY))
    assert client.get("/metrics", environ_base=far, headers=wrong).status_code == 404
    assert client.get("/metrics", environ_base=far, headers=right).status_code == 200


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "/"),
        ("/daerah/33.21", "/daerah/…"),
        ("/daerah/33.21.csv", "/daerah/….csv"),
        ("/peringkat.xlsx", "/peringkat.xlsx"),
        ("/rapor/33.21.pdf", "/rapor/….pdf"),
        ("/api/v1/rankings", "/api/v1/rankings"),
        ("/api/v1/siti", "lain"),
        ("/siti", "lain"),
        ("//evil", "lain"),
        ("/tidak/ada", "lain"),
        ("/robots.txt", "/robots.txt"),
        ("////robots.txt///", "/robots.txt"),
        ("/simpan.js", "/simpan.js"),
    ],
)
def test_the_kinds_of_pages_are_few(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def _metrics(address: str) -> str:
    with urllib.request.urlopen(f"{address}/metrics", timeout=30) as answer:
        return str(answer.read().decode())


@pytest.mark.slow
def test_the_processes_of_the_real_server_are_added_up(full_url: str, tmp_path: Path) -> None:
    with serve(full_url, tmp_path / "log", PANTAU_WORKERS="2", PANTAU_ACCESS_LOG="-") as address:
        for _ in range(20):
            urllib.request.urlopen(f"{address}/robots.txt", timeout=30).close()
        counted = 'pantau_request_seconds_count{page="/robots.txt"}'
        until = time.monotonic() + 30
        while (told := value(_metrics(address), counted)) < 20 and time.monotonic() < until:
            time.sleep(0.1)  # an answer is counted once it has left
        assert told == 20
        assert urllib.request.urlopen(f"{address}/hidup", timeout=30).read() == b'{"status":"hidup"}\n'
    logged = [line for line in (tmp_path / "log").read_text().splitlines() if '"/robots.txt"' in line]
    assert len(logged) == 20


def test_how_long_the_certificate_of_the_site_is_good(full_store: Store, tmp_path: Path) -> None:
    with site(tmp_path, now() + timedelta(days=12, minutes=1)) as address:
        until = time.monotonic() + 30
        while "pantau_certificate_days" not in (told := measured(full_store, tmp_path, address).decode()):
            assert time.monotonic() < until
            time.sleep(0.05)  # it is asked for beside
    assert 12 <= value(told, "pantau_certificate_days") < 12.1
    assert "pantau_certificate_days" not in measured(full_store, tmp_path, "http://localhost").decode()


def test_nobody_waits_for_a_certificate(full_store: Store, tmp_path: Path) -> None:
    """Its site takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        before = time.monotonic()
        told = measured(full_store, tmp_path, f"https://127.0.0.1:{silent.getsockname()[1]}").decode()
    assert time.monotonic() - before < 1.5
    assert value(told, "pantau_database_up") == 1
