"""Which report a change is measured against: that of a year ago where there is one, else the previous."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboards.request.context import Context
from data.analysis.improvement import YEAR
from data.dates import month_end
from data.metrics.contracts import MetricRow


@dataclass(frozen=True)
class Since:
    """The month `then`, and how the columns of a MetricFrame that compare with it are called."""

    span: Literal["year", "month"]
    then: date

    def raw(self, row: MetricRow) -> float | None:
        """The change of the value."""
        return getattr(row, f"change_{self.span}")  # type: ignore[no-any-return]

    def same(self, row: MetricRow) -> float | None:
        """The change on the denominator of now."""
        return getattr(row, f"same_base_{self.span}")  # type: ignore[no-any-return]

    def people(self, row: MetricRow) -> float | None:
        """By how many people the area changed; None where it cannot be compared."""
        return getattr(row, f"people_{self.span}")  # type: ignore[no-any-return]

    def compared(self, row: MetricRow) -> int:
        """How many areas below the three above compare."""
        return getattr(row, f"compared_{self.span}")  # type: ignore[no-any-return]

    def words(self, context: Context) -> str:
        """The period inside a sentence: in a year, since June 2026."""
        if self.span == "year":
            return context.language.text("dalam setahun")
        return context.language.text("sejak {month}", month=context.language.month(self.then))

    def brief(self, context: Context) -> str:
        """The period after a figure."""
        if self.span == "year":
            return context.language.text("setahun")
        return context.language.text("sejak {month}", month=context.language.month(self.then, short=True))

    def head(self, context: Context) -> str:
        """The period as the heading of a column."""
        if self.span == "year":
            return context.language.text("Setahun")
        return context.language.text("Sejak {month}", month=context.language.month(self.then, short=True))


def on_this_potensi(context: Context) -> str:
    """How every change is measured, in words that follow it."""
    return context.language.text("dengan potensi bulan ini")


def base_rule(context: Context) -> str:
    """The same as a sentence, said once a page; empty where a count has no potensi."""
    if context.metric.kind == "count":
        return ""
    return context.language.text("Perubahan dihitung dengan potensi bulan ini.")


def since(rows: Sequence[MetricRow]) -> Since | None:
    """What rows of one metric and month can be compared with; None where with nothing."""
    if any(row.change_year is not None for row in rows):
        return Since("year", month_end(rows[0].period, -YEAR))
    then = rows[0].previous_period if rows else None
    if then is not None and any(row.change_month is not None for row in rows):
        return Since("month", then)
    return None
