"""The projection on the pages: put together once more from the stored counts."""

import numpy as np
import pytest

from data.analysis.forecast import look_back, project, refusal, series
from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page, rows
from tests.support.dashboards.plain_sql import Plain, before
from tests.support.statsmodels_fits import agreement

MONTHS = [before("2026-10-31", back) for back in range(45, -1, -1)]
Arrays = tuple[np.ndarray, np.ndarray]


def arrays(plain: Plain, area: str, segment: str) -> Arrays:
    """Participants and potensi (areas, months) of the areas below one."""
    pairs = [
        [plain.pair(code, m, segment) or (np.nan, np.nan) for m in MONTHS] for code in plain.members(area)
    ]
    both = np.array(pairs, dtype=float)
    return both[:, :, 0], both[:, :, 1]


@pytest.mark.parametrize(("area", "path"), [("33.19", "/daerah/33.19"), ("33", "/tren")])
def test_the_card_once_more(full_store: Store, plain: Plain, area: str, path: str) -> None:
    card = page(full_store, path, "periode=2026-10").card("Proyeksi")
    found = project(*arrays(plain, area, "BPU"))
    assert found.potensi is not None

    def percent(people: float) -> str:
        return f"{number(people / found.potensi * 100, 1)} %"  # type: ignore[operator]

    fan = found.fan
    shown = [tuple(row.values()) for row in rows(card.one("table"))]
    assert shown == [
        (name, percent(fan.middle[at]), percent(fan.low[at]), percent(fan.high[at]), number(fan.middle[at]))
        for name, at in (("Des 2026", 1), ("Jan 2027", 2), ("Apr 2027", 5), ("Okt 2027", 11))
    ]
    words = card.all("p")[0].text
    assert words.startswith(
        f"Desember 2026: {percent(fan.middle[1])} (selang 80 %: {percent(fan.low[1])} sampai"
    )
    assert ("Hanya 32 dari 35 daerah" in words) == (area == "33")
    errors = card.all("p")[-1].text
    test = look_back(found.values)
    for people in (test.model, test.naive):
        assert f"{number(people)} orang ({number(people / found.potensi * 100, 1)} poin)" in errors
    assert ("Model lebih tepat" in errors) == (test.model < test.naive)


def test_the_fan_is_drawn_from_the_month_after(full_store: Store, plain: Plain) -> None:
    """A line of twelve months and a surface around it, more than where there is no projection."""
    drawn = page(full_store, "/daerah/33.19").one("div", "light-chart")
    assert any(text.text.startswith("proyeksi ") for text in drawn.all("text"))
    dotted = [line for line in drawn.all("polyline") if line.attributes.get("stroke-dasharray") == "2,3"]
    fans = [line for line in dotted if len(line.attributes["points"].split()) == 12]
    assert len(fans) == 1
    assert len(drawn.one("polygon").attributes["points"].split()) == 24  # there and back
    assert arrays(plain, "33.19", "BPU")[0].shape == (1, 46)


@pytest.mark.parametrize(
    ("path", "search", "said"),
    [
        ("/daerah/33.16", "periode=2026-10", "ada bulan tanpa laporan dalam 24 bulan terakhir"),
        ("/daerah/33.19", "periode=2024-06", "kurang dari 24 bulan"),
        ("/daerah/33.15", "periode=2026-10", "belum ada angka bulan ini"),
        ("/daerah/33.19", "periode=2026-10&metrik=eligible_bpu", "metrik ini bukan capaian"),
    ],
)
def test_a_refusal_says_why(full_store: Store, path: str, search: str, said: str) -> None:
    tree = page(full_store, path, search)
    assert said in tree.card("Proyeksi").text
    assert not tree.card("Proyeksi").all("table")


def test_a_count_is_projected_in_people(full_store: Store, plain: Plain) -> None:
    card = page(full_store, "/daerah/33.19", "periode=2026-10&metrik=active_bpu").card("Proyeksi")
    found = project(arrays(plain, "33.19", "BPU")[0], None)
    assert [row["Tengah"] for row in rows(card.one("table"))][-1] == number(found.fan.middle[11])
    assert "poin" not in card.text


def test_the_simulation_as_statsmodels_projects_it(plain: Plain) -> None:
    """Every area whose participants are projected: most fits are those of statsmodels, and none is worse."""
    found = []
    for area in plain.members("33"):
        top, bottom = arrays(plain, area, "BPU")
        if not refusal(top, bottom):
            found.append(series(top, bottom))
    assert len(found) == 31
    assert agreement(found) >= 25
