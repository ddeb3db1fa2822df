"""Worlds made by hypothesis: any order of loads, withdrawals and editions, any facts and targets."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.support.world import (
    ACTIVE,
    ELIGIBLE,
    KABKOTA,
    KARESIDENAN,
    PROVINCE,
    Builder,
    Delivery,
    Fact,
    Goal,
    months,
)

PERIODS = months("2023-11", 14)
LATE = (PERIODS[0], PERIODS[1], PERIODS[2], PERIODS[12], PERIODS[13])
PARTS = ("PU", "BPU", "JAKON")


@dataclass(frozen=True)
class Step:
    """One thing done: a delivery, an edition of its collection, or the withdrawal of a standing load."""

    what: str
    delivery: Delivery | None = None
    number: int = 0


def people() -> st.SearchStrategy[int]:
    return st.integers(0, 12) | st.integers(100, 600_000)


@st.composite
def reports(draw: st.DrawFn) -> list[Fact]:
    """An area's whole report of a month: three segments, perhaps potensi, perhaps a printed total."""
    area, period = draw(st.sampled_from(KABKOTA)), draw(st.sampled_from(LATE))
    measures = draw(st.sampled_from([(ACTIVE,), (ACTIVE, ELIGIBLE), (ELIGIBLE,)]))
    segments = draw(st.sampled_from([PARTS, PARTS, (*PARTS, "PMI"), (*PARTS, "TOTAL"), ("TOTAL",)]))
    provisional = draw(st.booleans())
    return [
        Fact(area, period, segment, measure, draw(people()), provisional=provisional, row=row)
        for row, (segment, measure) in enumerate(((s, m) for s in segments for m in measures), 2)
    ]


def oddments() -> st.SearchStrategy[list[Fact]]:
    """A fact of any kind, also for the province (a figure nobody adds up)."""
    one = st.builds(
        Fact,
        area=st.sampled_from((*KABKOTA, PROVINCE)),
        period=st.sampled_from(LATE),
        segment=st.sampled_from((*PARTS, "PMI", "TOTAL")),
        measure=st.sampled_from((ACTIVE, ELIGIBLE, "employers")),
        value=people(),
        basis=st.sampled_from(("nik", "bps", "cabang")),
        precision=st.sampled_from(("exact", "approx")),
        programme=st.sampled_from(("", "", "JKK")),
    )
    return st.lists(one, max_size=4)


def goals() -> st.SearchStrategy[Goal]:
    return st.builds(
        Goal,
        scheme=st.sampled_from(("ucj", "rpjmd")),
        area=st.sampled_from((PROVINCE, *KARESIDENAN, *KABKOTA[:3], "00")),
        segment=st.sampled_from(("PU", "TOTAL", "TOTAL")),
        year=st.integers(2022, 2025),
        value=st.integers(0, 9_999).map(lambda value: value / 100),
        unit=st.sampled_from(("percent", "percent", "people", "growth")),
        scope=st.sampled_from(("area", "each")),
        base=st.sampled_from(("potensi", "lain")),
        base_value=st.none() | people(),
    )


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    facts = [fact for report in draw(st.lists(reports(), max_size=6)) for fact in report]
    return Delivery(
        facts=tuple(facts + draw(oddments())),
        goals=tuple(draw(st.lists(goals(), max_size=4))),
        collection=draw(st.sampled_from(("resmi", "resmi", "resmi", "terbit", "simulasi"))),
        status=draw(st.sampled_from(("published",) * 4 + ("draft",))),
    )


def scripts() -> st.SearchStrategy[list[Step]]:
    load = st.builds(Step, what=st.just("load"), delivery=deliveries())
    edition = st.builds(Step, what=st.just("edition"), number=st.integers(0, 9))
    withdrawal = st.builds(Step, what=st.just("withdraw"), number=st.integers(0, 9))
    return st.lists(load | load | edition | withdrawal, min_size=1, max_size=7)


def play(build: Builder, script: list[Step]) -> None:
    for place, step in enumerate(script):
        collections = sorted({delivery.collection for delivery in build.world.deliveries})
        standing = sorted(build.world.standing())
        if step.delivery is not None:
            build.deliver(step.delivery)
        elif step.what == "edition" and collections:
            build.edition(f"edisi-{place}", collections[step.number % len(collections)])
        elif step.what == "withdraw" and standing:
            build.withdraw(standing[step.number % len(standing)])
