"""Worlds nobody has seen: funnel, lapsing cover, benefits, depth and punctuality by the rules of /definisi.

What the API says (and the pages' files with it) is held against loops written from those rules alone.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.support.clock import Clock
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, months, new_load

AREAS = ("33.01", "33.10", "33.21", "33.72", "33.76")
GROUPS, FUNDS = ("nelayan", "guru ngaji", "tenaga non ASN"), ("APBD", "DBHCHT", "CSR")
SILENT = dict.fromkeys(("note", "sheet", "source_row", "source_column"))
NOW, YEAR = "2026-09", 2026
Row = dict[str, Any]


@dataclass
class World:
    """The rows that were brought in, each with the number of its load."""

    funding: list[Row] = field(default_factory=list)
    benefits: list[Row] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    came: dict[tuple[str, str], date] = field(default_factory=dict)


def maybe(rng: random.Random, value: int, chance: float = 0.75) -> int | None:
    return value if rng.random() < chance else None


def spell(rng: random.Random, dated: float) -> Row:
    workers, year = rng.randint(1, 900), rng.choice((2025, 2026, 2026))
    first = date(year, rng.randint(1, 12), 1) if rng.random() < dated else None
    rupiah = maybe(rng, workers * 16_800)
    steps = {name: maybe(rng, rng.randint(0, 900), 0.6) for name in ("planned", "verified", "paid", "active")}
    return {
        "area_code": rng.choice(AREAS),
        "group_name": rng.choice(GROUPS),
        "fund": rng.choice(FUNDS),
        "year": year,
        "workers": workers,
        "first_month": first,
        "months": rng.randint(1, 9) if first else None,
        "rupiah": rupiah,
        **steps,
        "rupiah_changed": maybe(rng, rng.randint(1, 10**8), 0.3) if rupiah else None,
        "rupiah_spent": maybe(rng, rng.randint(1, 10**8), 0.4),
        "address": "x",
        **SILENT,
    }


def benefit(rng: random.Random) -> Row:
    last = rng.choice(months("2025-07", 15))
    long = rng.choice((1, 1, 3, 6))
    place = last.year * 12 + last.month - long
    return {
        "area_code": rng.choice(AREAS),
        "segment": "BPU",
        "programme": rng.choice(("JKK", "JKM")),
        "group_name": rng.choice(GROUPS),
        "first_month": date(place // 12, place % 12 + 1, 1),
        "period": last,
        "cases": maybe(rng, rng.randint(0, 9), 0.9),
        "rupiah": maybe(rng, rng.randint(0, 10**8), 0.9),
        "heirs": None,
        "scholarships": None,
        "address": "x",
        **SILENT,
    }


def once(rows: list[Row], *key: str) -> list[Row]:
    """A file says a thing once."""
    return list({tuple(row[name] for name in key): row for row in rows}.values())


SPELL = ("area_code", "group_name", "fund", "year", "first_month")
BENEFIT = ("area_code", "segment", "programme", "group_name", "first_month", "period")


def build(engine: Engine, seed: int) -> World:
    rng, world = random.Random(seed), World()
    few = seed % 2  # every other world is a sparse one
    potensi = [
        Fact(a, month("2025-01"), s, ELIGIBLE, rng.randint(2_000, 9_000))
        for a in AREAS
        for s in ("PU", "BPU")
    ]
    add_load(engine, new_load(digest="potensi", collection="resmi"), {"observation": fact_frame(potensi)})
    world.facts += potensi
    for day in months("2025-10", 12):
        for part in (AREAS[:3], AREAS[3:]):
            told = [a for a in part if rng.random() < 0.85] or [part[0]]
            facts = [Fact(a, day, s, ACTIVE, rng.randint(900, 1_999)) for a in told for s in ("PU", "BPU")]
            if day >= month("2026-08"):
                facts += [
                    Fact(f.area, day, f.segment, ACTIVE, rng.randint(0, f.value), programme=p)
                    for f in list(facts)
                    for p in (("JHT", "JP", "JKP") if f.segment == "PU" else ("JHT",))
                    if rng.random() < (0.4 if few else 0.8)
                ]
            came = day + timedelta(days=rng.randint(1, 25))
            made = new_load(digest=f"{day}{part[0]}", collection="resmi", published_on=came)
            add_load(engine, made, {"observation": fact_frame(facts)})
            world.facts += facts
            for area in told:
                world.came[area, f"{day:%Y-%m}"] = came
    for turn in range(2):
        paid = once([spell(rng, 0.9) for _ in range(6 if few else 40)], *SPELL)
        if turn and world.funding:  # a correction of what an earlier file said
            paid = once([*paid, {**world.funding[0], "workers": 7, "verified": 7, "active": 5}], *SPELL)
        if not turn:  # one budget ends twice in October and goes on for some of them
            whose = {"area_code": rng.choice(AREAS), "group_name": "nelayan", "fund": "CSR", "year": 2026}
            for first, length in ((date(2026, 5, 1), 6), (date(2026, 7, 1), 4), (date(2026, 11, 1), 3)):
                one = {**spell(rng, 1.0), **whose, "first_month": first, "months": length}
                paid = once([*paid, {**one, "workers": 100 + rng.randint(0, 50)}], *SPELL)
        back = once([benefit(rng) for _ in range(5 if few else 60)], *BENEFIT)
        tables = {"funding": pd.DataFrame(paid).astype(object), "benefit": pd.DataFrame(back).astype(object)}
        for frame in tables.values():
            frame[:] = frame.where(frame.notna(), None)
        add_load(engine, new_load(digest=f"uang{turn}", collection="resmi"), tables)
        world.funding = newest(world.funding, paid, SPELL)
        world.benefits = newest(world.benefits, back, BENEFIT)
    return world


def newest(old: list[Row], new: list[Row], key: tuple[str, ...]) -> list[Row]:
    said = {tuple(row[name] for name in key) for row in new}
    return [row for row in old if tuple(row[name] for name in key) not in said] + new


@pytest.fixture(params=[11, 12, 13, 14])
def world(request: pytest.FixtureRequest, areas_engine: Engine, clock: Clock) -> tuple[World, FlaskClient]:
    clock(datetime(2026, 12, 1, 3))
    made = build(areas_engine, request.param)
    return made, create_app(Store(areas_engine), Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]


def asked(client: FlaskClient, resource: str, words: str = "") -> list[Row]:
    answer = client.get(f"/api/v1/{resource}?periode={NOW}&per_halaman=1000{words}")
    assert answer.status_code == 200, answer.text
    return list(answer.json["data"])  # type: ignore[index]


def number(day: date) -> int:
    return day.year * 12 + day.month - 1


def written(place: int) -> str:
    return f"{place // 12}-{place % 12 + 1:02d}"


HERE = number(month(NOW))


def test_what_a_world_says(world: tuple[World, FlaskClient]) -> None:
    made, client = world
    funnel(made, client)
    lapsing(made, client)
    paid_for(made, client)
    for lag in (0, 3, 12):
        balances(made, client, lag)
    depths(made, client)
    punctual(made, client)
    sentences(made, client)
    for path in ("/corong", "/manfaat", "/jurang", "/program", "/tenggat", "/asal/33?fakta=iuran"):
        for language in ("id", "en"):
            text = client.get(f"{path}{'&' if '?' in path else '?'}bahasa={language}").text
            assert not re.search(
                r"(?<!\w)(None|nan|NaT|inf)(?!\w)",
                re.sub(r"<style.*?</style>|<script.*?</script>", "", text, flags=re.DOTALL),
            )


def funnel(made: World, client: FlaskClient) -> None:
    steps = ("planned", "verified", "paid", "active")
    telling = [r for r in made.funding if r["year"] <= YEAR and any(r[s] is not None for s in steps)]
    year = max((r["year"] for r in telling), default=None)
    wanted: dict[tuple[str, str, str], list[int]] = {}
    for row in made.funding:
        for before, after in (*pairwise(steps), ("verified", "active")):
            if row["year"] == year and row[before] is not None and row[after] is not None:
                sums = wanted.setdefault((row["area_code"], before, after), [0, 0, 0])
                for place, add in enumerate((row[before], row[after], 1)):
                    sums[place] += add
    assert {
        (r["area"], r["step_before"], r["step_after"]): [r["entered"], r["passed"], r["compared_both"]]
        for r in asked(client, "funnel")
    } == wanted


def sentences(made: World, client: FlaskClient) -> None:
    """What the headlines of /corong and /jurang say, by the same rows."""
    year = max(
        (r["year"] for r in made.funding if r["year"] <= YEAR and r["verified"] is not None), default=None
    )
    lost: dict[str, int] = defaultdict(int)
    for r in made.funding:
        if r["year"] == year and None not in (r["verified"], r["active"]):
            lost[r["area_code"]] += r["verified"] - r["active"]
    losing = {area: n for area, n in lost.items() if n > 0}
    text = client.get(f"/corong?periode={NOW}").text
    head = re.sub(r"<[^>]+>", "", text[text.index("<h1") : text.index("</h1>")]).replace("\xa0", " ")
    if losing:
        n = f"{sum(losing.values()):,}".replace(",", ".")
        assert head.startswith(f"{n} pekerja terverifikasi belum menjadi peserta aktif"), head
        assert f"di {len(losing)} daerah" in head
    else:
        assert "belum menjadi peserta aktif" not in head
    gone = asked(client, "lapses")
    text = client.get(f"/jurang?periode={NOW}").text
    head = re.sub(r"<[^>]+>", "", text[text.index("<h1") : text.index("</h1>")])
    if gone:
        n = f"{sum(r['people_lapsing'] for r in gone):,}".replace(",", ".")
        assert head.startswith(f"{n} perlindungan di {len({r['area'] for r in gone})} daerah"), head


def runs(made: World) -> Iterator[tuple[tuple[str, str, str], int, int, int]]:
    """Budget, first and last month, workers, of the programmes that state their months."""
    for r in made.funding:
        if r["first_month"] is not None:
            first = number(r["first_month"])
            yield (r["area_code"], r["group_name"], r["fund"]), first, first + r["months"] - 1, r["workers"]


def lapsing(made: World, client: FlaskClient) -> None:
    """Of a budget's workers those stay who are paid for from the very next month on by the same budget."""
    ends, starts = defaultdict(int), defaultdict(int)
    for budget, first, last, workers in runs(made):
        ends[budget, last] += workers
        starts[budget, first] += workers
    wanted = {
        (*budget, written(last)): workers - starts[budget, last + 1]
        for (budget, last), workers in ends.items()
        if HERE <= last < HERE + 6 and workers > starts[budget, last + 1]
    }
    found: dict[tuple[str, ...], int] = defaultdict(int)
    for r in asked(client, "lapses"):
        found[r["area"], r["group_name"], r["fund"], r["last_month"][:7]] += r["people_lapsing"]
        if r["segment"] == "BPU":
            assert r["rupiah_to_keep"] == r["people_lapsing"] * 16_800 * 12
        assert (r["rupiah_to_keep"] is None) == (r["segment"] == "PU")
        assert r["segment"] == ("PU" if r["group_name"] == "tenaga non ASN" else "BPU")
        budget, until = (r["area"], r["group_name"], r["fund"]), r["last_month"][:7]
        same = [first for whose, first, last, _ in runs(made) if (whose, written(last)) == (budget, until)]
        if r["coverage_lapsed"] is not None and max(same) <= HERE:  # who is yet to come is in no coverage
            left = r["numerator"] - r["people_lapsing"]
            assert r["coverage_lapsed"] == pytest.approx(100 * left / r["denominator"])
    assert dict(found) == wanted


