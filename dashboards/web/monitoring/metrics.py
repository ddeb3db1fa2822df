"""What is measured, and how it is written for Prometheus."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from dashboards.web.monitoring.processes import FOLDER
from data.backup.archive import backups
from data.certificate import shown
from data.dates import now
from data.repository.store import Store
from data.version import version

AGAIN = 600  # seconds between two looks at the certificate
OWN = CollectorRegistry()
SECONDS = Histogram(
    "pantau_request_seconds",
    "Seconds from a whole request to the end of its answer, by kind of page.",
    ["page"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=OWN,
)
RESPONSES = Counter("pantau_responses", "Answers by status.", ["status"], registry=OWN)
ANSWERS = Counter("pantau_answers", "Answers of pages, by kept or made.", ["how"], registry=OWN)
WAITING = Gauge(
    "pantau_documents_waiting",
    "Costly documents that are made or wait for their turn.",
    registry=OWN,
    multiprocess_mode="livesum",
)


class _Figures(Collector):
    """What the database and the folder of backups say, asked for when somebody measures."""

    def __init__(self, store: Store, folder: Path, site: str) -> None:
        self._store, self._folder, self._site = store, folder, site

    def collect(self) -> Iterator[Metric]:
        moment = now()
        about = GaugeMetricFamily("pantau_build", "The version that runs.", labels=["version"])
        about.add_metric([version()], 1)
        yield about
        made = backups(self._folder)
        if made:
            age = (moment - made[0][0]).total_seconds()
            yield GaugeMetricFamily("pantau_backup_age_seconds", "Since the newest backup.", age)
        if (ends := _certificate(self._site).ends()) is not None:
            days = (ends - moment).total_seconds() / 86_400
            yield GaugeMetricFamily("pantau_certificate_days", "Until the site's certificate ends.", days)
        try:
            loads, newest, month = self._store.loads_seen()
        except Exception:  # it is ill: the gauge says so
            yield GaugeMetricFamily("pantau_database_up", "Whether the figures can be read.", 0)
            return
        yield GaugeMetricFamily("pantau_database_up", "Whether the figures can be read.", 1)
        yield GaugeMetricFamily("pantau_loads", "Loads that are not withdrawn.", loads)
        if newest is not None:
            age = (moment - newest).total_seconds()
            yield GaugeMetricFamily("pantau_newest_load_age_seconds", "Since the newest load.", age)
        if month is not None:
            days = (moment.date() - month).days
            yield GaugeMetricFamily("pantau_data_age_days", "Since the last month of official figures.", days)


class _Certificate:
    """When the certificate ends that readers get, asked beside the requests: its site may not answer."""

    def __init__(self, site: str) -> None:
        self._site, self._due = site, 0.0
        self._known: datetime | None = None
        self._asking = Lock()

    def ends(self) -> datetime | None:
        """What came of it last; None where it is not to be had, or not yet."""
        if monotonic() >= self._due and self._asking.acquire(blocking=False):
            Thread(target=self._ask, daemon=True).start()
        return self._known

    def _ask(self) -> None:
        try:
            found = shown(self._site)
        except (OSError, ValueError):
            found = None
        finally:
            self._due = monotonic() + AGAIN
            self._asking.release()
        self._known = found.ends if found else None


_certificate = cache(_Certificate)


def measured(store: Store, folder: Path, site: str = "") -> bytes:
    """All measurements of all processes, as Prometheus reads them."""
    registry = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        for collector in (SECONDS, RESPONSES, ANSWERS, WAITING):
            registry.register(collector)
    registry.register(_Figures(store, folder, site))
    return generate_latest(registry)
