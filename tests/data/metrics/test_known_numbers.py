"""Numbers somebody can check by hand: published ones, and the rules of the domain on small ones."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.metrics.query import Query, read
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.support.world import ACTIVE, ELIGIBLE, KABKOTA, Builder, Fact, Goal, month

NOVEMBER = month("2023-11")
YEAR_END = month("2024-12")


def facts(area: str, period: date, active: dict[str, int], eligible: dict[str, int]) -> list[Fact]:
    stated = [(ACTIVE, active), (ELIGIBLE, eligible)]
    return [Fact(area, period, s, measure, n) for measure, by in stated for s, n in by.items()]


def pu(area: str, period: date, active: int, eligible: int | None = None) -> list[Fact]:
    return facts(area, period, {"PU": active}, {} if eligible is None else {"PU": eligible})


def cell(store: Store, metric: str, area: str, period: date, scheme: str | None = None) -> Any:
    """One row of the newest official figures."""
    edition = edition_called(store, "resmi-terkini")
    frame = read(store, Query(edition, (metric,), (period,), (area,), scheme))
    assert len(frame) == 1
    return frame.iloc[0]


def test_kudus_in_november_2023(build: Builder, store: Store) -> None:
    active = {"PU": 223_396, "JAKON": 21_563, "BPU": 9_128}
    eligible = {"PU": 279_223, "JAKON": 64_940, "BPU": 140_885}
    build.load(*facts("33.01", NOVEMBER, {**active, "TOTAL": 254_087}, {**eligible, "TOTAL": 485_049}))
    total = cell(store, "coverage_total", "33.01", NOVEMBER)
    assert (total["numerator"], total["denominator"]) == (254_087, 485_049)
    assert round(total["value"], 2) == 52.38
    assert sum(active.values()) == total["numerator"]
    assert (
        sum(eligible.values()) == total["denominator"] - 1
    )  # the source's own sum is off by one; its total stands
    assert total["uncovered"] == 230_962
    printed = {"coverage_pu": 80.01, "coverage_jakon": 33.20, "coverage_bpu": 6.48}
    for metric, percent in printed.items():
        assert round(cell(store, metric, "33.01", NOVEMBER)["value"], 2) == percent


def test_a_new_potensi_is_no_progress(build: Builder, store: Store) -> None:
    """Pati: about as many people, 39 % of 511,111 in one quarter, 29 % of 599,061 in the next."""
    september, december = month("2024-09"), YEAR_END
    build.load(*pu("33.03", september, 199_333, 511_111), *pu("33.03", month("2024-11"), 175_000))
    build.load(*pu("33.03", december, 173_728, 599_061))
    before, now = (cell(store, "coverage_pu", "33.03", m) for m in (september, december))
    assert (round(before["value"], 1), round(now["value"], 1)) == (39.0, 29.0)
    assert now["change_month"] == pytest.approx(173_728 / 5_990.61 - 175_000 / 5_111.11)
    assert round(now["change_month"], 1) == -5.2
    assert now["people_month"] == -1_272
    assert now["same_base_month"] == pytest.approx(-1_272 / 5_990.61)
    assert round(now["same_base_month"], 1) == -0.2
    assert now["denominator_period"] == december
    assert cell(store, "coverage_pu", "33.03", month("2024-11"))["denominator_period"] == september


def test_twenty_percent_more_than_last_december(build: Builder, store: Store) -> None:
    goal = Goal("permendagri", "33", "PU", 2025, 20, "growth", "each", base="akhir tahun lalu")
    build.load(*pu("33.01", YEAR_END, 1_001, 4_000), *pu("33.01", month("2025-06"), 1_100), goals=[goal])
    row = cell(store, "coverage_pu", "33.01", month("2025-06"), "permendagri")
    assert (row["target_kind"], row["target_base"]) == ("growth", "akhir tahun lalu")
    assert row["target_people"] == 1_202  # 1,201.2: a fifth of a person is one more person
    assert row["gap_people"] == 102
    assert row["target"] == pytest.approx(1_202 / 40)
    assert row["path"] == pytest.approx((1_001 + 201 / 2) / 40)
    province = cell(store, "coverage_pu", "33", month("2025-06"), "permendagri")
    assert (province["target_kind"], province["target_people"]) == ("summed", 1_202)


def test_growth_without_last_december_is_no_target(build: Builder, store: Store) -> None:
    goal = Goal("permendagri", "33", "PU", 2025, 20, "growth", "each")
    build.load(*pu("33.01", month("2025-01"), 1_100, 4_000), goals=[goal])
    row = cell(store, "coverage_pu", "33.01", month("2025-01"), "permendagri")
    assert row["status"] == "tanpa_target"
    assert row[["target", "target_people", "target_kind", "target_year", "target_base"]].isna().all()


def test_growth_of_a_count_is_over_the_count_itself(build: Builder, store: Store) -> None:
    """PMI without potensi are in the count of all participants, so also in what has to grow."""
    december = facts("33.01", YEAR_END, {"PU": 100, "BPU": 100, "JAKON": 100, "PMI": 50}, {})
    january = facts("33.01", month("2025-01"), {"PU": 100, "BPU": 100, "JAKON": 100, "PMI": 50}, {})
    build.load(*december, *january, goals=[Goal("s", "33.01", "TOTAL", 2025, 20, "growth")])
    row = cell(store, "active_total", "33.01", month("2025-01"), "s")
    assert (row["numerator"], row["target_people"]) == (350, 420)


def test_a_percent_target_needs_to_know_of_what(build: Builder, store: Store) -> None:
    """Active participants without any potensi: 52 % of nobody knows how many is no target of 0 people."""
    goals = [Goal("s", "33.01", "PU", 2023, 52), Goal("s", "33", "PU", 2023, 52)]
    build.load(*pu("33.01", NOVEMBER, 100), *pu("33.02", NOVEMBER, 100, 1_000), goals=goals)
    for area in ("33.01", "33"):
        row = cell(store, "active_pu", area, NOVEMBER, "s")
        assert pd.isna(row["target_people"])
        assert row["status"] == "tanpa_target"


def test_the_rpjmn_line_between_its_two_dated_targets(build: Builder, store: Store) -> None:
    ends = [Goal("rpjmn", "33", "PU", 2025, 32.15), Goal("rpjmn", "33", "PU", 2029, 43.92)]
    years = [month(f"{year}-12") for year in (2024, 2025, 2026, 2027, 2029, 2030)]
    build.load(*(f for period in years for f in pu("33.01", period, 300, 1_000)), goals=ends)
    rows = {period.year: cell(store, "coverage_pu", "33", period, "rpjmn") for period in years}
    assert rows[2027]["target"] == pytest.approx(38.035)
    assert rows[2027]["target_people"] == 381  # 380.35 people are not enough
    assert rows[2027]["path"] == pytest.approx(38.035)
    assert rows[2025]["target"] == 32.15
    assert rows[2026]["target"] == pytest.approx(35.0925)
    kinds = {year: row["target_kind"] for year, row in rows.items() if not pd.isna(row["target_kind"])}
    assert kinds == {2025: "document", 2026: "interpolated", 2027: "interpolated", 2029: "document"}
    assert {rows[2024]["status"], rows[2030]["status"]} == {"tanpa_target"}


def test_a_base_of_its_own_is_used_and_said(build: Builder, store: Store) -> None:
    """UCJ Pati 2024: 40 % of the 511,111 of the document, whatever the potensi of the month."""
    goal = Goal("ucj", "33.03", "PU", 2024, 40, base="angkatan kerja menurut sumber", base_value=511_111)
    later = Goal("ucj", "33.03", "PU", 2025, 52)
    periods = [YEAR_END, month("2025-01")]
    build.load(*(f for p in periods for f in pu("33.03", p, 173_728, 599_061)), goals=[goal, later])
    row = cell(store, "coverage_pu", "33.03", YEAR_END, "ucj")
    assert (row["target_people"], row["target_base"]) == (204_445, "angkatan kerja menurut sumber")
    assert row["target"] == pytest.approx(204_445 / 5_990.61)
    assert row["gap_people"] == 204_445 - 173_728
    january = cell(store, "coverage_pu", "33.03", month("2025-01"), "ucj")
    assert january["target"] == 52
    # No line from 40 % of one base to 52 % of another: it starts from the people of the newest report.
    assert [january["path_start"], january["path_from"]] == [
        pytest.approx(100 * 173_728 / 599_061),
        "reported",
    ]
    assert january["path"] == pytest.approx(29 + 23 / 12, abs=0.01)


def test_the_low_end_of_a_range_is_what_counts(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", NOVEMBER, 62, 100), goals=[Goal("s", "33.01", "PU", 2023, 60, value_high=65)])
    row = cell(store, "coverage_pu", "33.01", NOVEMBER, "s")
    assert (row["target"], row["status"]) == (60, "tercapai")


def test_above_a_hundred_percent_is_kept(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", NOVEMBER, 130, 100))
    row = cell(store, "coverage_pu", "33.01", NOVEMBER)
    assert (row["value"], row["uncovered"]) == (130, -30)


def test_nobody_eligible_is_no_figure_and_no_reproach(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", NOVEMBER, 5, 0), goals=[Goal("s", "33.01", "PU", 2023, 60)])
    row = cell(store, "coverage_pu", "33.01", NOVEMBER, "s")
    assert pd.isna(row["value"])
    assert (row["reported"], row["status"]) == (1, "tanpa_angka")
    assert cell(store, "coverage_pu", "33.02", NOVEMBER, "s")["status"] == "belum_melapor"


def test_who_has_participants_and_nobody_eligible_is_in_no_sum(build: Builder, store: Store) -> None:
    """33.02 has 7 and later 9 participants of nobody: a rate of the province is that of the others."""
    build.load(
        *pu("33.01", month("2023-10"), 40, 100),
        *pu("33.02", month("2023-10"), 7, 0),
        *pu("33.01", NOVEMBER, 50, 100),
        *pu("33.02", NOVEMBER, 9, 0),
    )
    whole = cell(store, "coverage_pu", "33", NOVEMBER)
    assert (whole["numerator"], whole["denominator"], whole["value"], whole["reported"]) == (50, 100, 50, 1)
    assert (whole["people_month"], whole["same_base_month"], whole["compared_month"]) == (10, 10, 1)
    own = cell(store, "coverage_pu", "33.02", NOVEMBER)
    assert (own["numerator"], own["denominator"], own["status"]) == (9, 0, "tanpa_angka")
    assert cell(store, "active_pu", "33", NOVEMBER)["value"] == 59


def test_a_missing_segment_is_no_missing_report(build: Builder, store: Store) -> None:
    """33.01 reports PU alone: of BPU it has no figure; 33.02 reports nothing at all."""
    build.load(*pu("33.01", NOVEMBER, 5, 10), goals=[Goal("s", "33.01", "BPU", 2023, 60)])
    statuses = {
        area: cell(store, "coverage_bpu", area, NOVEMBER, "s")["status"]
        for area in ("33.01", "33.02", "kr-utara", "kr-selatan", "33")
    }
    assert statuses == {
        "33.01": "tanpa_angka",
        "33.02": "belum_melapor",
        "kr-utara": "tanpa_angka",
        "kr-selatan": "belum_melapor",
        "33": "tanpa_angka",
    }


def test_ranks_share_ties_and_leave_out_who_has_not_reported(build: Builder, store: Store) -> None:
    october = [
        f
        for area, n in zip(KABKOTA[:4], (10, 20, 30, 40), strict=True)
        for f in pu(area, month("2023-10"), n, 100)
    ]
    active = {"33.01": 50, "33.02": 25, "33.03": 50, "33.12": 1}
    build.load(*october, *(f for area, n in active.items() for f in pu(area, NOVEMBER, n, 100)))
    rows = {area: cell(store, "coverage_pu", area, NOVEMBER) for area in KABKOTA}
    ranks = {area: None if pd.isna(row["rank"]) else row["rank"] for area, row in rows.items()}
    assert ranks == {"33.01": 1, "33.02": 3, "33.03": 1, "33.11": None, "33.12": 4}
    assert {row["ranked"] for row in rows.values()} == {4}
    previous = [rows[area]["previous_rank"] for area in KABKOTA[:4]]
    assert previous == [4, 3, 2, 1]
    assert pd.isna(rows["33.12"]["previous_rank"])
    assert (rows["33.11"]["status"], rows["33.11"]["reported"]) == ("belum_melapor", 0)
    assert pd.isna(cell(store, "coverage_pu", "33", NOVEMBER)["rank"])


def test_nearly_the_same_is_not_a_tie(build: Builder, store: Store) -> None:
    """254,087 of 485,049 and 200,270 of 382,313 differ in the tenth decimal of a percent."""
    top, below = (254_087, 485_049), (200_270, 382_313)
    build.load(*pu("33.01", NOVEMBER, *top), *pu("33.02", NOVEMBER, *below))
    ranks = {cell(store, "coverage_pu", area, NOVEMBER)["rank"] for area in ("33.01", "33.02")}
    assert ranks == {1, 2}


def test_the_province_is_a_ratio_of_sums_and_says_who_reported(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", NOVEMBER, 90, 100), *pu("33.02", NOVEMBER, 100, 1_000), *pu("33.11", NOVEMBER, 7))
    province, north, south = (
        cell(store, "coverage_pu", a, NOVEMBER) for a in ("33", "kr-utara", "kr-selatan")
    )
    assert province["value"] == pytest.approx(190 / 11)  # not (90 + 10) / 2
    assert (province["numerator"], province["denominator"]) == (190, 1_100)
    assert (province["reported"], province["areas"]) == (2, 5)
    assert (north["reported"], north["areas"]) == (2, 3)
    assert (south["reported"], south["areas"], south["status"]) == (
        0,
        2,
        "tanpa_angka",
    )  # 7 people, of unknown potensi


def test_a_provisional_potensi_makes_the_rate_provisional(build: Builder, store: Store) -> None:
    potensi = Fact("33.01", NOVEMBER, "PU", ELIGIBLE, 100, provisional=True)
    build.load(*pu("33.01", NOVEMBER, 50), potensi)
    assert cell(store, "coverage_pu", "33.01", NOVEMBER)["provisional"]
    assert not cell(store, "active_pu", "33.01", NOVEMBER)["provisional"]


def test_a_users_own_target_is_not_replaced_by_a_published_one(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", NOVEMBER, 50, 100), goals=[Goal("ucj", "33.01", "PU", 2023, 60)])
    build.load(goals=[Goal("ucj", "33.01", "PU", 2023, 70)], collection="terbit")
    assert cell(store, "coverage_pu", "33.01", NOVEMBER, "ucj")["target"] == 60
