"""The projection of an area for the chosen metric, made once and kept for the edition."""

from dataclasses import dataclass
from datetime import date

from dashboards.insights.metric_history import histories_of
from dashboards.request.context import Context
from data.analysis.forecast import AHEAD, LookBack, Projection, project, refusal
from data.analysis.trend import monthly
from data.dates import month_end


@dataclass(frozen=True)
class AreaForecast:
    """`reason` is why there is no projection, one word of data.analysis.forecast.refusal, or tanpa_data."""

    reason: str
    found: Projection | None
    days: tuple[date, ...] = ()

    @property
    def test(self) -> LookBack:
        """How far off the model has been."""
        assert self.found is not None
        return self.found.test

    @property
    def better(self) -> bool:
        """Whether the model has been nearer than standing still."""
        return self.test.model < self.test.naive

    def shown(self, people: float) -> float:
        """People as the metric counts them: percent of the last potensi, or people."""
        assert self.found is not None
        return people if self.found.potensi is None else people / self.found.potensi * 100


def area_forecast(context: Context, code: str) -> AreaForecast:
    """The projection from the chosen month."""
    edition, period, metric = context.selection.edition, context.selection.period, context.metric.key
    if edition is None or period is None or not context.metric.targets:
        return AreaForecast("tanpa_data", None)
    key = ("projection", edition.slug, metric, code, period)
    return context.store.remember(key, lambda: _area_forecast(context, code, period), brief=True)


def _area_forecast(context: Context, code: str, period: date) -> AreaForecast:
    past = histories_of(context).of(code)
    if past.rows[-1].value is None:
        return AreaForecast("tanpa_data", None)
    top = monthly(past.days, past.top)
    bottom = None if past.bottom is None else monthly(past.days, past.bottom)
    reason = refusal(top, bottom)
    if reason:
        return AreaForecast(reason, None)
    days = tuple(month_end(period, step) for step in range(1, AHEAD + 1))
    return AreaForecast("", project(top, bottom), days)
