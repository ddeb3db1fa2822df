"""Simulated targets: agreements of every area in percent, branch plans in people, yearly growth."""

from typing import Any

import numpy as np
import pandas as pd

from data.definitions.registry import PROVINCE
from etl.simulation.frame import JAKON, SEGMENTS, Counts, Numbers, at, codes
from etl.simulation.scenario import scenario

AGREED, PLANNED, GROWING = "ucj-simulasi", "rencana-simulasi", "kenaikan-simulasi"
TITLES = {
    AGREED: "UCJ – NKS daerah (simulasi)",
    PLANNED: "Rencana cabang (simulasi)",
    GROWING: "Kenaikan tahunan 20 persen (simulasi)",
}
BASES = {
    AGREED: "potensi tahun berjalan (simulasi)",
    PLANNED: "jumlah peserta aktif, tanpa penyebut (simulasi)",
    GROWING: "peserta aktif akhir tahun sebelumnya (simulasi)",
}
SEEN = at(2026, 9)  # the month the targets of 2026 are laid around
# Value / target in thousandths, best first; the scenario says how many areas fall there. September's
# path lies at 972 to 985 thousandths of the target: three quarters of the way from last year's, which _road
# lays 60 to 110 thousandths below. 85 % of it are 827 to 837.
BANDS = ((1005, 1110), (986, 999), (845, 965), (500, 815))
HIGHEST = 96.0


def targets(rng: np.random.Generator, eligible: Counts, active: Counts) -> pd.DataFrame:
    """Rows of the target table.

    The targets of 2026 are laid so that in September 2026 all four bands occur; 2024 and 2025 lead up to
    them, 2029 goes on, and the years between are for interpolation.
    """
    people = np.concatenate([active[:, :, SEEN], active[:, :, SEEN].sum(1, keepdims=True)], axis=1)
    base = np.concatenate([eligible[:, :, -1], eligible[:, :, -1].sum(1, keepdims=True)], axis=1)
    rows: list[dict[str, Any]] = []
    for segment, spread in scenario().spread.items():
        column = (*SEGMENTS, "TOTAL").index(segment)
        coverage = 100 * people[:, column] / base[:, column]
        ratio = _ratios(rng, coverage, spread)
        for area, code in enumerate(codes()):
            goal = min(round(coverage[area] / ratio[area], 2), HIGHEST if column == JAKON else 99.0)
            for year, value in _road(rng, goal).items():
                rows.append(_row(AGREED, code, segment, (year, value, "percent")))
            if segment in ("PU", "BPU"):
                plan = int(people[area, column] / ratio[area] * 0.97)
                rows += [
                    _row(PLANNED, code, segment, (2025, plan * 100 // 109, "people")),
                    _row(PLANNED, code, segment, (2026, plan, "people")),
                ]
        rows += [_row(GROWING, PROVINCE, segment, (year, 20.0, "growth")) for year in (2024, 2025, 2026)]
    return pd.DataFrame(rows, dtype=object).assign(source_row=range(2, len(rows) + 2))


def _ratios(rng: np.random.Generator, coverage: Numbers, spread: tuple[int, ...]) -> Numbers:
    """Value / target of each area: the better covered tend to be nearer their target."""
    jitter = rng.integers(-60, 61, size=len(coverage)) / (100 if coverage.max() < 70 else 400)
    ranked = np.argsort(np.argsort(-coverage)) / len(coverage) + jitter
    silent = scenario().silent_in_september  # no matter which band it would fall in
    order = [int(area) for area in np.argsort(ranked, kind="stable") if codes()[area] != silent]
    ratios = np.full(len(coverage), 0.9)
    bands = [band for band, times in zip(BANDS, spread, strict=True) for _ in range(times)]
    for area, (low, high) in zip(order, bands, strict=True):
        ratios[area] = int(rng.integers(low, high)) / 1000
    return ratios


def _road(rng: np.random.Generator, goal: float) -> dict[int, float]:
    """The targets of an agreement that asks for `goal` percent by the end of 2026."""
    steps = rng.integers(60, 111, size=2) / 1000
    before = goal * (1 - steps[0])
    far = goal + (100 - goal) * int(rng.integers(150, 320)) / 1000
    years = {2024: before * (1 - steps[1]), 2025: before, 2026: goal, 2029: min(far, 99.5)}
    return {year: round(float(value), 2) for year, value in years.items()}


def _row(scheme: str, code: str, segment: str, due: tuple[int, float, str]) -> dict[str, Any]:
    year, value, unit = due
    return {
        "scheme": scheme,
        "scheme_title": TITLES[scheme],
        "document": TITLES[scheme],
        "area_code": code,
        "scope": "each" if scheme == GROWING else "area",
        "segment": segment,
        "year": year,
        "value": float(value),
        "value_high": None,
        "unit": unit,
        "base": BASES[scheme],
        "base_value": None,
        "precision": "exact",
        "address": "simulasi",
        "note": "Simulasi, bukan target nyata.",
        "sheet": None,
        "source_column": "nilai",
    }
