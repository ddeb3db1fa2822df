"""Targets side by side: what each document asks, on the base it counts against."""

import pandas as pd

from data.metrics.targets_side_by_side import Asked, side_by_side

AREAS = pd.DataFrame(
    {
        "code": ["00", "33", "33.01", "33.02"],
        "level": ["nasional", "provinsi", "kabkota", "kabkota"],
        "parent": [None, "00", "33", "33"],
    }
).set_index("code")
COLUMNS = ("scheme", "area_code", "scope", "segment", "year", "value", "unit", "base", "base_value")
ROWS = [
    ("rpjmn", "00", "area", "TOTAL", 2025, 32.15, "percent", "semua pekerja", None),
    ("rpjmn", "00", "area", "TOTAL", 2029, 43.92, "percent", "semua pekerja", None),
    ("ucj", "33.01", "area", "TOTAL", 2026, 40.0, "percent", "angkatan kerja", 511_111),
    ("ucj", "33.02", "area", "TOTAL", 2026, 52.0, "percent", "potensi", None),
    ("rencana", "33.01", "area", "BPU", 2026, 67_000.0, "people", "peserta", None),
    ("naik", "33", "each", "TOTAL", 2026, 20.0, "growth", "peserta", None),
]


def catalogue() -> pd.DataFrame:
    frame = pd.DataFrame(ROWS, columns=COLUMNS)
    return frame.assign(scheme_title=frame["scheme"].str.upper(), document="surat", address="x")


def seen(code: str, below: list[str], year: int = 2026) -> dict[tuple[str, str], Asked]:
    found = side_by_side(catalogue(), AREAS, code, below, year)
    return {(one.scheme, one.place): one for one in found}


def test_of_an_area_each_on_its_own_base() -> None:
    found = seen("33.01", ["33.01"])
    assert set(found) == {("ucj", "33.01"), ("rencana", "33.01"), ("naik", "33.01"), ("rpjmn", "00")}
    ucj = found["ucj", "33.01"]
    assert (ucj.base(900_000), ucj.people(900_000, None)) == (511_111, 204_445)  # 204,444.4
    assert found["rencana", "33.01"].people(900_000, None) == 67_000
    assert found["naik", "33.01"].people(900_000, 100_001) == 120_002  # 120,001.2
    assert found["naik", "33.01"].people(900_000, None) is None
    nation = found["rpjmn", "00"].due
    assert nation is not None
    assert (round(nation.value, 4), nation.kind) == (35.0925, "interpolated")


def test_of_a_whole_that_is_asked_nothing_itself() -> None:
    found = seen("33", ["33.01", "33.02"])
    ucj = found["ucj", "33"]
    assert (ucj.due, ucj.areas, ucj.lowest, ucj.highest, ucj.unit) == (None, 2, 40.0, 52.0, "percent")
    assert (ucj.base(1.0), ucj.people(1.0, 1.0)) == (None, None)
    assert found["rencana", "33"].areas == 1
    assert seen("33", ["33.01", "33.02"], 2031) == {}