def paid_for(made: World, client: FlaskClient) -> None:
    for r in asked(client, "paid_months"):
        at = int(r["paid_month"][:4]) * 12 + int(r["paid_month"][5:7]) - 1
        inside = [w for (area, _, _), a, b, w in runs(made) if area == r["area"] and a <= at <= b]
        assert (r["people_paid"], r["programmes"]) == (sum(inside), len(inside))


def told(made: World, end: int) -> dict[tuple[str, str], list[Row]]:
    """Of rows whose months overlap the one that ends last counts, then the longest; the rest is left out."""
    found, taken = defaultdict(list), defaultdict(set)
    for r in sorted(made.benefits, key=lambda r: (-number(r["period"]), number(r["first_month"]))):
        inside = set(range(number(r["first_month"]), number(r["period"]) + 1))
        thing = (r["area_code"], r["programme"], r["group_name"])
        if min(inside) > end - 12 and max(inside) <= end and not inside & taken[thing]:
            taken[thing] |= inside
            found[r["area_code"], r["group_name"]].append(r)
    return found


def balances(made: World, client: FlaskClient, lag: int) -> None:
    end = max(number(r["period"]) for r in made.benefits if number(r["period"]) <= HERE)
    own = told(made, end)
    answers = {(r["area"], r["group_name"]): r for r in asked(client, "benefit_balances", f"&jeda={lag}")}
    for (area, group), rows in own.items():
        r = answers[area, group.casefold()]
        values = [row["rupiah"] for row in rows]
        assert r["rupiah_received"] == (None if None in values else sum(values))
        covered = {m for row in rows for m in range(number(row["first_month"]), number(row["period"]) + 1)}
        assert r["months_told"] == len(covered)
        assert r["rupiah_paid"] == contributions(made, area, group, {m - lag for m in covered})
    assert {key for key, r in answers.items() if r["months_told"]} == {(a, g.casefold()) for a, g in own}


