"""When an area is said to rise, stand, go down or fall: the thresholds of definitions/trends.toml."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.settings import ROOT


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Direction(_Rule):
    """Of the last `window` months at least `fewest` known.

    The least slope in points a year, or for a count as a share of its last value.
    """

    window: int = Field(ge=3)
    fewest: int = Field(ge=3)
    significant: float = Field(gt=0)
    points: float = Field(gt=0)
    share: float = Field(gt=0)

    @model_validator(mode="after")
    def _fits(self) -> "Direction":
        if self.fewest > self.window:
            raise ValueError(f"{self.fewest} known months cannot lie in {self.window}")
        return self


class Year(_Rule):
    """A change over a year from which it is clear: points, or a share of a count's value then."""

    points: float = Field(gt=0)
    share: float = Field(gt=0)


class Fall(_Rule):
    """A step that loses at least `step` of the value before, until a month has `back` of it again."""

    step: float = Field(gt=0, lt=1)
    back: float = Field(gt=0, le=1)


class TrendRules(_Rule):
    """The thresholds of the word for a trend, as trend.toml gives them."""

    direction: Direction
    year: Year
    fall: Fall

    @model_validator(mode="after")
    def _a_fall_is_not_back(self) -> "TrendRules":
        if self.fall.back <= 1 - self.fall.step:
            raise ValueError("a fall would be undone by the value it fell to")
        return self


def parse(text: str) -> TrendRules:
    """The thresholds from the text of a TOML file; raises ValueError on the first contradiction."""
    return TrendRules.model_validate(tomllib.loads(text))


@cache
def trend_rules() -> TrendRules:
    """The thresholds that ship with the product."""
    return parse((ROOT / "definitions" / "trends.toml").read_text("utf-8"))
