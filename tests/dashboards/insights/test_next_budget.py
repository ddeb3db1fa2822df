"""Who drops out before next year's budget, and people who never became active, where meetings decide."""

from datetime import date

import pandas as pd
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines.funding_and_duties import before_budget
from dashboards.insights.programmes import depth_of
from dashboards.meeting.agenda import items
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import page
from tests.support.dashboards.small import paid_cover
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load


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


def test_the_price_of_a_year_names_whom_it_leaves_out(engine: Engine) -> None:
    """Demak: 100 fishers of two funds and 40 staff until September; 100 x 16,800 x 12 = 20.16 million."""
    ensure_areas(engine)
    facts = [Fact("33.21", month("2026-09"), "BPU", ACTIVE, 900)]
    facts.append(Fact("33.21", month("2025-01"), "BPU", ELIGIBLE, 2_000))
    spells = [
        {**paid_cover("33.21", fund, people, date(2026, 9, 1), 1), "group_name": group}
        for fund, people, group in (("APBD", 60, "nelayan"), ("CSR", 40, "nelayan"), ("APBD", 40, "non-ASN"))
    ]
    tables = {"observation": fact_frame(facts), "funding": pd.DataFrame(spells).astype(object)}
    add_load(engine, new_load(collection="resmi"), tables)
    words = page(Store(engine), "/jurang", "periode=2026-09").one("main").text
    assert (
        "140 perlindungan, yaitu nelayan APBD Demak (60), nelayan CSR Demak (40), dan non-ASN Demak (40). "
        "Meneruskan yang BPU setahun Rp20,2 juta, tanpa 40 tenaga non-ASN: iurannya menurut upah." in words
    )
    assert "APBD dan CSR membayar pada bulan yang sama; sampai 40 orang" in words


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