def contributions(made: World, area: str, group: str, months_: set[int]) -> int | None:
    """What was spent, else the budget in force, evenly by month; unknown where one of them does not tell."""
    paid, some = Fraction(0), False
    for r in made.funding:
        if (r["area_code"], r["group_name"]) != (area, group):
            continue
        if r["first_month"] is None:
            if r["year"] in {m // 12 for m in months_}:
                return None
            continue
        first = number(r["first_month"])
        inside = len(months_ & set(range(first, first + r["months"])))
        if not inside:
            continue
        money = next((r[c] for c in ("rupiah_spent", "rupiah_changed", "rupiah") if r[c] is not None), None)
        if money is None:
            return None
        paid, some = paid + Fraction(money * inside, r["months"]), True
    return round(float(paid)) if some else None


def depths(made: World, client: FlaskClient) -> None:
    told_ = [f for f in made.facts if f.programme and f.period <= month(NOW)]
    newest_ = max((f.period for f in told_), default=None)
    active = {(f.area, f.segment): f.value for f in made.facts if f.period == newest_ and not f.programme}
    assert {
        (r["area"], r["segment"], r["programme"]): (r["numerator"], r["denominator"])
        for r in asked(client, "programmes")
    } == {
        (f.area, f.segment, f.programme): (f.value, active[f.area, f.segment])
        for f in told_
        if f.period == newest_
    }


def punctual(made: World, client: FlaskClient) -> None:
    """A month is due on the tenth of the next; judged from the day the first file came."""
    since = min(made.came.values())
    for r in asked(client, "timeliness"):
        if r["area"] not in AREAS:
            continue
        place = int(r["period"][:4]) * 12 + int(r["period"][5:7])
        due, came = date(place // 12, place % 12 + 1, 10), made.came.get((r["area"], r["period"][:7]))
        if due < since:
            state = "unjudged" if came else "unjudged_missing"
        else:
            state = "missing" if came is None else "on_time" if came <= due else "late"
        late = max(0, (came - due).days) if came and state in ("on_time", "late") else None
        assert (r["delivery"], r["days_late"], r["due_on"]) == (state, late, str(due)), r
