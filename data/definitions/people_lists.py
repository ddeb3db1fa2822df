"""How a list of people (name and NIK) is checked: limits, headings and findings of people_lists.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.definitions.registry import Words
from data.settings import ROOT


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Age(_Model):
    """In years: who is `youngest` may be paid for, who is `below` still."""

    youngest: int = Field(gt=0)
    below: int
    source: str = Field(pattern="^https://")

    @model_validator(mode="after")
    def _runs_forwards(self) -> "Age":
        if not self.youngest < self.below:
            raise ValueError(f"nobody is at least {self.youngest} and below {self.below}")
        return self


class Nik(_Model):
    """How a NIK is made, and from which share of final zeros on a column was read as numbers."""

    digits: int
    female_days: int
    provinces: tuple[tuple[int, int], ...]
    zero_share: float = Field(gt=0, lt=1)
    zero_least: int = Field(gt=0)

    def is_province(self, code: str) -> bool:
        """Whether two digits are the code of a province."""
        return any(first <= int(code) <= last for first, last in self.provinces)


class Output(_Model):
    """The files that come out: columns of the counts, and what stands in them where the lists do not say."""

    unnamed_group: str
    columns: tuple[str, ...]
    source: str
    no_area: str
    marked: str


class Finding(_Model):
    """One thing that may be wrong with a row; `blocks`: it is not counted until mended."""

    key: str
    blocks: bool
    label: Words
    sentence: Words


class PeopleLists(_Model):
    """Everything that people_lists.toml says."""

    age: Age
    nik: Nik
    headings: Mapping[str, tuple[str, ...]]
    output: Output
    words: Mapping[str, Words]
    finding: tuple[Finding, ...]

    @property
    def findings(self) -> dict[str, Finding]:
        """The findings by key, in their order."""
        return {one.key: one for one in self.finding}


@cache
def people_lists() -> PeopleLists:
    """The definition that ships with the product."""
    text = (ROOT / "definitions" / "people_lists.toml").read_text("utf-8")
    return PeopleLists.model_validate(tomllib.loads(text))
