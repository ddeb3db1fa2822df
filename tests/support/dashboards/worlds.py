"""Worlds at the edges of what can happen, each as small as its point.

Unless a world says otherwise: all areas of the gazetteer, in each of them a potensi of 1,000 PU, 10,000 BPU
and 100 jakon; active a year ago, in August and in September 2026; a target of 30 % for BPU in every area.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Engine, text

from data.repository.load_writer import add_load
from tests.support.world import ACTIVE, ELIGIBLE, Fact, Goal, fact_frame, goal_frame, month, new_load

DEMAK, KUDUS, PATI, BANYUMAS, SURAKARTA = "33.21", "33.19", "33.18", "33.02", "33.72"
THEN, BEFORE, NOW = month("2025-09"), month("2026-08"), month("2026-09")
POTENSI = {"PU": 1_000, "BPU": 10_000, "JAKON": 100}
YEARS = (THEN, BEFORE, NOW)
Active = Mapping[str, Sequence[int | None]]


def codes(engine: Engine) -> list[str]:
    """Every kabupaten/kota."""
    with engine.connect() as connection:
        return list(
            connection.execute(text("SELECT code FROM area WHERE level = 'kabkota' ORDER BY code")).scalars()
        )


def potensi(areas: Sequence[str], **other: int) -> list[Fact]:
    """Potensi of every segment, set in January 2025."""
    parts = POTENSI | other
    return [Fact(area, month("2025-01"), part, ELIGIBLE, n) for area in areas for part, n in parts.items()]


def counts(
    active: Active, segment: str, months: Sequence[date] = YEARS, *, provisional: bool = False
) -> list[Fact]:
    """Active participants by month; None: not reported."""
    return [
        Fact(area, day, segment, ACTIVE, n, provisional=provisional and day == months[-1])
        for area, values in active.items()
        for day, n in zip(months, values, strict=True)
        if n is not None
    ]


def others(areas: Sequence[str], months: Sequence[date] = YEARS) -> list[Fact]:
    """PU at half, jakon at a tenth of its potensi, always."""
    return counts({a: [500] * len(months) for a in areas}, "PU", months) + counts(
        {a: [10] * len(months) for a in areas}, "JAKON", months
    )


def goals(areas: Sequence[str], value: float = 30.0, segment: str = "BPU", year: int = 2026) -> list[Goal]:
    return [Goal("nks", area, segment, year, value) for area in areas]


def put(engine: Engine, facts: Sequence[Fact], asked: Sequence[Goal], collection: str = "resmi") -> None:
    """One load of official data; its targets with it."""
    tables: dict[str, pd.DataFrame] = {"observation": fact_frame(facts)}
    if asked:
        tables["target"] = goal_frame(asked)
    add_load(engine, new_load(collection=collection), tables)


def rising(areas: Sequence[str], step: int = 100) -> dict[str, list[int]]:
    """Each area a little higher than the one before it, and every one of them rising."""
    return {
        area: [1_500 + 20 * at, 1_500 + 20 * at + step // 2, 1_500 + 20 * at + step]
        for at, area in enumerate(areas)
    }


def all_fall(engine: Engine) -> None:
    """Everybody loses: from 80 people in a year to 420."""
    areas = codes(engine)
    active = {a: [2_000, 1_980 - 5 * at, 1_920 - 10 * at] for at, a in enumerate(areas)}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def nobody_moves(engine: Engine) -> None:
    areas = codes(engine)
    active = {a: [2_000 + 10 * at] * 3 for at, a in enumerate(areas)}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def one_area(engine: Engine) -> None:
    """Only Demak has reported this month."""
    areas = codes(engine)
    active = {a: [1_500, 1_600, 1_700 if a == DEMAK else None] for a in areas}
    more = others(areas, (THEN, BEFORE)) + others([DEMAK], (NOW,))
    put(engine, potensi(areas) + counts(active, "BPU") + more, goals(areas))


def segment_missing(engine: Engine) -> None:
    """Demak has reported PU and jakon, of BPU nothing; all others everything."""
    areas = codes(engine)
    active: dict[str, list[int | None]] = {a: [*values] for a, values in rising(areas).items()}
    active[DEMAK][2] = None
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def zero_potensi(engine: Engine) -> None:
    """Nobody in Demak is eligible for BPU; of Kudus it is not known."""
    areas = codes(engine)
    facts = [f for f in potensi(areas) if not (f.segment == "BPU" and f.area in (DEMAK, KUDUS))]
    facts.append(Fact(DEMAK, month("2025-01"), "BPU", ELIGIBLE, 0))
    put(engine, facts + counts(rising(areas), "BPU") + others(areas), goals(areas))


def all_equal(engine: Engine) -> None:
    areas = codes(engine)
    put(
        engine,
        potensi(areas) + counts({a: [1_000, 1_500, 2_000] for a in areas}, "BPU") + others(areas),
        goals(areas),
    )


def partial_targets(engine: Engine) -> None:
    """Three areas have a target; Kudus reaches it."""
    areas = codes(engine)
    active = rising(areas) | {KUDUS: [2_900, 3_000, 3_100]}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals([DEMAK, KUDUS, PATI]))


def province_target(engine: Engine) -> None:
    """Only the province has a target."""
    areas = codes(engine)
    put(engine, potensi(areas) + counts(rising(areas), "BPU") + others(areas), goals(["33"]))


def over_hundred(engine: Engine) -> None:
    """12,000 of 10,000 in Demak."""
    areas = codes(engine)
    active = rising(areas) | {DEMAK: [11_000, 11_500, 12_000]}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def lower_target(engine: Engine) -> None:
    """Every area is above its target of 10 %, of every segment."""
    areas = codes(engine)
    asked = [g for part in ("PU", "BPU", "JAKON") for g in goals(areas, 10.0, part)]
    put(engine, potensi(areas) + counts(rising(areas), "BPU") + others(areas), asked)


def net_and_gross(engine: Engine) -> None:
    """Kudus is 1,000 people above its target, all others 200 below theirs."""
    areas = codes(engine)
    active = {a: [2_900, 2_850, 2_800] for a in areas} | {KUDUS: [3_000, 3_500, 4_000]}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def quarterly(engine: Engine) -> None:
    """A report every third month."""
    areas, days = codes(engine), [month(m) for m in ("2025-09", "2025-12", "2026-03", "2026-06", "2026-09")]
    active = {a: [1_500 + 100 * step + 10 * at for step in range(5)] for at, a in enumerate(areas)}
    put(engine, potensi(areas) + counts(active, "BPU", days) + others(areas, days), goals(areas))


def provisional(engine: Engine) -> None:
    areas = codes(engine)
    put(engine, potensi(areas) + counts(rising(areas), "BPU", provisional=True) + others(areas), goals(areas))


def tied(engine: Engine) -> None:
    """Surakarta and Banyumas share the first place, Demak and Kudus the last."""
    areas = codes(engine)
    active = rising(areas) | {a: [2_400, 2_450, 2_500] for a in (SURAKARTA, BANYUMAS)}
    active |= {a: [900, 950, 1_000] for a in (DEMAK, KUDUS)}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def tiny_segment(engine: Engine) -> None:
    """Jakon stands lowest by ratio and lacks 40 people an area; BPU lacks 1,300 or more."""
    areas = codes(engine)
    asked = goals(areas) + goals(areas, 50.0, "JAKON") + goals(areas, 49.0, "PU")
    put(engine, potensi(areas) + counts(rising(areas), "BPU") + others(areas), asked)


def fallen(engine: Engine) -> None:
    """Demak is above its target of 12 % and has lost 1,050 of 10,000 in a year: first place lost to most."""
    areas = codes(engine)
    active = {a: [1_500, 1_600, 1_700 + at] for at, a in enumerate(areas)} | {DEMAK: [2_650, 2_600, 1_600]}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas, 12.0))


def weights(engine: Engine) -> None:
    """Demak falls and is 200 people short; Banyumas and Surakarta rise and are thousands short."""
    areas = codes(engine)
    active = {a: [3_100, 3_150, 3_200] for a in areas}
    active |= {DEMAK: [2_950, 2_900, 2_800], BANYUMAS: [500, 550, 600], SURAKARTA: [600, 700, 800]}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def zero_target(engine: Engine) -> None:
    """The scheme asks for 0 % of every area."""
    areas = codes(engine)
    put(engine, potensi(areas) + counts(rising(areas), "BPU") + others(areas), goals(areas, 0.0))


def at_target(engine: Engine) -> None:
    """Everybody has exactly what is asked for: 3,000 of 10,000."""
    areas = codes(engine)
    active = {a: [2_000, 2_500, 3_000] for a in areas}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas))


def half_judged(engine: Engine) -> None:
    """Twenty areas have a target and lack 1,000 each."""
    areas = codes(engine)
    active = {a: [1_800, 1_900, 2_000] for a in areas}
    put(engine, potensi(areas) + counts(active, "BPU") + others(areas), goals(areas[:20]))


def only_printed(engine: Engine) -> None:
    """Published figures alone: the province and two areas, which do not add up to it."""
    active = {"33": [400_000, 410_000, 420_000], DEMAK: [1_500, 1_600, 1_700], KUDUS: [1_500, 1_600, 1_900]}
    facts = counts(active, "BPU") + [Fact(a, NOW, "BPU", ELIGIBLE, 10_000) for a in (DEMAK, KUDUS)]
    facts += [Fact("33", NOW, "BPU", ELIGIBLE, 2_000_000)]
    put(engine, facts, goals(["33", DEMAK, KUDUS]), "terbit")


WORLDS: dict[str, Callable[[Engine], None]] = {
    made.__name__: made
    for made in (
        all_fall,
        nobody_moves,
        one_area,
        segment_missing,
        zero_potensi,
        all_equal,
        partial_targets,
        province_target,
        over_hundred,
        lower_target,
        net_and_gross,
        quarterly,
        provisional,
        tied,
        tiny_segment,
        fallen,
        weights,
        zero_target,
        at_target,
        half_judged,
        only_printed,
    )
}
