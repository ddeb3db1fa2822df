"""Figures that were printed somewhere come to the page digit by digit."""

from data.repository.store import Store
from tests.support.dashboards.html_tree import page, rows

KUDUS = "edisi=terbit-terkini&periode=2023-11"


def test_kudus_in_november_2023(full_store: Store) -> None:
    """254,087 of 485,049 is 52.38 %, printed with its parts; nobody's target was set for it."""
    tree = page(full_store, "/daerah/33.19", KUDUS)
    cards = tree.all("section", "figure-card")
    assert [card.one("p", "value").text for card in cards] == [
        "80,0%–Tanpa target",
        "6,5%–Tanpa target",
        "33,2%–Tanpa target",
        "52,4%–Tanpa target",
    ]
    assert "254.087 dari 485.049" in cards[3].text
    assert "belum terlindungi 230.962" in cards[3].text
    assert "223.396 dari 279.223" in cards[0].text
    assert "9.128 dari 140.885" in cards[1].text
    assert "21.563 dari 64.940" in cards[2].text


def test_kudus_in_the_headline(full_store: Store) -> None:
    tree = page(full_store, "/daerah/33.19", f"{KUDUS}&metrik=coverage_total")
    assert "Kab. Kudus" in tree.one("h1").text
    assert "52,4 %" in tree.one("h1").text
    assert "satu-satunya yang berperingkat" in tree.one("h1").text
    ranked = rows(page(full_store, "/peringkat", f"{KUDUS}&metrik=coverage_total").one("table"))
    assert list(ranked[0].values())[2] == "Kudus"
    assert list(ranked[0].values())[4] == "52,4"
    assert [list(row.values())[4] for row in ranked[1:]] == ["–"] * 34


def test_kudus_among_the_published_figures(full_store: Store) -> None:
    tree = page(full_store, "/angka-terbit", "wilayah=33.19")
    found = [tuple(row.values()) for row in rows(tree.one("table"))]
    november = {(row[2], row[3]): row[4] for row in found if row[1] == "Nov 2023"}
    assert november["cakupan", "Semua segmen"] == "52,38 %"
    assert november["cakupan", "PU"] == "80,01 %"
    assert november["cakupan", "Jakon"] == "33,20 %"
    assert november["cakupan", "BPU"] == "6,48 %"
    assert november["peserta aktif", "Semua segmen"] == "254.087"
    assert november["potensi", "Semua segmen"] == "485.049"
    remark = next(row[7] for row in found if row[2] == "potensi" and row[3] == "Semua segmen")
    assert "485.048" in remark


def test_all_187_published_figures(full_store: Store) -> None:
    tree = page(full_store, "/angka-terbit", "tanda=semua")
    assert "187 angka terbit" in tree.one("h1").text
    assert len(rows(tree.one("table"))) == 187


def test_published_figures_area_by_area(full_store: Store) -> None:
    """One line each, the province first, branch offices last; its newest coverage of all segments, and a link
    to the table that holds as many figures as the line says."""
    tree = page(full_store, "/angka-terbit")
    assert not tree.all("table")
    lines = tree.one("ul", "by-area").all("a")
    names = [line.one("span", "name").text for line in lines]
    assert names[0] == "Jawa Tengah"
    assert [name for name in names if name.startswith("Cabang ")] == names[28:]
    assert len(names) == 35
    kudus = lines[names.index("Kudus")]
    assert kudus.text == "Kudus46,55 % Des 202518 angka5 bertentangan"
    assert sum(int(line.all("span", "muted")[-1].text.split()[0]) for line in lines) == 187
    search = kudus.attributes["href"].partition("?")[2]
    assert len(rows(page(full_store, "/angka-terbit", search).one("table"))) == 18


def test_the_filters_of_published_figures(full_store: Store) -> None:
    def areas(search: str) -> list[str]:
        table = page(full_store, "/angka-terbit", search).all("table")
        return [next(iter(row.values())) for row in rows(table[0])] if table else []

    kudus = areas("wilayah=33.19")
    assert set(kudus) == {"Kabupaten Kudus"}
    assert 0 < len(areas("wilayah=33.19&indikator=cakupan")) < len(kudus)
    assert 0 < len(areas("tanda=ya")) < 187
    assert areas("wilayah=99.99") == []
    assert "Tidak ada angka yang cocok" in page(full_store, "/angka-terbit", "wilayah=99.99").text


def test_sources_that_disagree_stand_side_by_side(full_store: Store) -> None:
    """The province in 2025: 4.5 million active in June for one source, 5.9 million in March for the other."""
    found = rows(page(full_store, "/angka-terbit", "wilayah=33&indikator=peserta_aktif").one("table"))
    values = {list(row.values())[4] for row in found if "2025" in list(row.values())[1]}
    assert {"± 4.500.000", "± 5.900.000"} <= values
