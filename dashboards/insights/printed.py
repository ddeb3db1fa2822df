"""What has been printed about an area: its percentages with their grades, contradictions, budgets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboards.request.context import Context
from data.analysis.published.checks import claim_of
from data.analysis.published.grades import Contradiction, Printed, printed_percentages
from data.facts.paid_budget import BudgetCheck, check_budget
from data.facts.paid_cover import current_spells


@dataclass(frozen=True)
class PrintedFigures:
    """What was printed about one area.

    `percentages` oldest first, `contradictions` among them, and `budgets` that do not agree with their own
    workers and months: printed ones, and those of the files of the chosen edition (`own_budgets`).
    """

    percentages: tuple[Printed, ...]
    contradictions: tuple[Contradiction, ...]
    budgets: tuple[BudgetCheck, ...]
    own_budgets: tuple[BudgetCheck, ...] = ()

    def graded(self, grade: str) -> int:
        """How many percentages have a grade."""
        return sum(item.grade == grade for item in self.percentages)

    def numbers(self, item: Printed) -> list[int]:
        """The numbers (from 1) of the contradictions that a percentage takes part in."""
        return [
            place
            for place, one in enumerate(self.contradictions, 1)
            if item.row in (getattr(one.first, "row", None), getattr(one.second, "row", None))
        ]


def printed_figures(context: Context, code: str) -> PrintedFigures:
    """What is known of an area from the live edition of published figures, whichever edition is chosen.

    Budgets also from the chosen edition, where it is neither those figures nor a simulation.
    """
    own_budgets = _own_budgets(context, code)
    edition = context.published_edition
    if edition is None:
        return PrintedFigures((), (), (), own_budgets)

    def make() -> PrintedFigures:
        frame = context.store.facts(edition, "published")
        own = frame[frame["area_code"] == code]
        percentages, contradictions = printed_percentages(own) if len(own) else ([], [])
        checks = _checked(context.facts("funding", edition), code)
        return PrintedFigures(tuple(percentages), tuple(contradictions), checks)

    found = context.store.remember(("printed figures", edition.slug, code), make, brief=True)
    return replace(found, own_budgets=own_budgets)


def _own_budgets(context: Context, code: str) -> tuple[BudgetCheck, ...]:
    edition, printed = context.selection.edition, context.published_edition
    if edition is None or context.simulated or (printed and edition.collection == printed.collection):
        return ()
    return _checked(context.facts("funding", edition), code)


def _checked(rows: Sequence[Any], code: str) -> tuple[BudgetCheck, ...]:
    own = [row for row in rows if row.area_code == code]
    return tuple(check for row in current_spells(own) if (check := check_budget(row)))


def areas_printed(context: Context) -> list[str]:
    """The codes of areas about which a percentage was printed, in the order of their codes."""
    edition = context.published_edition
    if edition is None:
        return []
    figures = context.facts("published", edition)
    return sorted({row.area_code for row in figures if row.area_code and claim_of(row) is not None})
