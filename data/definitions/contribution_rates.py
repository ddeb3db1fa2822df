"""What a BPU worker's cover costs a month, and in which months (definitions/contributions.toml)."""

import tomllib
from datetime import date
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.settings import ROOT

Workers = Literal["all", "transport", "other"]


class Rate(BaseModel):
    """Rupiah a worker a month, from the first day of a month to the last of another (None: no limit)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workers: Workers
    rupiah: int = Field(gt=0)
    start: date = Field(default=date.min, alias="from")
    end: date = Field(default=date.max, alias="to")
    source: str = Field(pattern="^https://")

    @model_validator(mode="after")
    def _runs_forwards(self) -> "Rate":
        if not self.start < self.end:
            raise ValueError(f"{self.workers}: the rate runs backwards from {self.start} to {self.end}")
        return self


@cache
def rates() -> tuple[Rate, ...]:
    """Every rate, the general one first."""
    found = tomllib.loads((ROOT / "definitions" / "contributions.toml").read_text("utf-8"))
    return tuple(Rate.model_validate(row) for row in found["rate"])


def monthly(day: date, workers: Workers = "all") -> int:
    """Rupiah for one such worker in the month of `day`: the lowest rate that holds for them then."""
    return min(
        rate.rupiah for rate in rates() if rate.workers in ("all", workers) and rate.start <= day <= rate.end
    )
