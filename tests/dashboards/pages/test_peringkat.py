"""The ranking: every cell of its 35 rows recomputed by plain SQL, whatever it is sorted by."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.shell.render import render
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.support.dashboards.html_tree import Node, finding, number, page, rows, signed
from tests.support.dashboards.plain_sql import WORDS, Plain, Row, before
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

TOTALS = ("coverage_pu", "coverage_bpu", "coverage_jakon", "coverage_total")
SEGMENTS = dict(zip(TOTALS, ("PU", "BPU", "JAKON", "TOTAL"), strict=True))
MONTHS = ("2026-10-31", "2026-09-30", "2024-01-31", "2023-01-31")


def names(plain: Plain) -> dict[str, str]:
    """How a list calls each area: a bare name unless a kota has the same."""
    bare = {code: name.split(" ", 1)[1] for code, name in plain.areas.items()}
    double = {name for name in bare.values() if list(bare.values()).count(name) > 1}
    return {
        code: name
        if name.startswith("Kota")
        else f"Kab. {bare[code]}"
        if bare[code] in double
        else bare[code]
        for code, name in plain.areas.items()
    }


def movement(code: str, ranks: dict[str, int], earlier: dict[str, int]) -> str:
    """Who stood above then and who stands above now, of those that are in both months."""
    both = ranks.keys() & earlier.keys()
    if code not in both:
        return ""
    now, then = (sum(of[other] < of[code] for other in both) for of in (ranks, earlier))
    step = then - now
    if step == 0:
        return "="
    return f"▲{step}(naik {step})" if step > 0 else f"▼{-step}(turun {-step})"


def expected(plain: Plain, month: str, segment: str) -> list[tuple[str, ...]]:
    """The table as it must stand, best rank first, those that have not reported at the foot."""
    rank, previous = plain.ranks(month, segment), plain.ranks(before(month, 1), segment)
    named = names(plain)
    found = []
    for code in sorted(plain.areas, key=lambda code: (rank.get(code, 99), code)):
        row: Row = plain.row(code, month, segment)
        place, earlier = rank.get(code), previous.get(code)
        found.append(
            (
                (str(place) if place else "–") + movement(code, rank, previous),
                number(earlier),
                named[code],
                WORDS[row["status"]],
                number(row["value"], 1),
                number(row["target"], 1),
                number(row["path"], 1),
                number(row["points"], 1),
                number(row["people"]),
                number(row["n"]),
                number(row["d"]),
                number(row["uncovered"]),
                signed(row["same_month"], 1),
                signed(row["same_year"], 1),
            )
        )
    return found


def cells(tree: Node) -> list[tuple[str, ...]]:
    return [tuple(row.values()) for row in rows(tree.one("table"))]


@pytest.mark.parametrize("metric", TOTALS)
@pytest.mark.parametrize("month", MONTHS)
def test_every_cell(full_store: Store, plain: Plain, metric: str, month: str) -> None:
    shown = cells(page(full_store, "/peringkat", f"metrik={metric}&periode={month[:7]}"))
    assert len(shown) == 35
    assert shown == expected(plain, month, SEGMENTS[metric])


@pytest.mark.parametrize(("edition", "cutoff"), [("simulasi-2026-t2", 6), ("simulasi-2026-t3", 7)])
def test_every_cell_as_an_earlier_meeting_saw_it(
    full_store: Store, full_file: Path, edition: str, cutoff: int
) -> None:
    """The second quarter's meeting saw June before its revision."""
    shown = cells(page(full_store, "/peringkat", f"edisi={edition}&periode=2026-06"))
    assert shown == expected(Plain(full_file, cutoff), "2026-06-30", "BPU")


def test_the_revision_changed_something(full_file: Path) -> None:
    then, now = Plain(full_file, 6), Plain(full_file, 7)
    assert expected(then, "2026-06-30", "BPU") != expected(now, "2026-06-30", "BPU")


def test_the_headline_names_first_and_last(full_store: Store, plain: Plain) -> None:
    table = expected(plain, "2026-09-30", "BPU")
    ranked = [row for row in table if row[0][0] != "–"]
    good = sum(row[3] in (WORDS["tercapai"], WORDS["di_jalur"]) for row in ranked)
    words = finding(page(full_store, "/peringkat", "periode=2026-09"))
    for part in (
        ranked[0][2],
        f"{ranked[0][4]} %",
        ranked[-1][2],
        f"{ranked[-1][4]} %",
        f"{good} dari {len(ranked)}",
    ):
        assert part in words


