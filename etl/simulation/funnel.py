"""Made-up steps and money of paid cover: how many were planned, verified, paid and active; what was spent.

Some programmes leave a step out, as real ones do: donors seldom verify, and of cover that begins in the last
months nobody knows yet who became active.
"""

from typing import Any

import numpy as np

from etl.simulation.frame import Spell, at

DONORS = ("CSR", "Baznas", "gotong royong ASN")
UNSTATED = 12  # of a hundred programmes state no step at all
LATE = at(2026, 9)  # spells that begin from then on: nobody has counted who became active
NOTHING: dict[str, Any] = dict.fromkeys(
    ("planned", "verified", "paid", "active", "rupiah_changed", "rupiah_spent")
)


def steps(rng: np.random.Generator, found: list[Spell], contribution: int) -> list[dict[str, Any]]:
    """For each spell the columns of `funding` that this module makes, None where nothing is stated.

    Of a thousand planned 750 to 960 are verified, of a thousand of those 900 to 1,000 are paid for, and as
    many of a thousand of those become active; those paid for are the workers of the spell.
    """
    return [_steps(rng, spell, contribution) for spell in found]


def _steps(rng: np.random.Generator, spell: Spell, contribution: int) -> dict[str, Any]:
    draws = [int(rng.integers(*span)) for span in ((750, 961), (900, 1001), (900, 1001), (0, 100), (0, 100))]
    verified = -(-spell.workers * 1000 // draws[1])
    planned = -(-verified * 1000 // draws[0])
    if draws[3] < UNSTATED:
        return NOTHING
    first_budget = spell.workers * contribution * spell.months
    return {
        "planned": planned,
        "verified": None if spell.fund in DONORS else verified,
        "paid": spell.workers,
        "active": None if spell.first >= LATE else spell.workers * draws[2] // 1000,
        "rupiah_changed": first_budget * 9 // 10 if draws[4] < 25 else None,
        "rupiah_spent": first_budget * draws[1] // 1000 * (9 if draws[4] < 25 else 10) // 10,
    }
