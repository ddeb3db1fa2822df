"""Who drops out before next year's budget, and people who never became active, where meetings decide."""

import pytest
from flask.testing import FlaskClient

from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines.facts import before_budget
from dashboards.insights.programmes import depth_of
from dashboards.meeting.agenda import items
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store
from tests.support.dashboards.html_tree import page


def context(store: Store, search: str) -> Context:
    return Context(store, parse(store, search))


def test_demaks_cover_ends_before_the_budget_of_2027(small_store: Store) -> None:
    """4,000 of Demak until August; a year of them costs 4,000 x 16,800 x 12."""
    seen = context(small_store, "periode=2026-08")
    assert before_budget(seen, paid(seen)).plain == (
        "4.000 perlindungan di 1 daerah berakhir sebelum APBD 2027; Rp806,4 juta untuk meneruskan BPU "
        "setahun, terbesar Demak: 4.000 orang."
    )
    step = next(item for item in items(seen) if item.key == "berakhir")
    assert step.headline.plain.startswith("4.000 perlindungan")
    later = context(small_store, "periode=2026-09")  # Baznas runs until August 2027
    assert before_budget(later, paid(later)).plain.startswith("Tidak ada perlindungan yang berakhir")


@pytest.mark.parametrize("residency", ["", "&kares=kr-kedu"])
def test_depth_of_an_area_is_its_own_whatever_is_chosen(full_store: Store, residency: str) -> None:
    seen = context(full_store, f"periode=2026-10{residency}")
    whole, part, one = (depth_of(seen, code)["PU", "JKP"] for code in ("33", "kr-kedu", "33.10"))
    assert whole.areas == 33
    assert 0 < part.participants < whole.participants
    assert one.areas == 1
    found = page(full_store, "/daerah/33", f"periode=2026-10{residency}")
    assert f"{whole.participants:,}".replace(",", ".") in found.one("main").text


def test_bandingkan_shows_depth_beside_employers(full_store: Store) -> None:
    found = page(full_store, "/bandingkan", "periode=2026-10&dan=33.10&dan=33.24")
    fold = next(d for d in found.all("details", "folded") if "Program, pemberi kerja" in d.text)
    assert "PU JKP" in fold.one("table").text
    assert "/asal/33.10?fakta=program" in str([a.attributes["href"] for a in fold.all("a")])


def test_a_rapor_decides_about_the_verified_who_never_became_active(client: FlaskClient) -> None:
    text = client.get("/rapor/33.23?periode=2026-10").text
    assert "Mengaktifkan 3.436 pekerja terverifikasi" in text
    assert "Kedalaman program" in text
