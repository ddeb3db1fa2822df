"""The chosen metric of every area until the chosen month, as arrays; the last known figure of an area."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from dashboards.request.context import Context
from data.analysis import trend
from data.analysis.coverage import Numbers
from data.analysis.trend import Movement, movement
from data.dates import month_end
from data.metrics.contracts import MetricRow


@dataclass(frozen=True)
class History:
    """One area in the months in which anybody reported.

    `top` and `bottom` hold one row for each kabupaten/kota that it is made of.
    """

    days: list[date]
    rows: list[MetricRow]
    top: Numbers
    bottom: Numbers | None

    @cached_property
    def steady(self) -> list[float | None]:
        """The series on the denominator of its last month."""
        return [None if v != v else v for v in trend.on_last_base(self.top, self.bottom).tolist()]

    @cached_property
    def rebased(self) -> list[tuple[date, float]]:
        """The months in which potensi moved, and by how many percent."""
        if self.bottom is None:
            return []
        moved = trend.rebased(self.bottom)
        return [
            (day, float(percent)) for day, percent in zip(self.days, moved, strict=True) if percent == percent
        ]

    @cached_property
    def steps(self) -> list[trend.Step]:
        """What moved from each report to the next."""
        return trend.steps(self.days, self.top, self.bottom)

    def between(self, start: date, end: date) -> trend.Step | None:
        """What moved between two months, over the areas that reported in both."""
        return trend.between(self.days, self.top, self.bottom, start=start, end=end)

    @cached_property
    def _values(self) -> list[float]:
        """The steady series with every month in it, also those in which nobody reported."""
        known = np.array([np.nan if value is None else value for value in self.steady], dtype=float)
        return trend.monthly(self.days, known).tolist()  # type: ignore[no-any-return]

    @property
    def worse(self) -> bool:
        """Whether the one word for how it moves is turun or jatuh."""
        return self.trend.word in ("turun", "jatuh")

    @cached_property
    def trend(self) -> Movement:
        """How it moved to the chosen month, on that month's potensi."""
        return movement(self._values, ratio=self.bottom is not None)

    @property
    def drop(self) -> tuple[MetricRow, MetricRow] | None:
        """The rows before and after the fall in one step that the word jatuh is about."""
        found = self.trend.drop
        if found is None:
            return None
        start, end = (month_end(self.days[0], at) for at in (found.start, found.end))
        by_month = {row.period: row for row in self.rows}
        return by_month[start], by_month[end]

    @property
    def yearly(self) -> float | None:
        """The slope of the trend, for a year."""
        return None if self.trend.slope is None else self.trend.slope * 12


def histories_of(context: Context) -> "MetricHistories":
    """The histories of the chosen metric, made once for these choices."""
    return context.remember_figures(("past",), lambda: MetricHistories(context))


class MetricHistories:
    """The histories of all areas for the chosen metric, edition and scheme, until the chosen month.

    Only the months in which anybody reported: with quarterly reports a quarter follows a quarter.
    """

    def __init__(self, context: Context) -> None:
        """Read the rows of the chosen metric until the chosen month, which must be known."""
        period = context.selection.period
        assert period is not None
        self._context = context
        rows = [row for row in context.rows(months=()) if row.period <= period]
        reported = {row.period for row in rows if row.value is not None} | {period}
        self.days = [month for month in context.months if month in reported]
        self._rows: dict[str, list[MetricRow]] = {}
        self._made: dict[str, History] = {}
        for row in rows:
            if row.period in reported:
                self._rows.setdefault(row.area, []).append(row)

    def rows(self, code: str) -> list[MetricRow]:
        """One area's rows, the chosen month last."""
        return self._rows[code]

    def of(self, code: str) -> History:
        """One area's past; an area above is the kabupaten/kota below it, where figures add up."""
        if code not in self._made:
            self._made[code] = self._history(code)
        return self._made[code]

    def _history(self, code: str) -> History:
        parts = [self._rows[member] for member in self._context.members(code)]
        ratio = self._context.metric.kind == "ratio"
        return History(
            days=self.days,
            rows=self._rows[code],
            top=_array(parts, "numerator"),
            bottom=_array(parts, "denominator") if ratio else None,
        )


def _array(parts: list[list[MetricRow]], column: str) -> Numbers:
    return np.array(
        [[np.nan if (value := getattr(row, column)) is None else value for row in rows] for rows in parts],
        dtype=float,
    )


def last_known(context: Context, row: MetricRow) -> MetricRow | None:
    """The newest row before one without a figure that has one, of the same area and metric; else None."""
    if row.value is not None:
        return None
    before = context.rows(row.metric, months=(), areas=(row.area,))
    found = [one for one in before if one.period < row.period and one.value is not None]
    return found[-1] if found else None


def last_words(context: Context, row: MetricRow) -> str:
    """The last known figure: terakhir 21,7 % (36.400 dari 167.800), Agustus 2026; empty without one."""
    _, language, last = context.language.text, context.language, last_known(context, row)
    if last is None:
        return ""
    month, n = language.month(last.period), language.number(last.numerator)
    if last.denominator is None:
        return _("terakhir {n}, {month}", n=n, month=month)
    counts = _("{n} dari {d}", n=n, d=language.number(last.denominator))
    return _(
        "terakhir {value} ({counts}), {month}", value=language.percent(last.value), counts=counts, month=month
    )