def test_the_bars_are_the_table(full_store: Store, plain: Plain) -> None:
    """Bar ends and target ticks in percent of the longest, in the order of rank."""
    month = "2026-10-31"
    svg = page(full_store, "/peringkat").one("", "ranking-chart").one("svg")
    rank = plain.ranks(month, "BPU")
    order = sorted(plain.areas, key=lambda code: (rank.get(code, 99), code))
    found = [plain.row(code, month, "BPU") for code in order]
    most = max(float(v) for row in found for v in (row["value"], row["target"]) if v is not None)
    bars = [float(bar.attributes["width"].rstrip("%")) for bar in svg.all("rect")]
    assert bars == [pytest.approx(float(row["value"] or 0) / most * 100, abs=0.006) for row in found]
    ticks = [float(tick.attributes["x1"].rstrip("%")) for tick in svg.all("line", "tick")]
    held = [row for row in found if row["target"] is not None]
    assert ticks == [pytest.approx(float(row["target"]) / most * 100, abs=0.006) for row in held]
    labels = [node.text for node in svg.all("text")][:35]
    named = names(plain)
    assert labels == [f"{rank.get(code, '–')} {named[code]}" for code in order]


SORTS = {
    "peringkat": 0,
    "lalu": 1,
    "daerah": 2,
    "capaian": 4,
    "target": 5,
    "jalur": 6,
    "selisih": 7,
    "kurang": 8,
    "peserta": 9,
    "potensi": 10,
    "belum": 11,
    "bulan": 12,
    "tahun": 13,
}


def value_of(text: str) -> float | str:
    digits = text.split("▲")[0].split("▼")[0].rstrip("=").replace(".", "").replace(",", ".")
    try:
        return float(digits.replace("−", "-"))
    except ValueError:
        return text


@pytest.mark.parametrize("way", ["naik", "turun"])
@pytest.mark.parametrize("key", [*SORTS, "status"])
def test_sorting_leaves_those_that_have_not_reported_at_the_foot(
    full_store: Store, key: str, way: str
) -> None:
    shown = cells(page(full_store, "/peringkat", f"urut={key}&arah={way}"))
    silent = [row for row in shown if row[3] == WORDS["belum_melapor"]]
    assert len(silent) == 2
    assert shown[-2:] == silent
    if key in SORTS:
        known = [value_of(row[SORTS[key]]) for row in shown[:-2] if row[SORTS[key]] != "–"]
        assert known == sorted(known, reverse=way == "turun")  # type: ignore[type-var]


def test_headings_are_links_that_sort(full_store: Store) -> None:
    heads = page(full_store, "/peringkat", "periode=2026-09").one("thead").all("th")
    hrefs = [head.one("a").attributes["href"] for head in heads]
    assert hrefs[4] == "/peringkat?periode=2026-09&urut=capaian&arah=turun"
    assert all("aria-sort" not in head.attributes for head in heads)
    sorted_by = page(full_store, "/peringkat", "urut=capaian&arah=turun").one("thead").all("th")
    assert [head.attributes.get("aria-sort") for head in sorted_by].count("descending") == 1
    assert sorted_by[4].attributes["aria-sort"] == "descending"
    assert sorted_by[4].one("a").attributes["href"] == "/peringkat?urut=capaian&arah=naik"


def test_an_eks_karesidenan_keeps_the_ranks_of_the_35(full_store: Store, plain: Plain) -> None:
    shown = cells(page(full_store, "/peringkat", "kares=kr-kedu&periode=2026-09"))
    whole = expected(plain, "2026-09-30", "BPU")
    named = names(plain)
    kedu = {named[code] for code, parent in plain.parents.items() if parent == "kr-kedu"}
    assert shown == [row for row in whole if row[2] in kedu]
    assert len(shown) == 6


def test_ranks_of_counts_have_no_denominator(full_store: Store) -> None:
    table = rows(page(full_store, "/peringkat", "metrik=active_pu").one("table"))
    assert not any("%" in head or "poin" in head for head in table[0])
    assert render(full_store, "/peringkat", "metrik=active_pu").status == 200


