"""A budget that pays contributions, worked out again: workers x months x the dated rate. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from data.dates import month_end
from data.definitions.contribution_rates import Workers, monthly, rates
from data.facts.paid_cover import staff

TRANSPORT = ("ojek", "ojol", "sopir", "pengemudi", "transport")


@dataclass(frozen=True)
class BudgetCheck:
    """A printed budget beside what its own workers and months cost, in rupiah.

    `covered`: the whole number of workers that the printed budget pays for exactly, None where there is none.
    """

    spell: Any
    printed: int
    expected: int
    covered: int | None


def check_budget(spell: Any) -> BudgetCheck | None:
    """The check of a row of `funding` whose budget differs from its workers and months.

    None where it agrees or cannot be worked out: staff pay a share of a wage that no file tells. It agrees
    at the full rate and at the one that PP 50/2025 lowers for a time, for no source says which of them a
    government pays. A budget in round figures (2,000,000,000) agrees within half of its last digit that is
    not zero.
    """
    if spell.rupiah is None or spell.months is None or not spell.workers or staff(str(spell.group_name)):
        return None
    printed, slack = int(spell.rupiah), _half_of_last_digit(int(spell.rupiah))
    full, lowered = costs_of_one(spell)
    if any(abs(int(spell.workers) * each - printed) <= slack for each in (full, lowered)):
        return None
    covered = next((printed // each for each in (full, lowered) if printed % each == 0), None)
    return BudgetCheck(spell, printed, int(spell.workers) * full, covered)


def costs_of_one(spell: Any) -> tuple[int, int]:
    """Rupiah for one worker over the months of a spell, at the full and at the lowered rate.

    Without a first month the spell is taken to begin with its year. Drivers have lowered months of their own.
    """
    start = spell.first_month or date(int(spell.year), 1, 31)
    group = str(spell.group_name).casefold()
    workers: Workers = "transport" if any(word in group for word in TRANSPORT) else "other"
    months = [month_end(start, step) for step in range(int(spell.months))]
    full = next(rate.rupiah for rate in rates() if rate.workers == "all")
    return full * len(months), sum(monthly(month, workers) for month in months)


def _half_of_last_digit(rupiah: int) -> float:
    digits = str(rupiah)
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10**zeros / 2 if zeros >= 5 else 0.0
