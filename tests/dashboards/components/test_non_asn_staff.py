"""Non-ASN staff: only counts of one source and date are divided, and where nothing is said that is said."""

from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import page, rows


def test_who_has_enrolled_their_own_staff(full_store: Store) -> None:
    """As published: Banyumas 12,171 of 51,674 in March 2025; Kab. Magelang 7,093 of nobody says how many."""
    card = page(full_store, "/inpres").card("Pegawai non-ASN")
    banyumas, magelang = rows(card.one("table"))
    assert list(banyumas.values())[:5] == ["Banyumas", "12.171", "51.674", "23,6 %", "39.503"]
    assert banyumas["Sumber"].startswith("Mar 2025 · ")
    assert list(magelang.values())[:5] == ["Kab. Magelang", "7.093", "tidak disebut", "–", "–"]
    assert "2 dari 35 daerah punya angka" in card.text
    assert "Pegawai non-ASN" not in page(full_store, "/inpres", "kewajiban=bumd").text


def test_in_its_own_area(full_store: Store) -> None:
    card = page(full_store, "/daerah/33.02", "bahasa=en").card("Non-ASN staff")
    assert "23.6% enrolled: 12,171 of 51,674 staff; 39,503 not. Mar 2025" in card.text
    assert "Pegawai non-ASN" not in page(full_store, "/daerah/33.21").text


def test_where_nothing_is_published(empty_store: Store, client: FlaskClient) -> None:
    card = page(empty_store, "/inpres")
    assert "Pegawai non-ASN" not in card.text or "templat terbit" in card.text
    (found,) = [t for t in client.get("/inpres.json").get_json()["tables"] if t["name"] == "non-asn"]
    assert [(row["area"], row["part_people"], row["whole_people"]) for row in found["rows"]] == [
        ("33.02", 12_171, 51_674),
        ("33.08", 7_093, None),
    ]
    assert not any(row["simulated"] for row in found["rows"])
