"""PU and BPU of every area against their targets, on the simulation: recomputed by plain SQL."""

import re

import pytest
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import Node, number, page, rows
from tests.support.dashboards.plain_sql import WORDS, Plain
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

MONTHS = ("2026-10-31", "2026-09-30", "2024-02-29")
SEGMENTS = ("BPU", "PU")


def short_of(plain: Plain, code: str, month: str) -> dict[str, int]:
    """People short of each of the two targets; a surplus fills nothing."""
    return {segment: max(plain.row(code, month, segment)["people"] or 0, 0) for segment in SEGMENTS}


def picture(store: Store, search: str) -> Node:
    return page(store, "/", search).one("div", "dumbbell")


def lines(drawn: Node) -> list[Node]:
    """The rows of areas: after the axis and the whole."""
    return [
        row for row in drawn.all("div", "row") if not {"head", "whole"} & set(row.attributes["class"].split())
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_every_area_is_drawn_most_people_short_first(full_store: Store, plain: Plain, month: str) -> None:
    named, found = names(plain), lines(picture(full_store, f"periode={month[:7]}"))
    silent = [code for code in plain.areas if plain.pair(code, month, "BPU") is None]
    wanted = sorted(
        (code for code in plain.areas if code not in silent),
        key=lambda code: (
            -sum(short_of(plain, code, month).values()),
            -float(plain.row(code, month, "BPU")["value"]),
        ),
    )
    assert [row.one("span", "name").text for row in found] == [
        named[code] for code in [*wanted, *sorted(silent)]
    ]
    assert len(found) == len(plain.areas)
    sums = [sum(short_of(plain, code, month).values()) for code in wanted]
    told = [row.one("span", "short").text for row in found[: len(wanted)]]
    assert told == [number(people) if people else "tercapai keduanya" for people in sums]
    foot = found[len(wanted) :]
    assert all(row.one("span", "unknown").text == "Belum melapor" for row in foot)
    assert all(not row.all("circle") for row in foot)


@pytest.mark.parametrize("month", MONTHS)
def test_dots_ticks_and_joins_stand_where_the_figures_are(
    full_store: Store, plain: Plain, month: str
) -> None:
    """Percent of potensi on one axis from 0 to 100, the join in the class of the status."""
    named, seen = {name: code for code, name in names(plain).items()}, 0
    for row in lines(picture(full_store, f"periode={month[:7]}")):
        code = named[row.one("span", "name").text]
        for segment, dot in zip(SEGMENTS, row.all("circle"), strict=False):
            known = plain.row(code, month, segment)
            assert dot.attributes["class"] == segment.lower()
            assert float(dot.attributes["cx"].rstrip("%")) == pytest.approx(float(known["value"]), abs=0.051)
        for segment, join in zip(SEGMENTS, row.all("line", "join"), strict=False):
            known = plain.row(code, month, segment)
            assert f"j-{known['status']}" in join.attributes["class"].split()
            assert float(join.attributes["x2"].rstrip("%")) == pytest.approx(
                float(known["target"]), abs=0.051
            )
            seen += 1
    assert seen == 2 * sum(plain.pair(code, month, "BPU") is not None for code in plain.areas)


def test_the_whole_is_net_and_the_areas_gross(full_store: Store, plain: Plain) -> None:
    month = "2026-10-31"
    section = page(full_store, "/").one("section", "two-segments")
    gross = sum(sum(short_of(plain, code, month).values()) for code in plain.areas)
    net = sum(short_of(plain, "33", month).values())
    assert net < gross
    first = section.one("div", "whole")
    assert (first.one("span", "name").text, first.one("span", "short").text) == (
        "Jawa Tengah",
        f"{number(net)} bersih",
    )
    said = section.one("div", "dumbbell").attributes
    assert said["role"] == "img"
    for words in (section.one("p").text, said["aria-label"]):
        assert f"kurang {number(gross)} orang (kotor)" in words
        assert f"kurang {number(net)} orang (bersih" in words


def test_the_table_is_the_picture(full_store: Store, plain: Plain) -> None:
    month, named = "2026-10-31", names(plain)
    section = page(full_store, "/").one("section", "two-segments")
    found = {row["Daerah"]: row for row in rows(section.one("table"))}
    assert len(found) == len(plain.areas) + 1
    for code, name in named.items():
        row, short = found[name], short_of(plain, code, month)
        for segment in SEGMENTS:
            known = plain.row(code, month, segment)
            assert row[f"{segment}, %"].startswith(number(known["value"], 1))
            assert WORDS[known["status"]] in row[f"{segment}, %"]
            people = number(short[segment]) if known["people"] is not None else "–"
            assert row[f"Kurang {segment}, orang"] == people
    assert found["Banyumas"]["Kurang keduanya, orang"] == number(
        sum(short_of(plain, "33.02", month).values())
    )


def test_an_eks_karesidenan_has_its_own(full_store: Store, plain: Plain) -> None:
    section = page(full_store, "/", "kares=kr-kedu").one("section", "two-segments")
    members = plain.members("kr-kedu")
    assert section.one("h2").text.startswith(f"PU dan BPU, {len(members)} daerah")
    assert len(lines(section)) == len(members) == 6
    assert section.one("div", "whole").one("span", "name").text == "Eks-Kares. Kedu"


def test_without_a_target_nothing_is_called_short(full_store: Store) -> None:
    section = page(full_store, "/", "skema=tanpa").one("section", "two-segments")
    assert "target" not in section.one("h2").children[0]  # type: ignore[operator]
    assert section.all("line", "join") == []
    values = [
        float(row.all("circle", "bpu")[0].attributes["cx"].rstrip("%"))
        for row in lines(section)
        if row.all("circle")
    ]
    assert values == sorted(values, reverse=True)
    assert len(values) == 33


@pytest.mark.parametrize(("pu", "bpu", "heights"), [(30, 15, {"27%", "73%"}), (60, 15, {"50%"})])
def test_numbers_that_would_meet_stand_on_two_lines(
    areas_engine: Engine, pu: int, bpu: int, heights: set[str]
) -> None:
    """15 and 30 % leave less room between them than two numbers take; 15 and 60 % leave enough."""
    facts = [
        Fact("33.19", month("2026-09"), segment, measure, count)
        for segment, value in (("PU", pu), ("BPU", bpu))
        for measure, count in ((ACTIVE, value), (ELIGIBLE, 100))
    ]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    row = next(row for row in lines(picture(Store(areas_engine), "")) if row.all("circle"))
    assert {circle.attributes["cy"] for circle in row.all("circle")} == heights
    assert row.one("span", "name").text == "Kudus"


def test_without_a_figure_there_is_no_section(areas_engine: Engine) -> None:
    facts = [Fact("33.19", month("2026-09"), "JAKON", measure, 10) for measure in (ACTIVE, ELIGIBLE)]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    assert page(Store(areas_engine), "/").all("section", "two-segments") == []


def test_the_picture_speaks_english(full_store: Store) -> None:
    section = page(full_store, "/", "bahasa=en").one("section", "two-segments")
    assert re.match(r"PU and BPU, 35 areas, against target", section.one("h2").text)
    assert "short of" in section.one("div", "dumbbell").attributes["aria-label"]
