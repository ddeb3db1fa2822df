"""The simulation as three deliveries: to June 2026; to September, with June revised; October, provisional."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd

from etl.simulation.active import active
from etl.simulation.agreements import agreements
from etl.simulation.benefits import benefits
from etl.simulation.duties import compliance, outreach
from etl.simulation.eligible import eligible
from etl.simulation.employers import employers, projects
from etl.simulation.frame import (
    MONTHS,
    SEGMENTS,
    Counts,
    Numbers,
    Spell,
    at,
    codes,
    first_day,
    place,
    staff_spells,
)
from etl.simulation.funnel import NOTHING, steps
from etl.simulation.paid_cover import CONTRIBUTION, boundaries, spells, sponsored
from etl.simulation.programmes import participants, shares
from etl.simulation.regulations import regulations
from etl.simulation.scenario import scenario
from etl.simulation.targets import targets

WORK = ((21, employers), (22, projects), (23, regulations))  # their own numbers of the seed
JUNE, SEPTEMBER, OCTOBER = at(2026, 6), at(2026, 9), at(2026, 10)
SILENT = {(code, place(month)) for code, months in scenario().silent.items() for month in months}
# What June 2026 was first reported as, in thousandths of the figure that came later.
FIRST_REPORTED = {
    (code, SEGMENTS.index(segment)): share
    for code, segments in scenario().first_reported.items()
    for segment, share in segments.items()
}


@dataclass(frozen=True)
class Simulation:
    """Counts by (areas, segments, years or months), and the spells behind BPU."""

    eligible: Counts
    active: Counts
    spells: list[Spell]
    steps: list[dict[str, Any]]  # of each spell how many were planned, verified, paid, active; money spent
    targets: pd.DataFrame
    compliance: pd.DataFrame
    outreach: pd.DataFrame
    agreements: tuple[pd.DataFrame, ...]  # as each of the three parts tells them
    employers: pd.DataFrame
    projects: pd.DataFrame
    regulations: pd.DataFrame
    benefits: list[dict[str, Any]]
    depth: dict[tuple[int, str], Numbers]  # shares of the programmes, by segment and programme


def make(seed: int) -> Simulation:
    """The whole simulation; the same seed gives the same figures everywhere."""
    (
        base_rng,
        spell_rng,
        active_rng,
        goal_rng,
        duty_rng,
        event_rng,
        agreed_rng,
        depth_rng,
        step_rng,
        benefit_rng,
    ) = (np.random.default_rng([seed, part]) for part in range(1, 11))
    base = eligible(base_rng)
    found = spells(spell_rng, base)
    flat = [boundaries(found, area) for area in range(len(codes()))]
    people = active(active_rng, base[:, :, 2], sponsored(found), flat)
    goals = targets(goal_rng, base, people)
    stated = compliance(duty_rng), outreach(event_rng), agreements(agreed_rng)
    funnel_steps = steps(step_rng, found, CONTRIBUTION)
    firms, works, rules = (make_up(np.random.default_rng([seed, part])) for part, make_up in WORK)
    received = benefits(benefit_rng, people, found)
    lists = (firms, works, rules, received)
    return Simulation(base, people, found, funnel_steps, goals, *stated, *lists, shares(depth_rng))


def first_part(simulation: Simulation) -> dict[str, pd.DataFrame]:
    """January 2023 to June 2026, June as first reported, with the bases of all years and the targets."""
    people = simulation.active.copy()
    for (code, segment), share in FIRST_REPORTED.items():
        area = codes().index(code)
        people[area, segment, JUNE] = people[area, segment, JUNE] * share // 1000
    months = range(JUNE + 1)
    rows = [*_active(people, months), *_eligible(simulation.eligible)]
    rows += _programmes(people, simulation, months)
    return {
        "observation": _observations(rows),
        "target": simulation.targets,
        "funding": _funding(simulation, months),
        "benefit": _benefits(simulation, months),
        "compliance": simulation.compliance,
        "outreach": simulation.outreach,
        "agreement": simulation.agreements[0],
        "employer": simulation.employers,
        "project": simulation.projects,
        "regulation": simulation.regulations,
    }


def second_part(simulation: Simulation) -> dict[str, pd.DataFrame]:
    """July to September 2026, and the figures of June that were revised."""
    revised = [
        row
        for row in _active(
            simulation.active, range(JUNE, JUNE + 1), note="Angka Juni 2026 direvisi (simulasi)."
        )
        if (row["area_code"], SEGMENTS.index(row["segment"])) in FIRST_REPORTED
    ]
    months = range(JUNE + 1, OCTOBER)
    return {
        "observation": _observations(
            [
                *revised,
                *_active(simulation.active, months),
                *_programmes(simulation.active, simulation, months),
            ]
        ),
        "funding": _funding(simulation, months),
        "benefit": _benefits(simulation, months),
        "agreement": simulation.agreements[1],
    }


def third_part(simulation: Simulation) -> dict[str, pd.DataFrame]:
    """October 2026, provisional."""
    months = range(OCTOBER, OCTOBER + 1)
    return {
        "observation": _observations(
            [
                *_active(simulation.active, months, provisional=True),
                *_programmes(simulation.active, simulation, months, provisional=True),
            ]
        ),
        "funding": _funding(simulation, months),
        "benefit": _benefits(simulation, months),
        "agreement": simulation.agreements[2],
    }


def _count(code: str, month: int, segment: str, measure: str) -> dict[str, Any]:
    return {
        "area_code": code,
        "period": MONTHS[month],
        "segment": segment,
        "programme": "",
        "measure": measure,
        "precision": "exact",
        "provisional": False,
        "rse": float("nan"),
        "note": None,
        "sheet": None,
        "source_column": "nilai",
    }


def _active(
    people: Counts, months: range, *, provisional: bool = False, note: str | None = None
) -> Iterator[dict[str, Any]]:
    for month in months:
        for area, code in enumerate(codes()):
            if (code, month) in SILENT:
                continue
            for segment, name in enumerate(SEGMENTS):
                row = _count(code, month, name, "active_participants")
                value = int(people[area, segment, month])
                yield {**row, "basis": "nik", "value": value, "provisional": provisional, "note": note}


def _programmes(
    people: Counts, simulation: Simulation, months: range, *, provisional: bool = False
) -> Iterator[dict[str, Any]]:
    for area, month, segment, programme, value in participants(people, simulation.depth, months):
        if (codes()[area], month) in SILENT:
            continue
        row = _count(codes()[area], month, SEGMENTS[segment], "active_participants")
        yield {**row, "programme": programme, "basis": "nik", "value": value, "provisional": provisional}


def _eligible(base: Counts) -> Iterator[dict[str, Any]]:
    for (area, segment, year), value in np.ndenumerate(base):
        row = _count(codes()[area], 12 * year, SEGMENTS[segment], "eligible_workers")
        yield {**row, "basis": "eligible", "value": int(value), "rse": _survey_error(int(value))}


def _survey_error(people: int) -> float:
    """A relative standard error in percent as a survey might give it: the fewer people, the larger."""
    return round(1.5 + 1_000 / sqrt(max(people, 1_600)), 1)


def _observations(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows in the dtypes of the contract, numbered as if they stood in a file under one header row."""
    words = dict.fromkeys(("area_code", "segment", "programme", "measure", "basis", "precision"), "str")
    frame = pd.DataFrame(rows).assign(source_row=range(2, len(rows) + 2))
    optional = dict.fromkeys(("note", "sheet", "source_row", "source_column"), object)
    return frame.astype({**words, **optional, "value": "int64", "provisional": bool, "rse": float})


