"""The light and the list of revisions: by hand, and for anything."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.quality import Facts, light
from data.revisions import COLUMNS, KEY, revisions

JUNE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("facts", "colour", "reasons"),
    [
        (Facts(areas=35, reported=35), "hijau", ()),
        (Facts(areas=35, reported=34), "kuning", ("missing",)),
        (Facts(areas=35, reported=18), "kuning", ("missing",)),
        (Facts(areas=35, reported=17), "merah", ("few", "missing")),
        (Facts(areas=35, reported=35, errors=1), "merah", ("errors",)),
        (Facts(areas=35, reported=35, provisional=33), "kuning", ("provisional",)),
        (Facts(areas=35, reported=33, silent=1, rejected=4), "kuning", ("missing", "silent", "rejected")),
        (Facts(areas=0, reported=1), "hijau", ()),
        (Facts(areas=0, reported=1, warnings=26), "kuning", ("warnings",)),
    ],
)
def test_the_light_by_hand(facts: Facts, colour: str, reasons: tuple[str, ...]) -> None:
    assert light(facts) == (colour, reasons)


@given(st.builds(Facts, *[st.integers(0, 40)] * 8))
def test_a_light_is_green_only_without_a_reason(facts: Facts) -> None:
    colour, reasons = light(facts)
    assert (colour == "hijau") == (not reasons)
    assert (colour == "merah") == bool({"few", "errors"} & set(reasons))


def said(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """area, segment, load, value."""
    cells = [
        {
            "area_code": area,
            "period": JUNE,
            "segment": segment,
            "programme": "",
            "measure": "active_participants",
            "basis": "nik",
            "load_id": load,
            "seq": at,
            "value": value,
        }
        for at, (area, segment, load, value) in enumerate(rows)
    ]
    return pd.DataFrame(cells, columns=[*KEY, "load_id", "seq", "value"])


def test_revisions_by_hand() -> None:
    """Kudus twice, the same both times; Demak 10, 12, 12, 9; Pati once."""
    found = revisions(
        said(
            ("33.19", "BPU", 1, 5),
            ("33.21", "BPU", 1, 10),
            ("33.18", "BPU", 1, 7),
            ("33.21", "BPU", 2, 12),
            ("33.19", "BPU", 2, 5),
            ("33.21", "BPU", 3, 12),
            ("33.21", "BPU", 4, 9),
            ("33.21", "PU", 4, 9),
        )
    )
    columns = ["area_code", "old", "old_load", "new", "new_load", "difference"]
    assert found[columns].values.tolist() == [["33.21", 12, 3, 9, 4, -3], ["33.21", 10, 1, 12, 2, 2]]


def test_a_figure_twice_in_one_file_is_no_revision() -> None:
    assert revisions(said(("33.21", "BPU", 1, 10), ("33.21", "BPU", 1, 12))).empty
    assert list(revisions(said()).columns) == COLUMNS


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_revisions_lead_from_the_first_figure_to_the_last(values: list[int]) -> None:
    found = revisions(said(*[("33.21", "BPU", load, value) for load, value in enumerate(values, 1)]))
    assert found["difference"].sum() == values[-1] - values[0]
    assert (found["difference"] != 0).all()