@pytest.mark.parametrize(
    ("values", "said", "english"),
    [
        (
            {"33.21": 20},
            "Hanya Demak yang punya angka (20,0 %). 34 belum melapor.",
            "Only Demak has a figure (20.0%). 34 not reported.",
        ),
        (
            {"33.21": 20, "33.19": 30},
            "Kudus memimpin (30,0 %), terakhir Demak (20,0 %). 33 belum melapor.",
            "Kudus leads (30.0%), last Demak (20.0%). 33 not reported.",
        ),
        (
            {"33.21": 20, "33.19": 20},
            "2 daerah sama tinggi (20,0 %): Kudus dan Demak. 33 belum melapor.",
            "2 areas stand alike (20.0%): Kudus and Demak. 33 not reported.",
        ),
        (
            {"33.21": 20, "33.19": 30, "33.18": 10},
            "Kudus memimpin (30,0 %), terakhir Pati (10,0 %). 32 belum melapor.",
            "Kudus leads (30.0%), last Pati (10.0%). 32 not reported.",
        ),
    ],
)
def test_nobody_leads_alone(areas_engine: Engine, values: dict[str, int], said: str, english: str) -> None:
    facts = [
        Fact(area, month("2026-09"), "BPU", measure, count)
        for area, value in values.items()
        for measure, count in ((ACTIVE, value), (ELIGIBLE, 100))
    ]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    store = Store(areas_engine)
    assert finding(page(store, "/peringkat")) == said
    assert finding(page(store, "/peringkat", "bahasa=en")) == english


def test_the_rows_say_rank_value_target_and_status(full_store: Store, plain: Plain) -> None:
    """The same figures in the rows that open, bars and ticks on one scale."""
    month = "2026-09-30"
    shown = page(full_store, "/peringkat", "periode=2026-09").all("details", "rank-row")
    rank, named = plain.ranks(month, "BPU"), names(plain)
    order = sorted(plain.areas, key=lambda code: (rank.get(code, 99), code))
    assert [row.attributes["data-area"] for row in shown] == order
    found = {code: plain.row(code, month, "BPU") for code in order}
    most = max(float(v) for row in found.values() for v in (row["value"], row["target"]) if v is not None)
    for row, code in zip(shown, order, strict=True):
        wanted = found[code]
        assert row.one("span", "name").text == named[code]
        if wanted["value"] is None:
            assert row.one("span", "rank").text == "–"
            continue
        assert row.one("span", "rank").text == str(rank[code])
        assert row.one("b").text == number(wanted["value"], 1)
        assert row.one("span", "against").text == f"dari {number(wanted['target'], 1)}"
        short = wanted["people"]
        assert row.one("span", "short").text == (number(short) if short > 0 else "–")
        assert row.one("span", "word").text == WORDS[wanted["status"]][1:]
        width = float(row.one("span", "fill").attributes["style"].split(":")[1].rstrip("%"))
        assert width == pytest.approx(float(wanted["value"]) / most * 100, abs=0.06)
        assert f"{number(wanted['n'])} dari {number(wanted['d'])}" in row.one("div", "more-figures").text


def test_status_and_fall_filter_the_rows(full_store: Store, plain: Plain) -> None:
    month = "2026-09-30"
    found = {code: plain.row(code, month, "BPU") for code in plain.areas}
    behind = {code for code, row in found.items() if row["status"] == "jauh_tertinggal"}
    fallen = {code for code, row in found.items() if (row["same_year"] or 0) <= -0.05}
    assert behind
    assert fallen

    def shown(search: str) -> set[str]:
        drawn = page(full_store, "/peringkat", f"periode=2026-09&{search}")
        return {row.attributes["data-area"] for row in drawn.all("details", "rank-row")}

    assert shown("status=jauh_tertinggal") == behind
    assert shown("turun=ya") == fallen
    assert shown("status=jauh_tertinggal&turun=ya") == behind & fallen
    counts = (
        page(full_store, "/peringkat", "periode=2026-09").one("nav", "counts").all("a", "k-jauh_tertinggal")
    )
    assert counts[0].one("b").text == str(len(behind))
