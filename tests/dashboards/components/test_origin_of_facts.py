"""Facts other than coverage lead to the rows of files they are made of: the rows add up to the figure."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from tests.support.dashboards.html_tree import Node, page, rows
from tests.support.etl import books
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

MONTH = "periode=2026-10"


def behind(client: FlaskClient, link: Node) -> list[dict[str, Any]]:
    """The rows that count, behind a figure's link."""
    path, _, words = link.attributes["href"].partition("?")
    answer = client.get(f"{path}.json?{words}")
    assert answer.status_code == 200
    (table,) = answer.json["tables"]  # type: ignore[index]
    return [row for row in table["rows"] if row["stands"]]


def figure(node: Node) -> int:
    return int(node.text.split()[0].replace(".", ""))


@pytest.mark.parametrize("side", ["daerah", "kelompok", "dana"])
def test_people_lost_are_those_of_the_rows(client: FlaskClient, full_store: Store, side: str) -> None:
    found = page(full_store, "/corong", f"{MONTH}&menurut={side}&semua=ya")
    links = [a for a in found.one("ol", "losses").all("a", "cells") if a.text != "asal"]
    assert len(links) > 2
    for link in links[:4] + links[-2:]:
        told = [r for r in behind(client, link) if None not in (r["verified"], r["active"])]
        assert sum(r["verified"] - r["active"] for r in told) == figure(link)
    first = found.one("ol", "funnel").one("a", "cells")
    told = [r for r in behind(client, first) if None not in (r["planned"], r["verified"])]
    assert sum(r["planned"] - r["verified"] for r in told) == figure(first)


def test_paid_people_are_those_of_the_rows(client: FlaskClient, full_store: Store) -> None:
    found = page(full_store, "/jurang", f"{MONTH}&semua=ya")
    for link in found.one("table").all("a", "cells")[:5]:
        assert figure(link) in [row["workers"] for row in behind(client, link)]
    now = next(a for a in found.one("main").all("a") if a.text == "Asal angka")
    here = found.one("ol", "cliff").all("li")[1].attributes["title"]
    assert here == f"Oktober 2026: {sum(r['workers'] for r in behind(client, now)):,}".replace(",", ".")
    traced = page(full_store, "/asal/33", f"{MONTH}&fakta=iuran")
    months = traced.one("p", "chips").all("a")
    assert [a.text for a in months[:3]] == ["Semua bulan", "Okt 2026", "Nov 2026"]


@pytest.mark.parametrize("lag", ["", "6"])
def test_benefits_and_contributions_beside_them(client: FlaskClient, full_store: Store, lag: str) -> None:
    found = page(full_store, "/manfaat", f"{MONTH}&jeda={lag}")
    (pairs, _) = client.get(f"/manfaat.json?{MONTH}&jeda={lag}").json["tables"]  # type: ignore[index]
    items = [item for item in found.one("ol", "money").all("li") if item.all("a", "cells")]
    links = [item.one("a", "cells") for item in items]
    for item, link in list(zip(items, links, strict=True))[:3]:
        group = link.attributes["href"].partition("kelompok=")[2].partition("&")[0].replace("+", " ")
        assert item.text.startswith(group.replace("%2F", "/"))
        own = [p for p in pairs["rows"] if p["group_name"] == group.replace("%2F", "/").casefold()]
        wanted = sum(p["rupiah_received"] for p in own if p["rupiah_received"] is not None)
        assert sum(row["rupiah_received"] for row in behind(client, link)) == wanted
    traced = page(
        full_store,
        links[0].attributes["href"].partition("?")[0],
        links[0].attributes["href"].partition("?")[2],
    )
    assert rows(traced.card("Iuran di sampingnya").one("table"))


