"""The simulation: complete, the same everywhere, bent through published figures, with everything that happens
to real data happening once."""

import csv
import hashlib
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from data.database.faults import UnusableError
from data.settings import ROOT
from etl.simulation.active import PROVINCE
from etl.simulation.frame import BPU, FOLDER, JAKON, MONTHS, PU, SEGMENTS, YEARS, at, codes
from etl.simulation.identity import DEFAULT_SEED
from etl.simulation.paid_cover import CONTRIBUTION, boundaries, sponsored
from etl.simulation.parts import FIRST_REPORTED, SILENT, Simulation, first_part, make, second_part, third_part
from etl.simulation.scenario import scenario


@cache
def made() -> Simulation:
    return make(DEFAULT_SEED)


def base_by_month(simulation: Simulation) -> np.ndarray:
    """Eligible workers, shape (areas, segments, months)."""
    return simulation.eligible[:, :, [month.year - YEARS[0] for month in MONTHS]]


def coverage(simulation: Simulation) -> np.ndarray:
    base = base_by_month(simulation)
    return 100 * simulation.active / np.where(base > 0, base, 1)


def anchors() -> list[dict[str, str]]:
    with (FOLDER / "anchors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def simulated(anchor: dict[str, str]) -> float:
    """The simulation's figure for a published one: people or percent."""
    year = int(anchor["date"][:4])
    month = at(year, int(anchor["date"][5:7] or 12))
    area = slice(None) if anchor["code"] == "33" else [codes().index(anchor["code"])]
    segment = slice(None) if anchor["segment"] == "TOTAL" else [SEGMENTS.index(anchor["segment"])]
    active = made().active[area][:, segment, month].sum()
    eligible = made().eligible[area][:, segment, year - YEARS[0]].sum()
    counts = {"peserta_aktif": active, "potensi": eligible, "cakupan": 100 * active / eligible}
    return float(counts[anchor["indicator"]])


def slack(anchor: dict[str, str]) -> float:
    """How far a figure may be from the printed one: the rounding of an approximate one, else nothing; for a
    percentage the last printed digit, rounded or cut off."""
    digits = anchor["printed"]
    if anchor["indicator"] == "cakupan":
        decimals = len(digits.partition(".")[2])
        return float(10**-decimals) if decimals else 0.5
    return 0.0 if anchor["precision"] == "exact" else 0.5 * 10 ** (len(digits) - len(digits.rstrip("0")))


@pytest.mark.parametrize(
    "anchor",
    [anchor for anchor in anchors() if anchor["met"] == "yes"],
    ids=lambda a: f"{a['code']}-{a['date']}-{a['segment']}-{a['indicator']}",
)
def test_published_figures_are_met(anchor: dict[str, str]) -> None:
    assert abs(simulated(anchor) - float(anchor["printed"])) <= slack(anchor)


def test_every_published_figure_of_these_years_is_met_or_explained() -> None:
    with (ROOT / "provinces" / "33" / "published" / "figures.csv").open(encoding="utf-8", newline="") as file:
        published = {
            (row["kode_wilayah"], row["tanggal_data"], row["segmen"], row["indikator"], row["nilai"])
            for row in csv.DictReader(file)
            if row["level"] != "cabang"
            and row["segmen"] in (*SEGMENTS, "TOTAL")
            and row["indikator"] in ("peserta_aktif", "potensi", "cakupan")
            and "2023" <= row["tanggal_data"][:4] <= "2026"
        }
    listed = anchors()
    assert {(a["code"], a["date"], a["segment"], a["indicator"], a["printed"]) for a in listed} == published
    assert all((a["met"] == "no") == bool(a["reason"]) for a in listed)
    assert sum(a["met"] == "yes" for a in listed) == 75


def test_the_province_to_the_digit() -> None:
    totals = made().active.sum((0, 1))
    assert totals[at(2023, 12)] == 3_947_422
    assert totals[at(2025, 6)] == 4_532_480
    assert made().eligible[:, :, 2].sum() == 12_800_000
    assert [totals[month] for month in PROVINCE] == list(PROVINCE.values())


def test_levels_of_2024_and_2025() -> None:
    """PU 58 to 80 %, BPU 4 to 33 %, all segments 29 to 53 %, in every area and month."""
    window = slice(at(2024, 1), at(2025, 12) + 1)
    rates = coverage(made())[:, :, window]
    total = 100 * made().active.sum(1)[:, window] / base_by_month(made()).sum(1)[:, window]
    for values, low, high in ((rates[:, PU], 58, 80), (rates[:, BPU], 4, 33), (total, 29, 53)):
        assert low <= values.min().round(1)
        assert values.max().round(1) <= high


def test_only_construction_in_one_kota_passes_a_hundred_percent() -> None:
    over = {(codes()[area], SEGMENTS[segment]) for area, segment, _ in np.argwhere(coverage(made()) > 100)}
    assert over == {("33.76", "JAKON")}
    assert coverage(made())[:, JAKON].max() < 102


def test_spells_move_bpu_by_exactly_their_workers() -> None:
    paid = sponsored(made().spells)
    moved = np.diff(made().active[:, BPU], axis=1)
    changed = np.diff(paid, axis=1)
    months = [
        (area, month)
        for area in range(35)
        for month in boundaries(made().spells, area)
        if 0 < month < len(MONTHS)
    ]
    assert len(months) > 100
    for area, month in months:
        assert moved[area, month - 1] == changed[area, month - 1]


def test_temanggung_loses_what_tobacco_money_paid_for() -> None:
    bpu = made().active[codes().index("33.23"), BPU]
    lapsed = [spell for spell in made().spells if spell.area == codes().index("33.23") and spell.end == 36]
    assert sum(spell.workers for spell in lapsed) == 39_880
    assert bpu[at(2025, 12)] - bpu[at(2026, 1)] == 39_880


def test_spells_are_under_way_and_about_to_lapse() -> None:
    assert {spell.months for spell in made().spells} <= set(range(1, 13))
    under_way = [spell for spell in made().spells if spell.first <= at(2026, 9) < spell.end]
    lapsing = [spell for spell in made().spells if at(2026, 11) <= spell.end <= at(2026, 10) + 6]
    assert len(under_way) >= 10
    assert len(lapsing) >= 10
    funding = pd.concat([part(made())["funding"] for part in (first_part, second_part, third_part)])
    moved = funding[funding["became_pppk"].notna()].set_index("area_code")
    assert moved["became_pppk"].to_dict() == {"33.21": 1_126, "33.74": 1_875}
    assert (moved["group_name"] == "pegawai non-ASN").all()
    assert len(funding) - len(moved) == len(made().spells)
    assert moved["rupiah"].isna().all()  # a share of wages that nobody made up
    paid = funding[funding["became_pppk"].isna()]
    assert (paid["rupiah"] == paid["workers"] * CONTRIBUTION * paid["months"]).all()


def test_the_three_parts_hold_every_month_once_and_june_twice() -> None:
    first, second, third = (part(made())["observation"] for part in (first_part, second_part, third_part))
    active = [frame[frame["measure"] == "active_participants"] for frame in (first, second, third)]
    by_programme = [frame[frame["programme"] != ""] for frame in active]
    assert [len(frame) for frame in by_programme] == [
        5 * 350,
        340,
        330,
    ]  # five of PU, three of BPU, two of jakon
    active = [frame[frame["programme"] == ""] for frame in active]
    assert [len(frame) for frame in active] == [42 * 140 - 3 * 4, 3 * 140 - 4 + len(FIRST_REPORTED), 132]
    assert (first["measure"] == "eligible_workers").sum() == 35 * 4 * 4
    assert third["provisional"].all()
    assert not first["provisional"].any()
    together = pd.concat(active).drop_duplicates(["area_code", "period", "segment"])
    assert len(together) == 46 * 35 * 4 - 4 * len(SILENT)


def test_silent_months_are_absent() -> None:
    frame = pd.concat([part(made())["observation"] for part in (first_part, second_part, third_part)])
    frame = frame[frame["measure"] == "active_participants"]
    seen = set(zip(frame["area_code"], frame["period"], strict=True))
    assert {(code, MONTHS[month]) for code, month in SILENT}.isdisjoint(seen)
    assert sum(month == at(2026, 9) for _, month in SILENT) == 1
    assert sum(month == at(2026, 10) for _, month in SILENT) == 2
    assert len(SILENT) == 6


def test_another_seed_gives_other_figures_through_the_same_anchors() -> None:
    other = make(7)
    assert not np.array_equal(other.active, made().active)
    assert np.array_equal(make(DEFAULT_SEED).active, made().active)
    assert other.active[:, :, at(2023, 12)].sum() == 3_947_422


def test_the_seed_gives_these_figures_on_every_machine() -> None:
    """Literal figures: a change here asks for a new SIMULATION_VERSION."""
    cilacap = made().active[codes().index("33.01"), :, at(2026, 9)].tolist()
    assert cilacap == [149449, 29589, 23389, 1135]
    whole = made().active.astype("<i8").tobytes() + made().eligible.astype("<i8").tobytes()
    assert hashlib.sha256(whole).hexdigest()[:16] == "35ff210460294478"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("PU = [1, 2, 1, 1]", "PU = [1, 1, 1, 1]", "spread PU harus 4 angka yang berjumlah 5"),
        ("PU = [1, 2, 1, 1]", "PU = [3, 1, 1]", "spread PU harus 4 angka yang berjumlah 5"),
        ("[rebased]", "[rebasis]", "salah isinya: rebased, rebasis"),
    ],
)
def test_a_scenario_that_does_not_fit_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, words: str
) -> None:
    text = (ROOT / "provinces/34/simulation/simulation.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "simulation").mkdir()
    (tmp_path / "simulation" / "simulation.toml").write_text(text.replace(old, new), "utf-8")
    five = SimpleNamespace(folder=tmp_path, districts=(("34.01", ""),) * 5)
    monkeypatch.setattr("etl.simulation.scenario.province", lambda: five)
    with pytest.raises(UnusableError, match=words):
        scenario.__wrapped__()
