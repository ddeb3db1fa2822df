"""Classes of UCJ: literal limits, and every percentage in exactly one class."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts.ucj_class import CLASSES, Limits, coherent, limits


def rows(
    *starts: float, area: str = "33", year: int = 2026, load: int = 1, measured: str = "cakupan"
) -> list[Any]:
    return [
        SimpleNamespace(
            area_code=area, year=year, ucj_class=word, start=start, measured=measured, load_id=load, seq=seq
        )
        for seq, (word, start) in enumerate(zip(CLASSES, starts, strict=True))
    ]


OFFICE = rows(0, 20, 30, 45)


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (0, "sangat_rendah"),
        (19.999, "sangat_rendah"),
        (20, "rendah"),
        (45, "tinggi"),
        (130, "tinggi"),
    ],
)
def test_a_class_begins_at_its_limit(percent: float, word: str) -> None:
    found = limits(OFFICE, ["33.21", "kr-pati", "33"], 2026)
    assert found is not None
    assert found.class_of(percent) == word


def test_which_limits_hold() -> None:
    own = rows(0, 10, 20, 30, area="33.21", load=2)
    later = rows(0, 25, 35, 50, year=2027, load=3, measured="capaian")
    everything = [*OFFICE, *own, *later]

    def starts(places: list[str], year: int) -> tuple[float, ...] | None:
        found = limits(everything, places, year)
        return found.starts if found else None

    assert starts(["33.21", "33"], 2026) == (0, 10, 20, 30)  # its own before the province's
    assert starts(["33.02", "33"], 2026) == (0, 20, 30, 45)
    assert starts(["33.02", "33"], 2028) == (0, 25, 35, 50)
    assert starts(["33.02", "33"], 2025) is None
    mended = [*OFFICE, *rows(0, 22, 33, 44, load=9)]
    assert (found := limits(mended, ["33"], 2026))
    assert found.starts == (0, 22, 33, 44)


def test_half_a_file_makes_no_classes() -> None:
    assert limits(OFFICE[:3], ["33"], 2026) is None
    assert limits([*OFFICE[:3], *rows(0, 1, 2, 45, load=2, measured="capaian")[3:]], ["33"], 2026) is None


@given(
    st.lists(st.floats(0.5, 150), min_size=3, max_size=3, unique=True).map(sorted),
    st.floats(0, 200),
)
def test_every_percentage_has_one_class(upper: list[float], percent: float) -> None:
    starts = (0.0, *upper)
    assert coherent(starts)
    word = Limits(2026, "cakupan", starts, ()).class_of(percent)
    place = sum(start <= percent for start in starts) - 1
    assert word == CLASSES[place]
