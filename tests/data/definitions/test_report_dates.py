"""When reports fall due: days that a calendar on the wall gives."""

from datetime import date

import pytest

from data.definitions.report_dates import parse, reports


@pytest.mark.parametrize(
    ("key", "on", "due", "about"),
    [
        ("non_asn", date(2026, 12, 1), date(2027, 1, 10), date(2026, 12, 31)),
        ("non_asn", date(2027, 1, 10), date(2027, 1, 10), date(2026, 12, 31)),  # the day itself
        ("non_asn", date(2027, 1, 11), date(2027, 4, 10), date(2027, 3, 31)),
        ("non_asn", date(2028, 2, 29), date(2028, 4, 10), date(2028, 3, 31)),
        ("rekap", date(2026, 12, 10), date(2026, 12, 10), date(2026, 11, 30)),
        ("rekap", date(2026, 12, 11), date(2027, 1, 10), date(2026, 12, 31)),
    ],
)
def test_the_next_day(key: str, on: date, due: date, about: date) -> None:
    assert reports()[key].next_due(on) == (due, about)


def test_what_cannot_be_is_refused() -> None:
    row = '[[report]]\nkey = "a"\nmonths = {}\nday = 10\nlabel = {{ id = "a", en = "a" }}\n'
    with pytest.raises(ValueError, match="part a year"):
        parse(row.format(5))
    with pytest.raises(ValueError, match="twice"):
        parse(row.format(1) * 2)
