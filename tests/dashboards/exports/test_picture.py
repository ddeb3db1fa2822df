"""Charts as pictures that travel alone: what they say, and where they are linked."""

import re
import struct
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.databases import PATHS
from tests.support.dashboards.html_tree import page

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {
    "/ringkasan": 1,
    "/peringkat": 1,
    "/daerah/33.21": 1,
    "/tren": 1,
    "/bandingkan": 4,
    "/cocok/33.19": 1,
    "/angka-terbit": 1,
}


def words(svg: bytes) -> list[str]:
    """What stands in a picture, line by line."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("path", CHARTS)
def test_a_picture_says_what_it_shows(client: FlaskClient, path: str) -> None:
    real = path == "/angka-terbit"
    for number in range(1, CHARTS[path] + 1):
        answer = client.get(f"/gambar{path}.svg?periode=2026-09&grafik={number}")
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        said = words(answer.data)
        if real:
            assert not [line for line in said if "SIMULASI" in line]
            assert any("edisi: Angka terbit" in line for line in said)
        else:
            assert said[0] == "SIMULASI: semua angka rekaan."
            assert any(re.search("SIMULASI · .*September 2026", line) for line in said)
            assert said[-1].startswith("Pantau Jamsostek") or "sumber:" in "".join(said)
        assert b"<script" not in answer.data
    assert client.get(f"/gambar{path}.svg?periode=2026-09&grafik={CHARTS[path] + 1}").status_code == 404


def test_the_colours_are_named(client: FlaskClient) -> None:
    said = words(client.get("/gambar/peringkat.svg?periode=2026-09").data)
    for word in ("✓ Tercapai", "! Perlu percepatan", "▼ Jauh tertinggal", "garis tegak: target"):
        assert word in said
    said = words(client.get("/gambar/angka-terbit.svg").data)
    assert {"PU", "BPU", "Jakon", "Semua segmen"} <= set(said)
    assert "○ Angka terbit" in words(client.get("/gambar/tren.svg?periode=2026-09").data)


def test_the_picture_has_the_figures_of_the_page(client: FlaskClient, full_store: Store) -> None:
    """Every area with its figure, in the order of the page."""
    said = words(client.get("/gambar/peringkat.svg?periode=2026-09&metrik=coverage_pu").data)
    rows = page(full_store, "/peringkat", "periode=2026-09&metrik=coverage_pu").one("tbody").all("tr")
    ranked = [row.all("td") for row in rows if row.attributes.get("class") != "silent"]
    assert len(ranked) > 30
    for cells in ranked:
        rank = re.match(r"\d+", cells[0].text)
        assert rank
        assert f"{rank[0]}  {cells[2].text}" in said
        assert cells[4].text in [line.strip() for line in said]


def test_the_png_is_the_same_picture(client: FlaskClient) -> None:
    svg = ElementTree.fromstring(client.get("/gambar/tren.svg?periode=2026-09").data)
    answer = client.get("/gambar/tren.png?periode=2026-09")
    assert answer.mimetype == "image/png"
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", answer.data[16:24])
    assert size == (2 * int(svg.attrib["width"]), 2 * int(svg.attrib["height"]))
    assert len(answer.data) > 40_000  # an empty page of this size takes 6 kB
    assert answer.headers["Content-Disposition"].endswith('tren_coverage_bpu_2026-09_simulasi.png"')
    english = client.get("/gambar/tren.svg?periode=2026-09&bahasa=en").data
    assert words(english)[0] == "SIMULASI: a simulation, all figures are made up."


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/tidak-ada"])
def test_every_chart_has_its_links(full_store: Store, path: str) -> None:
    tree = page(full_store, path, "periode=2026-09&metrik=coverage_pu")
    charts = tree.all("figure", "chart")
    if path == "/":  # its chart is for files only: the foot leads there
        assert [
            a for a in tree.one("footer").all("a") if a.attributes["href"].startswith("/gambar/ringkasan.png")
        ]
        return
    assert len(charts) == CHARTS.get("/ringkasan" if path == "/" else path, 1 if "/daerah" in path else 0)
    for number, chart in enumerate(charts, start=1):
        links = [a.attributes["href"] for a in chart.all("a")]
        assert [link.partition("?")[0].rpartition(".")[2] for link in links] == ["svg", "png"]
        for link in links:
            assert "metrik=coverage_pu" in link
            assert ("grafik=2" in link) == (number == 2)
