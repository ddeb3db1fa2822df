"""Percentages that were really printed: which of them cannot both be true, and how far each may be used."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.analysis.published.grades import Contradiction, bounds, printed_percentages
from data.dates import month_end

COVERAGE = {"indicator": "cakupan", "unit": "persen"}
ACTIVE = {"indicator": "peserta_aktif", "unit": "orang"}
ELIGIBLE = {"indicator": "potensi", "unit": "orang"}
TARGET = {"indicator": "target_ucj", "unit": "persen"}


def figure(day: str, value: Any, address: str = "https://a.test", **words: Any) -> dict[str, Any]:
    year, month = int(day[:4]), int(day[5:7] or 12)
    return {
        "area_name": "Daerah",
        "data_date": day,
        "period": month_end(date(year, month, 1)),
        "date_precision": {4: "year", 7: "month", 10: "day"}[len(day)],
        "released": day,
        "segment": "TOTAL",
        "value": float(value),
        "printed": str(value),
        "precision": "exact",
        "basis": "NIK",
        "address": address,
        "note": None,
        **words,
    }


def found(*rows: dict[str, Any]) -> tuple[dict[str, str], list[tuple[str, str, str | None]]]:
    """Grade by printed digits, and the contradictions as (rule, first digits, second digits)."""
    percentages, contradictions = printed_percentages(pd.DataFrame(rows, index=range(10, 10 + len(rows))))

    def digits(one: Contradiction) -> tuple[str, str, str | None]:
        second = getattr(one.second, "digits", None) or getattr(one.second, "printed", None)
        return one.rule, one.first.digits, second

    return {p.digits: p.grade for p in percentages}, [digits(one) for one in contradictions]


def test_makassar_one_count_and_two_bases() -> None:
    """263,903 people are 52 % of about 507,506 and 63.47 % of about 415,792."""
    rows = [
        row
        for address, percent in (("https://a.test", 52), ("https://b.test", 63.47))
        for row in (
            figure("2025-09-30", 263_903, address, **ACTIVE),
            figure("2025-09-30", percent, address, **COVERAGE),
        )
    ]
    grades, contradictions = found(*rows)
    assert contradictions == [("satu_jumlah", "52", "63.47")]
    assert grades == {"52": "C", "63.47": "C"}
    bases = {p.digits: round(p.base or 0) for p in printed_percentages(pd.DataFrame(rows))[0]}
    assert bases == {"52": 507_506, "63.47": 415_792}


def test_makassar_more_people_and_hardly_more_coverage() -> None:
    """Participants +12.2 %, coverage +1 point: the base moved."""
    _, contradictions = found(
        figure("2025-09-30", 263_903, **ACTIVE),
        figure("2025-09-30", 52, **COVERAGE),
        figure("2026-02-20", 296_178, "https://c.test", **ACTIVE),
        figure("2026-02-20", 53, "https://c.test", **COVERAGE),
    )
    assert contradictions == [("dasar_bergeser", "52", "53")]


def test_a_share_of_the_target_called_coverage() -> None:
    attained = figure("2025-09-30", 63.47, indicator="capaian_target", unit="persen")
    _, contradictions = found(attained, figure("2026-02", 63.47, "https://b.test", **COVERAGE))
    assert contradictions == [("target_jadi_cakupan", "63.47", "63.47")]
    target = figure("2025", 52.69, **TARGET)
    assert found(target, figure("2025-10", 52.69, **COVERAGE))[1] == [
        ("target_jadi_cakupan", "52.69", "52.69")
    ]
    assert found(figure("2025", 40, **TARGET), figure("2025-10", 40, **COVERAGE))[1] == []


def test_bali_refutes_itself() -> None:
    """935,079 of 1,873,899 is 49.90 %, printed 50.88."""
    rows = (
        figure("2025-06", 935_079, **ACTIVE),
        figure("2025-06", 1_873_899, **ELIGIBLE),
        figure("2025-06", 50.88, **COVERAGE),
    )
    assert found(*rows) == ({"50.88": "C"}, [("hitung_ulang", "50.88", None)])
    _, (refuted,) = printed_percentages(pd.DataFrame(rows))
    assert refuted.recomputed == pytest.approx(49.90, abs=0.005)


def test_pati_fell_because_its_base_moved() -> None:
    """39 % of 511,111 and 29 % of 599,061, both printed in one report that gives the potensi by year."""
    same = {"released": "2025-03-13"}
    grades, contradictions = found(
        figure("2024-12", 39, **COVERAGE, **same),
        figure("2024", 511_111, **ELIGIBLE, **same),
        figure("2025-03", 29, **COVERAGE, **same),
        figure("2025", 599_061, **ELIGIBLE, **same),
    )
    assert contradictions == [("dasar_bergeser", "39", "29")]
    assert grades == {"39": "C", "29": "C"}  # B for want of a count, lowered by the other


def test_two_gaps_taken_for_one() -> None:
    """Coverage 31.36 %: the gap to 100 % is 68.64 points, whatever the target is."""
    gap = {"indicator": "selisih_target", "unit": "persen"}
    rows = figure("2025-03", 31.36, **COVERAGE), figure("2025-03", 68.64, **gap)
    assert found(*rows)[1] == [("selisih_tertukar", "31.36", "68.64")]
    assert found(rows[0], figure("2025-03", 10.64, **gap))[1] == []
    people = {"indicator": "selisih_target", "unit": "orang"}
    counted = (figure("2025-03", 214_687, **ACTIVE), figure("2025-03", 684_654, **ELIGIBLE), rows[0])
    assert found(*counted, figure("2025-03", 469_967, **people))[1] == [
        ("selisih_tertukar", "31.36", "469967")
    ]


def test_two_sources_and_two_bases() -> None:
    _, far = found(
        figure("2024-10", 58, basis="tak disebut", **COVERAGE),
        figure("2025-04", 80, "https://b.test", basis="tak disebut", **COVERAGE),
    )
    assert far == [("dua_persen", "58", "80")]
    grades, disputed = found(
        figure("2025-06", 4_532_480, **ACTIVE),
        figure("2025-06", 12_800_000, **ELIGIBLE),
        figure("2025-06", 35.41, **COVERAGE),
        figure("2025-03", 15_000_000, "https://b.test", **ELIGIBLE),
    )
    assert (grades, disputed) == ({"35.41": "B"}, [("dasar_diperdebatkan", "35.41", "15000000")])


@pytest.mark.parametrize(
    ("grade", "rows"),
    [
        ("A", [figure("2023-11", 254_087, **ACTIVE), figure("2023-11", 485_049, **ELIGIBLE)]),
        ("B", [figure("2023-11", 254_087, **ACTIVE)]),
        ("B", [figure("2023-11", 485_049, **ELIGIBLE)]),
        ("C", []),
        ("C", [figure("2023-11", 254_087, "https://b.test", **ACTIVE)]),  # another report's count
    ],
)
def test_grades_by_what_was_printed(grade: str, rows: list[dict[str, Any]]) -> None:
    assert found(*rows, figure("2023-11", 52.38, **COVERAGE))[0] == {"52.38": grade}


@pytest.mark.parametrize(
    ("grade", "basis", "day"),
    [
        ("A", "BPS 2022", "2023-11"),
        ("B", "tak disebut", "2023-11"),
        ("B", "cabang", "2023-11"),
        ("B", "NIK", "2023"),
    ],
)
def test_grades_by_basis_and_date(grade: str, basis: str, day: str) -> None:
    rows = [figure(day, 254_087, basis=basis, **ACTIVE), figure(day, 485_049, basis=basis, **ELIGIBLE)]
    assert found(*rows, figure(day, 52.38, basis=basis, **COVERAGE))[0] == {"52.38": grade}


def test_bounds_of_a_base() -> None:
    """1,000 people are 33 %: of 2,985.1 to 3,076.9; about 33 %: of 2,941.2 to 3,125."""
    assert [round(end, 1) for end in bounds(1_000, 0, "33")] == [2_985.1, 3_076.9]
    assert [round(end, 1) for end in bounds(1_000, 0, "33", rough=True)] == [2_941.2, 3_125.0]