def test_depth_is_made_of_two_rows(client: FlaskClient, full_store: Store) -> None:
    (table,) = client.get(f"/program.json?{MONTH}").json["tables"]  # type: ignore[index]
    found = page(full_store, "/program", f"{MONTH}&semua=ya")
    item = found.one("ol", "").all("li") and found.one("div", "depths").all("li")[1]
    area = item.one("a").attributes["href"].partition("?")[0].removeprefix("/daerah/")
    own = {(r["segment"], r["programme"]): r for r in table["rows"] if r["area"] == area}
    told = {(r["segment"], r["programme"]): r["counted"] for r in behind(client, item.one("a", "cells"))}
    for (segment, programme), row in own.items():
        assert (told[segment, programme], told[segment, ""]) == (row["numerator"], row["denominator"])


def test_reports_lead_to_the_first_file(client: FlaskClient, full_store: Store) -> None:
    found = page(full_store, "/tenggat", f"{MONTH}&semua=ya")
    link = found.one("a", "reported")
    path, _, words = link.attributes["href"].partition("?")
    (table,) = client.get(f"{path}.json?{words}").json["tables"]  # type: ignore[index]
    here = [r for r in table["rows"] if r["load_id"] is not None]
    assert len(table["rows"]) == 12
    assert link.attributes["aria-label"].startswith(f"{len(here)} dari 12 bulan ada")
    assert all(r["source_row"] for r in here)
    whole = page(full_store, "/asal/33", f"{MONTH}&fakta=laporan")
    assert "33 laporan" in whole.one("h1").text


@pytest.mark.parametrize(("kind", "column"), [("pemberi-kerja", "employers"), ("proyek", None)])
def test_lists_of_an_area(client: FlaskClient, kind: str, column: str | None) -> None:
    tables = client.get(f"/daerah/33.24.json?{MONTH}").json["tables"]  # type: ignore[index]
    own = next((t for t in tables if t["name"] == kind), None)
    answer = client.get(f"/asal/33.24.json?{MONTH}&fakta={kind}").json["tables"][0]["rows"]  # type: ignore[index]
    counted = [row for row in answer if row["stands"]]
    assert len(counted) == len(own["rows"] if own else [])
    if own and column:
        assert sum(r[column] for r in counted) == sum(r[column] for r in own["rows"])
    link = f"/asal/33.24?fakta={kind}"
    assert (link in client.get(f"/daerah/33.24?{MONTH}").text) == bool(own)


def test_what_a_later_file_said_instead(areas_engine: Engine, tmp_path: Path) -> None:
    facts = [Fact("33.21", month("2026-09"), "BPU", name, n) for name, n in ((ACTIVE, 100), (ELIGIBLE, 900))]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    head = (
        "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber,terverifikasi,aktif"
    )
    for name, people, active in (("a.csv", 60, 40), ("b.csv", 70, 55)):
        line = f"Kabupaten Demak,2026,APBD,nelayan,{people},2026-08,6,,x,{people},{active}"
        report = load_file(areas_engine, books.baku(tmp_path / name, line, header=head))
        assert report.outcome == "loaded", report.issues
    store = Store(areas_engine)
    found = page(store, "/asal/33.21", "fakta=iuran&tahun=2026&kelompok=Nelayan")
    assert (
        found.one("h1").text
        == "Iuran yang dibayarkan, Kabupaten Demak (Nelayan, 2026): 1 baris dalam 1 berkas."
    )
    (counted,) = rows(found.card("Yang dihitung").one("table"))
    assert counted["Pekerja"] == "70"
    assert counted["Direncanakan → terverifikasi → dibayar → aktif"] == "– → 70 → – → 55"
    assert counted["Berkas"] == "b.csv · muatan 3"
    (other,) = rows(found.card("Yang lain").one("table"))
    assert (other["Pekerja"], other["Mengapa tidak dihitung"]) == ("60", "diganti muatan 3")
    empty = page(store, "/asal/33.21", "fakta=iuran&dana=CSR&bulan=2026-13&tahun=x")
    assert empty.one("h1").text == (
        "Iuran yang dibayarkan, Kabupaten Demak (CSR): tidak ada yang tercatat dalam edisi ini."
    )
    for kind in ("manfaat", "program", "pemberi-kerja", "proyek"):
        assert "tidak ada yang tercatat" in page(store, "/asal/33.21", f"fakta={kind}").one("h1").text
    assert "BPU" in page(store, "/asal/33.21", "fakta=apa").one("h1").text
