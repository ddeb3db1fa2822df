"""Answers to a meeting: literal counts, and once more with plain loops."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.facts.agreement_answers import answers


def agreed(area: str, status: str, evidence: str | None = None) -> Any:
    return SimpleNamespace(area_code=area, status=status, evidence=evidence)


def test_an_answer_is_a_status_or_evidence() -> None:
    found = answers(
        [
            agreed("33.02", "belum"),
            agreed("33.02", "proses"),
            agreed("33.01", "selesai", "Perbup 12"),
            agreed("33.05", "belum", "Surat 3/2026"),
            agreed("33.07", "belum"),
            agreed("33.07", "belum", ""),
        ]
    )
    assert (found.asked, found.answered, found.share) == (6, 3, 50.0)
    assert [(one.area, one.asked, one.answered) for one in found.areas] == [
        ("33.01", 1, 1),
        ("33.02", 2, 1),
        ("33.05", 1, 1),
        ("33.07", 2, 0),
    ]
    assert [(one.area, one.missing) for one in found.silent] == [("33.07", 2), ("33.02", 1)]
    assert answers([]).share is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["belum", "proses", "selesai"]))))
def test_counts_add_up(said: list[tuple[str, str]]) -> None:
    found = answers([agreed(area, status) for area, status in said])
    silent = [area for area, status in said if status == "belum"]
    assert found.asked == len(said)
    assert found.asked - found.answered == len(silent) == sum(one.missing for one in found.silent)
    assert {one.area for one in found.silent} == set(silent)
