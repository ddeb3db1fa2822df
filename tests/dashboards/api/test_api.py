"""/api/v1 against read(): the same figures, page by page, in JSON and in CSV; and what it refuses."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, update

from dashboards.api.parameters import PARAMETERS
from dashboards.web.application import create_app
from data.database import tables
from data.metrics.contracts import METRIC_COLUMNS
from data.metrics.query import Query, read
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.small import DEMAK, KUDUS, PATI
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load


@pytest.fixture(scope="module")
def small(small_store: Store) -> FlaskClient:
    return create_app(small_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]


def rows(client: FlaskClient, address: str) -> list[dict[str, object]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)["data"]


def problem(client: FlaskClient, address: str, status: int) -> dict[str, object]:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    body = json.loads(answer.text)
    assert body["status"] == status
    assert body["instance"] == address.partition("?")[0]
    return body


def test_observations_are_those_of_read(client: FlaskClient, full_store: Store) -> None:
    edition = next(e for e in full_store.editions() if e.slug == "simulasi-2026-t3")
    months = (date(2026, 8, 31), date(2026, 9, 30))
    frame = read(full_store, Query(edition, ("coverage_bpu", "active_pu"), months, (), "ucj-simulasi"))
    found = rows(
        client,
        "/api/v1/observations?edisi=simulasi-2026-t3&metrik=coverage_bpu,active_pu&dari=2026-08&sampai=2026-09"
        "&skema=ucj-simulasi&per_halaman=1000",
    )
    assert len(found) == len(frame) == 2 * 2 * 42
    for row, (_, wanted) in zip(found, frame.iterrows(), strict=True):
        for name in METRIC_COLUMNS:
            value = wanted[name]
            if value is None or str(value) == "<NA>" or value != value:
                assert row[name] is None, name
            else:
                assert row[name] == (value.isoformat() if isinstance(value, date) else value), name
        assert (row["edition"], row["simulated"], row["mark"]) == ("simulasi-2026-t3", True, "SIMULASI")


def test_known_figures(small: FlaskClient) -> None:
    """Demak, September 2026: 46,000 of 200,000 are 23 %, 14,000 short of 30 %."""
    answer = json.loads(small.get(f"/api/v1/observations?daerah={DEMAK}&periode=2026-09").text)
    (row,) = answer["data"]
    assert (row["value"], row["numerator"], row["denominator"], row["target"]) == (
        23.0,
        46_000,
        200_000,
        30.0,
    )
    assert (row["denominator_period"], row["gap_people"], row["area_name"]) == (
        "2025-01-31",
        14_000,
        "Kabupaten Demak",
    )
    assert (row["simulated"], row["mark"], answer["notice"]) == (False, None, None)
    assert answer["as_of"] == "2026-09-30"
    assert [source["load_id"] for source in answer["sources"]] == [1]
    ranked = rows(small, "/api/v1/rankings?periode=2026-09")
    assert [(r["rank"], r["area"]) for r in ranked[:4]] == [
        (1, PATI),
        (1, DEMAK),
        (3, KUDUS),
        (None, "33.01"),
    ]
    assert len(ranked) == 35


def test_facts_and_targets(small: FlaskClient) -> None:
    spells = rows(small, "/api/v1/funding")
    assert [(s["area"], s["workers"], s["rupiah"], s["first_month"]) for s in spells] == [
        (DEMAK, 4_000, 4_000 * 16_800 * 6, "2026-03-01"),
        (KUDUS, 1_500, 1_500 * 16_800 * 12, "2026-09-01"),
    ]
    assert [(t["area"], t["amount"]) for t in rows(small, f"/api/v1/targets?daerah={PATI}")] == [(PATI, 25.0)]
    assert rows(small, "/api/v1/compliance") == rows(small, "/api/v1/outreach") == []
    areas = rows(small, "/api/v1/areas?tingkat=kabkota")
    assert len(areas) == 35
    assert {a["code"] for a in areas} >= {"33.10", "33.20"}


def test_the_pages_add_up_to_the_whole(client: FlaskClient) -> None:
    whole = rows(client, "/api/v1/rankings")
    address, found, seen = "/api/v1/rankings?per_halaman=16", [], 0
    while address:
        answer = client.get(address)
        body = json.loads(answer.text)
        assert answer.headers["X-Total-Count"] == "35"
        assert ('rel="next"' in answer.headers.get("Link", "")) == bool(body["links"]["next"])
        found += body["data"]
        address, seen = body["links"]["next"], seen + 1
    assert seen == 3
    assert found == whole
    beyond = json.loads(client.get("/api/v1/rankings?halaman=99").text)
    assert (beyond["data"], beyond["links"]["prev"]) == ([], "/api/v1/rankings?halaman=1")


@pytest.mark.parametrize("name", ["metrics", "areas", "editions", "observations", "targets", "funding"])
def test_csv_says_what_json_says(client: FlaskClient, name: str) -> None:
    wanted = rows(client, f"/api/v1/{name}?per_halaman=60")
    answer = client.get(f"/api/v1/{name}?per_halaman=60", headers={"Accept": "text/csv"})
    assert answer.mimetype == "text/csv"
    found = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(found) == len(wanted) > 0
    for row, want in zip(found, wanted, strict=True):
        for key, value in want.items():
            text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert row[key] == text, key
    if name in ("observations", "targets", "funding"):
        assert {row["mark"] for row in found} == {"SIMULASI"}
        assert "_simulasi.csv" in answer.headers["Content-Disposition"]


def test_a_reader_who_has_it_is_told_so(client: FlaskClient) -> None:
    first = client.get("/api/v1/rankings", headers={"Accept-Encoding": "br"})
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/api/v1/rankings", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(
        "/api/v1/rankings?edisi=simulasi-2026-t2", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "parameter", "expected"),
    [
        ("/api/v1/observations?metrik=coverage_xx", 400, "metrik", "coverage_bpu"),
        ("/api/v1/observations?metrik=coverage_bpu,x", 400, "metrik", "coverage_bpu"),
        ("/api/v1/observations?metrik=", 400, "metrik", "coverage_bpu"),
        (
            f"/api/v1/observations?daerah={','.join(f'33.{n}' for n in range(101))}",
            400,
            "daerah",
            "paling banyak 100 nilai",
        ),
        ("/api/v1/observations?edisi=zz", 400, "edisi", "simulasi-terkini"),
        ("/api/v1/observations?daerah=33.1", 400, "daerah", "33.10"),
        ("/api/v1/observations?periode=2026-13", 400, "periode", "2026-09"),
        ("/api/v1/observations?per_halaman=1001", 400, "per_halaman", "1–1000"),
        ("/api/v1/observations?halaman=0", 400, "halaman", "1–1000000"),
        ("/api/v1/observations?metric=coverage_bpu", 400, "metric", "metrik"),
        ("/api/v1/observations?halaman=1&halaman=2", 400, "halaman", None),
        ("/api/v1/observations?format=xml", 400, "format", "csv"),
        ("/api/v1/observations?periode=2031-01", 422, "periode", "2023-01 sampai 2026-10"),
        ("/api/v1/observations?dari=2026-09&sampai=2026-08", 422, "dari", "paling akhir 2026-08"),
        ("/api/v1/observations?skema=ucj-simulasi&edisi=terbit-terkini", 422, "skema", "tanpa"),
        ("/api/v1/observation", 404, None, "/api/v1/observations"),
        ("/api/v2/observations", 404, None, "/api/v1/observations"),
    ],
)
def test_what_is_refused_says_what_would_do(
    client: FlaskClient, address: str, status: int, parameter: str | None, expected: str | None
) -> None:
    body = problem(client, address, status)
    assert body.get("parameter") == parameter
    assert expected is None or expected in body["expected"]


def test_a_long_list_is_looked_up_once(small_store: Store) -> None:
    asked: list[Store] = []
    word = replace(PARAMETERS["daerah"], known=lambda store: asked.append(store) or [DEMAK, KUDUS])  # type: ignore[func-returns-value]
    assert word.read(small_store, ",".join([DEMAK, KUDUS] * 50)) == (DEMAK, KUDUS)
    assert len(asked) == 1


def test_only_reading(client: FlaskClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        answer = getattr(client, method)("/api/v1/metrics")
        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]
        assert answer.mimetype == "application/problem+json"


def test_without_data(empty_store: Store) -> None:
    empty = create_app(empty_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    assert problem(empty, "/api/v1/observations", 404)["detail"].startswith("Belum ada edisi")  # type: ignore[attr-defined]
    assert rows(empty, "/api/v1/editions") == rows(empty, "/api/v1/areas") == []
    assert empty.get("/api").status_code == empty.get("/api/v1/openapi.json").status_code == 200


@pytest.mark.slow
def test_an_embargoed_edition_cannot_be_reached(areas_engine: Engine) -> None:
    """Neither read nor named, until its embargo ends."""
    facts = [
        Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 40_000),
        Fact(DEMAK, month("2026-09"), "BPU", ELIGIBLE, 200_000),
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    ends = datetime(2099, 1, 1)
    create_edition(
        areas_engine, "rapat-rahasia", title="Rapat rahasia", collection="resmi", embargo_until=ends
    )
    client = create_app(Store(areas_engine), Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    assert "rapat-rahasia" not in str(
        problem(client, "/api/v1/observations?edisi=rapat-rahasia", 400)["expected"]
    )
    for address in ("/api/v1/editions", "/api/v1/openapi.json", "/api"):
        assert "rahasia" not in client.get(address).text
    with areas_engine.begin() as connection:
        hidden, past = tables.edition.c.slug == "rapat-rahasia", datetime(2026, 1, 1)
        connection.execute(update(tables.edition).where(hidden).values(embargo_until=past))
    assert len(rows(client, "/api/v1/observations?edisi=rapat-rahasia&daerah=33.21")) == 1
    assert "rapat-rahasia" in client.get("/api/v1/editions").text


def test_the_page_to_try_it(client: FlaskClient) -> None:
    for language, words in (("id", "Buka jawabannya"), ("en", "Open the answer")):
        text = client.get(f"/api?bahasa={language}").text
        assert words in text
        assert f'<html lang="{language}">' in text
        assert "<script" not in text
    answer = client.get("/api/coba/rankings?metrik=coverage_pu&kares=&periode=")
    assert answer.headers["Location"].endswith("/api/v1/rankings?metrik=coverage_pu")
    assert client.get(answer.headers["Location"]).status_code == 200
