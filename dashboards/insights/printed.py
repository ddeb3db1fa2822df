"""What has been printed about an area: its percentages with their grades, contradictions, budgets."""

from dataclasses import dataclass

from dashboards.request.context import Context
from data.analysis.published.checks import claim_of
from data.analysis.published.grades import Contradiction, Printed, printed_percentages
from data.facts.paid_budget import BudgetCheck, check_budget
from data.facts.paid_cover import current_spells


@dataclass(frozen=True)
class PrintedFigures:
    """What was printed about one area.

    `percentages` oldest first, `contradictions` among them, and `budgets` that do not agree with their own
    workers and months.
    """

    percentages: tuple[Printed, ...]
    contradictions: tuple[Contradiction, ...]
    budgets: tuple[BudgetCheck, ...]

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
    """What is known of an area from the live edition of published figures, whichever edition is chosen."""
    edition = context.published_edition
    if edition is None:
        return PrintedFigures((), (), ())

    def make() -> PrintedFigures:
        frame = context.store.facts(edition, "published")
        own = frame[frame["area_code"] == code]
        percentages, contradictions = printed_percentages(own) if len(own) else ([], [])
        spells = current_spells(context.facts("funding", edition))
        checks = [check for row in spells if row.area_code == code and (check := check_budget(row))]
        return PrintedFigures(tuple(percentages), tuple(contradictions), tuple(checks))

    return context.store.remember(("printed figures", edition.slug, code), make, brief=True)


def areas_printed(context: Context) -> list[str]:
    """The codes of areas about which a percentage was printed, in the order of their codes."""
    edition = context.published_edition
    if edition is None:
        return []
    figures = context.facts("published", edition)
    return sorted({row.area_code for row in figures if row.area_code and claim_of(row) is not None})
