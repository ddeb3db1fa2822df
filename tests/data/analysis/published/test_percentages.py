"""Printed percentages keep their digits, whichever sign parts the decimals."""

import pytest

from data.analysis.published.percentages import digits, places


@pytest.mark.parametrize(
    ("text", "plain", "decimals"),
    [
        ("30,29", "30.29", 2),
        ("30.29", "30.29", 2),
        ("30,20 %", "30.20", 2),
        (" 7,0% ", "7.0", 1),
        ("30", "30", 0),
        ("1.234,5", "1234.5", 1),
        ("0,125", "0.125", 3),
        ("dua", None, 0),
        ("", None, 0),
        ("30,29,1", None, 0),
    ],
)
def test_digits_and_places(text: str, plain: str | None, decimals: int) -> None:
    assert (digits(text), places(text)) == (plain, decimals)
