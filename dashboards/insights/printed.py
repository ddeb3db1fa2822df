"""What has been printed about an area: its percentages with their grades, contradictions, budgets."""

from dataclasses import dataclass
from typing import Any

from dashboards.request.context import Context, rows_of
from data.analysis.printed_percentages import Contradiction, Printed, printed_percentages
from data.facts.paid_budget import BudgetCheck, check_budget


@dataclass(frozen=True)
class PrintedFigures:
    """What was printed about one area.

    `percentages` oldest first, `contradictions` among them, `budgets` that do not agree with their own
    workers and months, and every printed figure.
    """

    percentages: tuple[Printed, ...]
    contradictions: tuple[Contradiction, ...]
    budgets: tuple[BudgetCheck, ...]
    figures: tuple[Any, ...]

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
        return PrintedFigures((), (), (), ())

    def make() -> PrintedFigures:
        frame = context.store.facts(edition, "published")
        own = frame[frame["area_code"] == code]
        percentages, contradictions = printed_percentages(own) if len(own) else ([], [])
        spells = [row for row in context.facts("funding", edition) if row.area_code == code]
        checks = [check for row in spells if (check := check_budget(row)) is not None]
        return PrintedFigures(tuple(percentages), tuple(contradictions), tuple(checks), tuple(rows_of(own)))

    return context.store.remember(("printed figures", edition.slug, code), make)


def areas_printed(context: Context) -> list[str]:
    """The codes of areas about which a percentage was printed, in the order of their codes."""
    edition = context.published_edition
    if edition is None:
        return []
    codes = {row.area_code for row in context.facts("published", edition) if row.area_code}
    return sorted(code for code in codes if printed_figures(context, code).percentages)
