"""/cocok: which of the printed percentages can be true, recomputed here from the printed counts."""

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import page, rows


@pytest.fixture
def kudus(full_store: Store) -> dict[str, dict[str, str]]:
    """The table of Kudus by printed percentage."""
    return {row["Persen"]: row for row in rows(page(full_store, "/cocok/33.19").one("table"))}


def test_each_percentage_with_what_it_was_made_of(kudus: dict[str, dict[str, str]]) -> None:
    """254,087 of 485,049 are 52.38 %; 46.55 % was printed alone."""
    assert kudus["52,38 %"]["Peserta"] == "254.087"
    assert kudus["52,38 %"]["Dasar, orang"] == "485.049 tercetak"
    assert kudus["52,38 %"]["Nilai"] == "A"
    assert kudus["46,55 %"]["Peserta"] == "–"
    assert kudus["46,55 %"]["Dasar, orang"] == "–"
    assert kudus["46,55 %"]["Nilai"] == "C"


def test_a_base_that_moved_is_named_with_both_divisions(full_store: Store) -> None:
    """Construction in Kudus: 21,563 of 64,940 in 2023, 4,474 of 27,531 by the branch in 2025."""
    found = page(full_store, "/cocok/33.19")
    words = found.one("ol", "contradictions").text
    assert "Jakon: Dasarnya bergeser" in words
    assert "33,20 % (Nov 2023) dihitung dari 64.940 orang, 16,25 % (20 Jul 2025) dari 27.531" in words
    assert "pesertanya −79,3 %, cakupannya −16,95 poin" in words
    assert found.one("h1").text == (
        "6 angka persen terbit tentang Kudus: 3 lengkap, 1 dengan catatan, 2 tidak dapat dipakai."
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("33.24", "BPU: 7 % membantah jumlahnya sendiri: 14.177 dari 338.681 orang adalah 4,19 %."),
        ("33.07", "40,55 % membantah jumlahnya sendiri: 33.474 dari 303.442 orang adalah 11,03 %."),
        ("33.18", "39 % (Des 2024) dihitung dari 511.111 orang, 29 % (Mar 2025) dari 599.061."),
        ("33", "35,41 % dihitung dari 12.800.000 orang; sumber lain menyebut 15.000.000 (Mar 2025)."),
    ],
)
def test_what_was_really_printed(full_store: Store, code: str, sentence: str) -> None:
    words = page(full_store, f"/cocok/{code}").one("ol", "contradictions").text
    assert sentence in words.replace("\N{NO-BREAK SPACE}", " ")


def test_an_implied_base_follows_from_count_and_percentage(full_store: Store) -> None:
    """Kabupaten Tegal: 219,917 people printed as 40.46 %: of 543,542."""
    (row,) = rows(page(full_store, "/cocok/33.28").one("table"))
    assert (row["Dasar, orang"], row["Nilai"]) == ("543.542 tersirat", "B")


def test_an_area_without_a_printed_percentage(full_store: Store) -> None:
    found = page(full_store, "/cocok/33.04")
    assert found.one("h1").text == "Belum ada persen terbit tentang Banjarnegara."
    assert "Belum ada persen terbit tentang daerah ini." in found.one("main").text
    assert "33.19" in {link.attributes["href"][-5:] for link in found.one("main").all("details")[-1].all("a")}


def test_the_rows_leave_the_screen(client: FlaskClient) -> None:
    lines = client.get("/cocok/33.19.csv").text.lstrip("\ufeff").splitlines()
    assert len(lines) == 7
    assert client.get("/cocok/99.99").status_code == 404
    assert client.get("/cocok/kr-kudus").status_code == 404
