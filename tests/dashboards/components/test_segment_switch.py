"""The four segments of the first page: a link each, the chosen one marked, the value as the cards have it."""

import pytest

from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page
from tests.support.dashboards.plain_sql import WORDS, Plain

METRICS = {"PU": "coverage_pu", "BPU": "coverage_bpu", "JAKON": "coverage_jakon", "TOTAL": "coverage_total"}


@pytest.mark.parametrize("chosen", METRICS.values())
def test_each_segment_is_a_link_to_its_metric(full_store: Store, plain: Plain, chosen: str) -> None:
    tabs = page(full_store, "/", f"metrik={chosen}&periode=2026-09").one("nav", "tabs").all("a")
    assert [tab.attributes["href"] for tab in tabs] == [
        "/?periode=2026-09" + ("" if metric == "coverage_bpu" else f"&metrik={metric}")
        for metric in METRICS.values()
    ]
    marked = [
        metric for tab, metric in zip(tabs, METRICS.values(), strict=True) if "aria-current" in tab.attributes
    ]
    assert marked == [chosen]
    for tab, segment in zip(tabs, METRICS, strict=True):
        row = plain.row("33", "2026-09-30", segment)
        assert tab.one("span", "value").text == f"{number(row['value'], 1)} %"
        assert tab.one("span", "word").text.replace(" ", "", 1) == WORDS[row["status"]]
        assert f"target {number(row['target'], 1)} %" in tab.text
        assert f"kurang {number(row['people'])} orang" in tab.text


def test_another_metric_marks_none(full_store: Store) -> None:
    tabs = page(full_store, "/", "metrik=active_pu").one("nav", "tabs").all("a")
    assert all("aria-current" not in tab.attributes for tab in tabs)


def test_without_a_target_it_says_so(full_store: Store) -> None:
    tabs = page(full_store, "/", "skema=tanpa").one("nav", "tabs").all("a")
    assert [tab.one("span", "against").text for tab in tabs] == ["tanpa target"] * 4
