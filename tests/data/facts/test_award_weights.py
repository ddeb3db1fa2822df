"""An office's own weights: literal figures, refusals, and the sum once more with plain fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts.award_weights import ASPECTS, WeightsError, weighed, weights

TYPED = {"kebijakan": "25", "peraturan": "25 %", "kinerja": "37,5", "wawancara": "12.5"}


def test_as_an_office_types_them() -> None:
    assert weights(TYPED) == {"kebijakan": 25.0, "peraturan": 25.0, "kinerja": 37.5, "wawancara": 12.5}
    assert weights({"kinerja": "100"}) == dict.fromkeys(ASPECTS, 0.0) | {"kinerja": 100.0}
    assert weights({}) is None
    assert weights(dict.fromkeys(ASPECTS, " ")) is None


@pytest.mark.parametrize(
    ("typed", "aspect", "total"),
    [
        ({**TYPED, "wawancara": "10"}, "", 97.5),
        ({**TYPED, "wawancara": "-12,5"}, "wawancara", 0),
        ({**TYPED, "kinerja": "banyak"}, "kinerja", 0),
        ({"kinerja": "101"}, "kinerja", 0),
        ({"kinerja": "1e2"}, "kinerja", 0),
        ({"kinerja": "nan"}, "kinerja", 0),
        ({"kinerja": "1.0.0"}, "kinerja", 0),
    ],
)
def test_what_is_no_set_of_weights(typed: dict[str, str], aspect: str, total: float) -> None:
    with pytest.raises(WeightsError) as refused:
        weights(typed)
    assert (refused.value.aspect, refused.value.total) == (aspect, total)


def test_there_by_all_times_the_weight() -> None:
    """1 of 1, 5 of 8, 4 of 9 and 1 of 2: 25 + 15.625 + 16.667 + 6.25."""
    chosen = weights(TYPED)
    assert chosen is not None
    counts = {"kebijakan": (1, 0), "peraturan": (5, 3), "kinerja": (4, 5), "wawancara": (1, 1)}
    found = weighed(chosen, counts)
    assert [round(part.points or 0, 3) for part in found.parts] == [25.0, 15.625, 16.667, 6.25]
    assert found.total == pytest.approx(63.5416667)
    silent = weighed(chosen, {**counts, "wawancara": (0, 0)})
    assert (silent.parts[3].share, silent.parts[3].points, silent.total) == (None, None, None)
    light = weighed({**chosen, "wawancara": 0.0}, {**counts, "wawancara": (0, 0)})
    assert light.total == pytest.approx(57.2916667)


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=3),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=4, max_size=4),
)
def test_between_nothing_and_all(cuts: list[int], counts: list[tuple[int, int]]) -> None:
    edges = [0, *sorted(cuts), 100]
    chosen = {aspect: float(edges[at + 1] - edges[at]) for at, aspect in enumerate(ASPECTS)}
    typed = weights({aspect: f"{weight:g}" for aspect, weight in chosen.items()})
    assert typed == chosen
    found = weighed(chosen, dict(zip(ASPECTS, counts, strict=True)))
    known = [
        (Fraction(w), there, missing) for w, (there, missing) in zip(chosen.values(), counts, strict=True)
    ]
    if any(w and not there + missing for w, there, missing in known):
        assert found.total is None
        return
    exact = sum((w * there / (there + missing) for w, there, missing in known if w), Fraction(0))
    assert found.total == pytest.approx(float(exact))
    assert 0 <= exact <= 100
