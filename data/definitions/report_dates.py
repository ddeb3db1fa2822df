"""By which day regions report (definitions/report_dates.toml): dates that come round by the calendar."""

import tomllib
from datetime import date, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from data.dates import month_end
from data.definitions.registry import Words
from data.settings import ROOT


class Report(BaseModel):
    """A report about `months` months of a year at a time, due on the `day` of the month after them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    months: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=28)
    label: Words
    address: str = ""

    def due(self, period: date) -> date:
        """The day by which the months that end with the month of `period` are reported."""
        return month_end(period) + timedelta(days=self.day)

    def next_due(self, on: date) -> tuple[date, date]:
        """The next day that it is due, `on` among them, and the last day of the months it is about."""
        end = month_end(on, -1)
        while end.month % self.months or self.due(end) < on:
            end = month_end(end, 1)
        return self.due(end), end


def parse(text: str) -> dict[str, Report]:
    """The reports of a TOML text by key; raises ValueError where one stands twice or cannot be."""
    found = [Report.model_validate(row) for row in tomllib.loads(text)["report"]]
    if len({one.key for one in found}) != len(found):
        raise ValueError("the key of a report stands twice")
    if any(12 % one.months for one in found):
        raise ValueError("the months of a report do not part a year")
    return {one.key: one for one in found}


@cache
def reports() -> dict[str, Report]:
    """The reports that ship with the product."""
    return parse((ROOT / "definitions" / "report_dates.toml").read_text("utf-8"))
