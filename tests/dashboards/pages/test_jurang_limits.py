"""Paid cover beside participants that contradict it, and spells that do not say when they begin."""

from types import SimpleNamespace

import pandas as pd
from sqlalchemy import Engine

from dashboards.components.funding.funding_cards import paid_cards
from dashboards.insights.drivers import cause
from dashboards.insights.facts.paid_cover import Paid, lost_before
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.facts.paid_cover import dated
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.cells_to_facts import only_columns
from tests.data.facts.test_paid_cover import spell
from tests.support.dashboards.html_tree import page
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load


def _held(*spells: SimpleNamespace) -> Paid:
    """Three areas in May: 33.21 with 5,000 active of 10,000, 33.22 with 400 of 10,000, 33.16 silent."""
    known = {"33.21": 5_000, "33.22": 400}
    rows = {
        area: SimpleNamespace(area=area, value=n / 100, numerator=n, denominator=10_000)
        for area, n in known.items()
    }
    rows["33.16"] = SimpleNamespace(area="33.16", value=None, numerator=None, denominator=10_000)
    whole = SimpleNamespace(area="33", value=27.0, numerator=5_400, denominator=20_000)
    return Paid(month("2026-05"), dated(spells), [], bpu=rows, whole=whole, adds_up=True)


def test_no_more_of_an_area_is_taken_off_than_is_active_there() -> None:
    """1,000 + 11,000 paid for, 400 active in the second area: 5,400 - 1,000 - 400 of 20,000 are left."""
    found = _held(spell("2026-01", 6, 1_000), spell("2026-01", 6, 11_000, area_code="33.22"))
    assert found.counted == 1_400
    assert found.without() == 20.0
    assert found.beyond == {"33.22": 11_000}
    assert found.share() == 1_400 / 5_400 * 100
    active = {"33.21": 5_000, "33.22": 400, "33.16": None}
    assert lost_before(found.spells, found.month, month("2026-12"), active) == 1_400


def test_staff_and_who_did_not_report_are_no_part_of_the_bpu_who_are_paid_for() -> None:
    staff = spell("2026-01", 6, 300, group_name="non-ASN")
    found = _held(spell("2026-01", 6, 1_000), staff, spell("2026-01", 6, 900, area_code="33.16"))
    assert found.counted == 1_000
    assert found.without() == 22.0
    assert [found.coverage_after(one) for one in found.lapsing if one.of is staff] == [None]
    assert lost_before(found.spells, found.month, month("2026-12")) == 1_900


def test_twelve_months_of_a_year_end_with_it(areas_engine: Engine) -> None:
    """18,500 in Kudus for twelve months of 2026 and no first month: it ends in December."""
    fact = Fact("33.19", month("2026-09"), "BPU", ACTIVE, 20_000)
    names = ("area_code", "group_name", "fund", "year", "workers", "first_month", "months", "address")
    rows = [
        ("33.19", "buruh rokok", "DBHCHT", 2026, 18_500, None, 12, "DPA"),
        ("33.10", "pekerja rentan", "ASN", 2026, 2_500, None, None, "DPA"),
        ("33.20", "pekerja rentan", "ASN", 2027, 2_500, None, 12, "DPA"),
    ]
    spells = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows], dtype=object)
    tables = {"observation": fact_frame([fact]), "funding": only_columns("funding", spells)}
    add_load(areas_engine, new_load(collection="resmi"), tables)
    listed = page(Store(areas_engine), "/jurang", "periode=2026-09").card("Perlu dipastikan").all("li")
    assert [item.text for item in listed] == [
        "Kudus: buruh rokok · DBHCHT, 18.500 orang: 12 bulan dalam 2026 tanpa bulan mulai, jadi hanya dapat "
        "berakhir Desember 2026. Lengkapi bulan_pertama."
    ]


def test_a_spell_beyond_the_participants_of_its_area_explains_nothing(areas_engine: Engine) -> None:
    """11,000 paid for from September, 4,033 active: +349 has another cause. Cilacap's 1,000 may be it."""
    facts = [
        Fact(area, month(f"2026-{number:02}"), "BPU", measure, value)
        for area, before, now in (("33.74", 3_684, 4_033), ("33.01", 8_000, 9_000))
        for number, measure, value in (
            *((9, ACTIVE, now), (9, ELIGIBLE, 20_000)),
            *((8, ACTIVE, before), (8, ELIGIBLE, 20_000)),
        )
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    context = Context(Store(areas_engine), parse(Store(areas_engine), "metrik=coverage_bpu"))
    spells = [
        spell("2026-09", 4, 11_000, area_code="33.74"),
        spell("2026-09", 4, 1_000, area_code="33.01"),
    ]
    now = {row.area: row for row in context.rows(months=(month("2026-09"),))}
    then = {row.area: row for row in context.rows(months=(month("2026-08"),))}
    told = {area: cause(context, now[area], then[area], spells) for area in ("33.74", "33.01")}
    assert told == {
        "33.74": "+349 peserta",
        "33.01": "+1.000 peserta, perlindungan APBD bagi 1.000 orang mulai",
    }


def test_a_bpu_rate_prices_no_staff() -> None:
    """Of 1,300 whose cover lapses 300 are staff, wage workers: 1,000 x (3 x 8,400 + 9 x 16,800) are left
    with the discount of October to December, 1,000 x 12 x 16,800 without."""
    found = _held(spell("2026-01", 9, 1_000), spell("2026-01", 9, 300, group_name="Non ASN"))
    assert found.budget() == 201_600_000
    assert found.budget(discounted=True) == 176_400_000
    assert found.staff_lapsing == 300


def test_the_card_names_the_staff_it_does_not_price(small_store: Store) -> None:
    found = _held(spell("2026-01", 9, 1_000), spell("2026-01", 9, 300, group_name="Non ASN"))
    only = _held(spell("2026-01", 9, 300, group_name="Non ASN"))
    context = Context(small_store, parse(small_store, "periode=2026-08"))
    budget, alone = (_text(paid_cards(context, held).children[2]) for held in (found, only))
    assert "Rp201,6 juta" in budget
    assert "tidak termasuk 300 tenaga non-ASN: mereka PU, iurannya menurut upah" in budget
    assert "tidak ada yang diketahui berakhir" not in alone


def test_full_and_discounted_sums_that_would_print_alike_get_a_digit(small_store: Store) -> None:
    """5,690 from November on: x 12 x 16,800 = 1,147.1 million; two months at half the rate leave 1,051.5."""
    found = _held(spell("2025-11", 12, 5_690))
    context = Context(small_store, parse(small_store, "periode=2026-08"))
    budget = _text(paid_cards(context, found).children[2])
    assert "Rp1,15 miliar" in budget
    assert "Rp1,05 miliar dengan diskon PP 50/2025" in budget


def _text(part: object) -> str:
    if isinstance(part, (list, tuple)):
        return " ".join(_text(one) for one in part)
    return _text(part.children) if hasattr(part, "children") else str(part or "")
