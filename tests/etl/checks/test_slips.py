"""A cell that one digit would make fit is told with both numbers; what could be two cells is not."""

import pytest

from etl.checks.typing_slips import one_digit


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [
        (4_811, 48_118, True),  # a digit left out
        (48_118, 4_811, True),  # one too many
        (606_996, 656_999, False),
        (170_607, 171_607, False),  # another digit: nearly every cell could be meant
        (27_190, 29_710, False),
        (27_190, 97_120, False),
        (27_190, 72_190, True),  # neighbours swapped
        (9, 98, True),
        (4_811, 4_811, False),
        (0, 7, False),
    ],
)
def test_one_digit(said: int, meant: int, *, same: bool) -> None:
    assert one_digit(said, meant) is same
