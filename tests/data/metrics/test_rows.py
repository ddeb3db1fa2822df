"""Rows made month by month are those of the frame, every cell of it."""

import pandas as pd
import pytest

from data.metrics.contracts import METRIC_COLUMNS
from data.metrics.query import Query, read
from data.metrics.rows import Rows
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.data.metrics.test_query_against_oracle import full_world
from tests.support.world import Builder, month


def test_a_month_is_what_the_frame_says(build: Builder, store: Store) -> None:
    """Cell by cell as pandas gives them, None for what it calls NA."""
    full_world(build)
    frame = read(store, Query(edition_called(store, "resmi-terkini"), ("coverage_bpu",), scheme="ucj"))
    rows, months = Rows(frame), list(dict.fromkeys(frame["period"]))
    assert len(months) > 1
    for day in months:
        own = frame[frame["period"] == day]
        found = rows.month(day)
        assert len(found) == len(own) > 1
        for row, (_, cells) in zip(found, own.iterrows(), strict=True):
            assert list(row) == [None if pd.isna(cells[name]) else cells[name] for name in METRIC_COLUMNS]
    assert [row for day in months for row in rows.month(day)] == rows.whole()
    assert rows.month(month("1999-01")) == []


def test_a_month_whose_rows_lie_apart_is_refused(build: Builder, store: Store) -> None:
    full_world(build)
    frame = read(store, Query(edition_called(store, "resmi-terkini"), ("coverage_bpu", "coverage_pu")))
    with pytest.raises(ValueError, match="do not lie together"):
        Rows(frame).month(frame["period"][0])
