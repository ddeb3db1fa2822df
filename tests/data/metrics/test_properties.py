"""What holds for any numbers: sums, ratios of sums, ties, bands, effects, the least people."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data.analysis import coverage
from data.definitions.registry import registry
from data.metrics.query import Query, read
from data.repository.store import Store
from tests.data.metrics import generated
from tests.data.metrics.agreement import schemes_of
from tests.support.world import KABKOTA, KARESIDENAN, PROVINCE, Builder, wipe

ANY_DATABASE = True
PEOPLE = st.integers(0, 2_000_000)
BELOW = {PROVINCE: KABKOTA, **KARESIDENAN}
RATIOS = [metric.key for metric in registry().metrics.values() if metric.kind == "ratio"]


@pytest.mark.slow
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(script=generated.scripts())
def test_of_any_world(engine: Engine, script: list[generated.Step]) -> None:
    wipe(engine)
    build = Builder(engine)
    generated.play(build, script)
    store = Store(engine)
    for edition in store.editions():
        rolls_up = registry().collections[edition.collection].rolls_up
        for scheme in schemes_of(build.world):
            frame = read(store, Query(edition, tuple(registry().metrics), scheme=scheme))
            _one_status_each(frame)
            _never_infinite(frame)
            _ties_share_a_rank(frame)
            _effects_add_up(frame)
            if rolls_up:
                _sums_of_the_areas_below(frame)


def _one_status_each(frame: pd.DataFrame) -> None:
    bands = {band.key for band in registry().bands}
    judged = frame["status"].isin(bands)
    assert set(frame["status"]) <= set(registry().statuses)
    assert (judged == (frame["value"].notna() & frame["target"].notna())).all()
    assert (frame.loc[frame["status"] == "belum_melapor", "reported"] == 0).all()
    silent = frame["status"].isin(["belum_melapor", "tanpa_angka"])
    assert frame.loc[silent, "value"].isna().all()
    # Counted on another basis an area keeps its figure; it may be a count without its potensi.
    assert (silent | (frame["status"] == "dasar_lain"))[frame["value"].isna()].all()


def _never_infinite(frame: pd.DataFrame) -> None:
    numbers = frame.select_dtypes("Float64").to_numpy(dtype=float, na_value=np.nan)
    assert not np.isinf(numbers).any()
    assert frame.loc[frame["metric"].isin(RATIOS) & ~(frame["denominator"] > 0), "value"].isna().all()


def _ties_share_a_rank(frame: pd.DataFrame) -> None:
    """The order of ranks is the order of values; as many are better as the rank says."""
    for _, month in frame[frame["rank"].notna()].groupby(["metric", "period"]):
        for value, rank, ranked in zip(month["value"], month["rank"], month["ranked"], strict=True):
            assert rank == 1 + (month["value"] > value).sum()
            assert ranked == len(month)


def _effects_add_up(frame: pd.DataFrame) -> None:
    """Change on the same denominator + effect of the denominator = raw change, for a kabkota."""
    own = frame[(frame["level"] == "kabkota") & frame["metric"].isin(RATIOS)]
    then = own[["period", "area", "metric", "numerator", "denominator"]]
    both = own.merge(
        then.rename(columns={"period": "previous_period"}),
        on=["previous_period", "area", "metric"],
        suffixes=("", "_then"),
        validate="m:1",
    )
    assert own["change_month"].notna().sum() == both["change_month"].notna().sum()
    both = both[both["change_month"].notna()]
    effect = both["numerator_then"] * (100 / both["denominator"] - 100 / both["denominator_then"])
    assert np.allclose(both["same_base_month"] + effect, both["change_month"], rtol=1e-12, atol=1e-9)


def _sums_of_the_areas_below(frame: pd.DataFrame) -> None:
    for _, month in frame.groupby(["metric", "period"]):
        rows = month.set_index("area")
        for area, below in BELOW.items():
            row, children = rows.loc[area], rows.loc[list(below)]
            children = children[children["reported"] == 1]
            assert row["reported"] == len(children)
            assert row["areas"] == len(below)
            children = children[children["other_basis"] == 0]  # neither added up nor ranked
            if children.empty:
                assert pd.isna(row["numerator"])
                continue
            assert row["numerator"] == children["numerator"].sum()
            if row["metric"] in RATIOS and row["denominator"] > 0:
                assert row["denominator"] == children["denominator"].sum()
                values = children.loc[children["denominator"] > 0, "value"]
                if len(values) == len(children):
                    assert values.min() - 1e-9 <= row["value"] <= values.max() + 1e-9


@given(share=st.integers(0, 15_000), base=PEOPLE.map(lambda n: n * 500))
def test_least_people_reach_the_target_and_one_less_does_not(share: int, base: int) -> None:
    least = int(coverage.least_people(np.array(share / 100), np.array(float(base))))
    wanted = Fraction(share, 10_000) * base
    assert least >= wanted
    assert least - 1 < wanted


@given(values=st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=12), higher=st.booleans())
def test_ranks(values: list[int | None], higher: bool) -> None:
    column = np.array([[np.nan if v is None else float(v)] for v in values])
    found = coverage.ranks(column, higher_is_better=higher)[:, 0]
    known = [v for v in values if v is not None]
    for value, rank in zip(values, found, strict=True):
        if value is None:
            assert np.isnan(rank)
        else:
            assert rank == 1 + sum(other > value if higher else other < value for other in known)


def gained(then: list[int | None], now: list[int | None], *, higher: bool) -> list[float | None]:
    column = np.array(
        [[np.nan if v is None else float(v) for v in pair] for pair in zip(then, now, strict=True)]
    )
    found, _ = coverage.places_gained(column, np.array([-1, 0]), higher_is_better=higher)
    assert np.isnan(found[:, 0]).all()  # the first month has none before it
    return [None if np.isnan(v) else float(v) for v in found[:, 1]]


@given(
    pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=10),
    lonely=st.lists(st.integers(0, 5), min_size=1, max_size=5),
    now=st.booleans(),
    at=st.integers(0, 10),
    higher=st.booleans(),
)
def test_who_has_a_figure_at_only_one_of_two_dates_moves_nobody(
    pairs: list[tuple[int, int]], lonely: list[int], now: bool, at: int, higher: bool
) -> None:
    """Adding, changing or removing figures of areas that have one at only one of the dates."""
    then, since = (list(side) for side in zip(*pairs, strict=True))
    alone = gained(then, since, higher=higher)
    assert sum(abs(step or 0) for step in alone) == 0 or len(pairs) > 1
    at = min(at, len(pairs))
    silent: list[int | None] = [None] * len(lonely)
    sides = (silent, lonely) if now else (lonely, silent)
    beside = gained(
        *([*side[:at], *more, *side[at:]] for side, more in zip((then, since), sides, strict=True)),
        higher=higher,
    )
    assert [*beside[:at], *beside[at + len(lonely) :]] == alone
    assert beside[at : at + len(lonely)] == silent


@given(values=st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=12))
def test_carrying_forward(values: list[int | None]) -> None:
    assume(any(v is not None for v in values))
    row = np.array([[np.nan if v is None else float(v) for v in values]])
    carried, source = coverage.carry_forward(row)
    last: int | None = None
    for place, value in enumerate(values):
        last = place if value is not None else last
        assert source[0, place] == (-1 if last is None else last)
        assert np.isnan(carried[0, place]) if last is None else carried[0, place] == values[last]
