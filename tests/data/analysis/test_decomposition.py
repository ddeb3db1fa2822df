"""Why two coverages differ, and poverty beside its own denominator: literal numbers."""

from datetime import date

import pandas as pd
import pytest

from data.analysis.decomposition import Part, coverage, reasons
from data.analysis.poverty import Poor, poverty

ONE = {"PU": Part(60, 100), "BPU": Part(30, 300)}  # 90 of 400: 22.5 %
OTHER = {"PU": Part(150, 300), "BPU": Part(20, 100)}  # 170 of 400: 42.5 %


def test_the_parts_of_a_difference_add_up() -> None:
    assert (coverage(ONE), coverage(OTHER), coverage({})) == (22.5, 42.5, None)
    found = reasons(ONE, OTHER)
    assert found is not None
    # PU 60 against 50 % at a mean weight of a half; BPU 10 against 20 %; weights a quarter against three.
    assert found.rates == {"PU": pytest.approx(5.0), "BPU": pytest.approx(-5.0)}
    assert found.mix == pytest.approx((0.25 - 0.75) * 55 + (0.75 - 0.25) * 15)
    assert found.total == pytest.approx(-20.0)


def test_a_segment_of_which_nobody_is_eligible() -> None:
    """It has no weight and no coverage of its own: all of its difference is make-up."""
    found = reasons(ONE | {"PMI": Part(0, 0)}, OTHER | {"PMI": Part(5, 100)})
    assert found is not None
    assert found.rates["PMI"] == 0.0
    assert found.total == pytest.approx(22.5 - 175 / 500 * 100)
    assert reasons(ONE | {"PMI": Part(1, 0)}, OTHER) is None
    assert reasons({"PU": Part(0, 0)}, OTHER) is None


def _counts(*rows: tuple[str, int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "area_code": area,
                "period": date(year, 12, 31),
                "measure": measure,
                "value": value,
                "load_id": 7,
            }
            for area, year, measure, value in rows
        ]
    )


def test_poverty_is_never_divided_by_another_year() -> None:
    counts = _counts(
        ("33.21", 2024, "poor_people", 100),
        ("33.21", 2024, "population", 1000),
        ("33.21", 2025, "poor_people", 90),
        ("33", 2025, "poor_people", 9000),
        ("33.19", 2026, "poor_people", 5),
    )
    newest, before = poverty(counts, 2025), poverty(counts, 2024)
    assert newest is not None
    assert before is not None
    assert (newest.year, newest.areas, newest.rated) == (2025, {"33.21": Poor(90, None, (7,))}, False)
    assert (before.areas["33.21"].share, before.rated) == (10.0, True)
    assert poverty(counts, 2023) is None