def _funding(simulation: Simulation, months: range) -> pd.DataFrame:
    """The spells that begin in these months."""
    pairs = zip(simulation.spells, simulation.steps, strict=True)
    rows = [_spell(spell) | steps for spell, steps in pairs if spell.first in months]
    rows += [
        _spell(spell) | NOTHING | {"rupiah": None, "became_pppk": moved}
        for spell, moved in staff_spells()
        if spell.first in months
    ]
    return pd.DataFrame(rows, dtype=object).assign(source_row=range(2, len(rows) + 2))


def _benefits(simulation: Simulation, months: range) -> pd.DataFrame:
    """The benefits of these months."""
    rows = [row for row in simulation.benefits if row["month"] in months]
    return pd.DataFrame(rows, dtype=object).drop(columns="month").assign(source_row=range(2, len(rows) + 2))


def _spell(spell: Spell) -> dict[str, Any]:
    first = first_day(spell.first)
    return {
        "area_code": codes()[spell.area],
        "group_name": spell.group,
        "fund": spell.fund,
        "year": first.year,
        "workers": spell.workers,
        "first_month": first,
        "months": spell.months,
        "rupiah": spell.workers * CONTRIBUTION * spell.months,
        "became_pppk": None,
        "address": "simulasi",
        "note": "Simulasi, bukan program nyata.",
        "sheet": None,
        "source_column": "pekerja",
    }
