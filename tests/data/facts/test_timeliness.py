"""Who reports late: literal days, and every month counted once, however it came."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts.timeliness import Delivery, delivery, records

SEPTEMBER, DUE, SINCE, NOW = date(2026, 9, 30), date(2026, 10, 10), date(2026, 1, 5), date(2026, 12, 1)


def one(arrived: date | None, *, since: date | None = SINCE, on: date = NOW) -> Delivery:
    return delivery(SEPTEMBER, DUE, arrived=arrived, since=since, on=on)


@pytest.mark.parametrize(
    ("arrived", "since", "on", "state", "days"),
    [
        (date(2026, 10, 10), SINCE, NOW, "on_time", 0),  # the day itself is in time
        (date(2026, 10, 11), SINCE, NOW, "late", 1),
        (date(2026, 12, 1), SINCE, NOW, "late", 52),
        (None, SINCE, date(2026, 10, 10), "waiting", None),
        (None, SINCE, date(2026, 10, 11), "missing", None),
        (date(2026, 11, 1), date(2026, 10, 11), NOW, "unjudged", None),  # nobody recorded yet
        (None, date(2026, 10, 11), NOW, "unjudged_missing", None),
        (None, None, NOW, "unjudged_missing", None),
    ],
)
def test_a_month(arrived: date | None, since: date | None, on: date, state: str, days: int | None) -> None:
    found = one(arrived, since=since, on=on)
    assert (found.state, found.days_late) == (state, days)


def test_the_record_of_areas() -> None:
    months = [date(2026, 7, 31), date(2026, 8, 31), SEPTEMBER]
    arrived = {
        ("33.01", months[0]): date(2026, 8, 14),
        ("33.01", months[1]): date(2026, 9, 30),
        ("33.01", months[2]): date(2026, 10, 1),
    }
    found = records(
        ["33.01", "33.02"], months, arrived, lambda m: m + timedelta(days=10), since=SINCE, on=NOW
    )
    first, second = found["33.01"], found["33.02"]
    assert (first.count("late"), first.judged, first.reported, first.days) == (2, 3, 3, 12.0)  # 4 and 20
    assert (second.count("missing"), second.judged, second.reported, second.days) == (3, 3, 0, None)


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(st.none() | DAYS, st.none() | DAYS, DAYS, DAYS)
def test_states_part_all_months(arrived: date | None, since: date | None, due: date, on: date) -> None:
    found = delivery(SEPTEMBER, due, arrived=arrived, since=since, on=on)
    assert found.reported == (arrived is not None)
    judged = since is not None and since <= due
    assert (found.state in ("on_time", "late", "missing", "waiting")) == judged
    if judged and arrived is not None:
        assert found.days_late == max(0, arrived.toordinal() - due.toordinal())
