"""The definitions in definitions/*.toml as frozen models: the one home of the words we count by."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.provinces.definition import province
from data.settings import ROOT

PROVINCE: str = province().code
"""The code of the province of this installation, after the ministry's codes of regions; 00 is the nation."""
AREA_LEVEL: str = province().levels.area
"""The level of the areas that report: kabkota, or provinsi where this installation is national."""
WHOLE_LEVEL: str = province().levels.whole
"""The level of what they add up to."""
LEVELS = (WHOLE_LEVEL, "karesidenan", AREA_LEVEL)
"""Every level that has figures, the whole first."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Model):
    """One text in both languages."""

    id: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __getitem__(self, language: str) -> str:
        """The text in a language, "id" or "en"."""
        return self.en if language == "en" else self.id


class Segment(_Model):
    """A group of workers (PU, BPU, JAKON, PMI) or the total of some; `required` and `optional`: its parts."""

    key: str
    short: Words
    label: Words
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


class Measure(_Model):
    """A stored count, and whether it is a stock of the month or carried forward to the next report."""

    key: str
    file_word: str
    label: Words
    description: Words
    over_time: Literal["stock", "carried_forward"]


class Metric(_Model):
    """A count of one measure, or a ratio of sums of two, for one segment."""

    key: str
    kind: Literal["ratio", "count"]
    numerator: str
    denominator: str | None = None
    segment: str
    label: Words
    description: Words
    decimals: int = Field(ge=0, le=4)
    better: Literal["higher", "lower", "none"]
    targets: bool

    @property
    def unit(self) -> Literal["percent", "people"]:
        """Percent for a ratio, people for a count."""
        return "percent" if self.kind == "ratio" else "people"

    @model_validator(mode="after")
    def _a_ratio_has_a_denominator(self) -> "Metric":
        if (self.kind == "ratio") != (self.denominator is not None):
            raise ValueError(f"{self.key}: a ratio needs a denominator, a count has none")
        if self.targets and self.better == "none":
            raise ValueError(f"{self.key}: a metric with targets must say which direction is better")
        return self


class Band(_Model):
    """A band of status, a share of the year's target or of the month's path.

    A status that begins at the fraction `start` of the year's target or of the month's path (`of`) and ends
    where a better one begins. The last one has no start: it takes the rest.
    """

    key: str
    start: float | None = Field(default=None, alias="from", ge=0)
    of: Literal["target", "path"] | None = None
    icon: str
    label: Words

    @model_validator(mode="after")
    def _says_of_what(self) -> "Band":
        if self.start is not None and self.of is None:
            raise ValueError(f'{self.key}: from {self.start:g} of what? Say of = "target" or "path"')
        return self


class Without(_Model):
    """A status of an area that cannot be judged: no report, no figure or no target."""

    key: str
    icon: str
    label: Words
    printed: Words | None = None


class Collection(_Model):
    """Figures that are never mixed with those of another collection."""

    key: str
    label: Words
    description: Words
    rolls_up: bool
    carries_forward: bool
    targets_from: tuple[str, ...]
    simulated: bool


class Basis(_Model):
    """How people were counted, for example by NIK."""

    key: str
    label: Words


class Programme(_Model):
    """One of the insurance programmes, and the segments that can take part in it."""

    key: str
    segments: tuple[str, ...]


class Duty(_Model):
    """One of the duties of Inpres 2/2021; `number` is its place in the list."""

    key: str
    number: int
    label: Words
    short: Words
    description: Words


class DutyStatus(_Model):
    """How far a region is with a duty; `done` counts as fulfilled."""

    key: str
    icon: str
    label: Words
    short: Words
    done: bool = False


class Registry(_Model):
    """Everything that the TOML files of this folder define, by key."""

    segments: Mapping[str, Segment]
    measures: Mapping[str, Measure]
    metrics: Mapping[str, Metric]
    bands: tuple[Band, ...]
    without: Mapping[str, Without]
    collections: Mapping[str, Collection]
    bases: Mapping[str, Basis]
    programmes: Mapping[str, Programme]
    duties: Mapping[str, Duty]
    duty_statuses: Mapping[str, DutyStatus]
    duty_not_reported: DutyStatus

    @property
    def segment_keys(self) -> list[str]:
        """The keys of the segments, in their order."""
        return list(self.segments)

    @property
    def collections_shown(self) -> list[str]:
        """The keys of the collections as they are offered: first those whose areas add up to the province."""
        return sorted(self.collections, key=lambda key: not self.collections[key].rolls_up)

    @property
    def statuses(self) -> dict[str, Band | Without]:
        """Every status, best first, then those that are not judged."""
        return {**{band.key: band for band in self.bands}, **self.without}

    def of_printed(self) -> "Registry":
        """The same with the words for published figures, which stand alone: nobody has to report them."""
        words = {
            key: one.model_copy(update={"label": one.printed}) if one.printed else one
            for key, one in self.without.items()
        }
        return self.model_copy(update={"without": words})

    @model_validator(mode="after")
    def _every_word_is_known(self) -> "Registry":
        for metric in self.metrics.values():
            for measure in filter(None, (metric.numerator, metric.denominator)):
                if measure not in self.measures:
                    raise ValueError(f"{metric.key}: unknown measure {measure!r}")
            if metric.segment not in self.segments:
                raise ValueError(f"{metric.key}: unknown segment {metric.segment!r}")
        for segment in self.segments.values():
            for part in segment.required + segment.optional:
                if part not in self.segments:
                    raise ValueError(f"{segment.key}: unknown part {part!r}")
                if self.segments[part].required + self.segments[part].optional:
                    raise ValueError(
                        f"{segment.key}: {part!r} has parts itself; a part of a part is not added"
                    )
        self._lists_are_known()
        self._bands_meet()
        return self

    def _lists_are_known(self) -> None:
        for collection in self.collections.values():
            if unknown := set(collection.targets_from) - set(self.collections):
                raise ValueError(f"{collection.key}: targets from unknown collection {unknown}")
        for programme in self.programmes.values():
            if unknown := set(programme.segments) - set(self.segments):
                raise ValueError(f"{programme.key}: unknown segment {unknown}")
        if len(self.statuses) != len(self.bands) + len(self.without):
            raise ValueError("the key of a status stands twice")
        if self.duty_not_reported.key in self.duty_statuses:
            raise ValueError("not having reported is no status of a duty")
        if [duty.number for duty in self.duties.values()] != list(range(1, len(self.duties) + 1)):
            raise ValueError("the duties are numbered from 1, in their order")

    def _bands_meet(self) -> None:
        """Bands, best first: every value falls into one, and every one can be fallen into.

        The path never lies past the target, so that who has a fraction of the target has it of the path as
        well.
        """
        if not self.bands or self.bands[-1].start:
            raise ValueError("the last band takes the rest: it has no from")
        *judging, _rest = self.bands
        for place, band in enumerate(judging):
            if band.start is None:
                raise ValueError(f"{band.key}: only the last band has no from")
            for better in judging[:place]:
                assert better.start is not None
                wider = better.of in (band.of, "path")
                if wider and band.start >= better.start:
                    raise ValueError(
                        f"{band.key}: nobody is left for it below {better.key}; best comes first"
                    )


Keyed = TypeVar("Keyed", Segment, Measure, Metric, Without, Collection, Basis, Programme, Duty, DutyStatus)


def _by_key(model: type[Keyed], rows: list[dict[str, object]]) -> dict[str, Keyed]:
    items = [model.model_validate(row) for row in rows]
    if len({item.key for item in items}) != len(items):
        raise ValueError(f"{model.__name__}: a key stands twice")
    return {item.key: item for item in items}


def parse(metrics: str, statuses: str, vocabulary: str, duties: str) -> Registry:
    """The registry from the texts of the four TOML files; raises ValueError on the first contradiction."""
    m, s, v, d = (tomllib.loads(text) for text in (metrics, statuses, vocabulary, duties))
    return Registry(
        segments=_by_key(Segment, m["segment"]),
        measures=_by_key(Measure, m["measure"]),
        metrics=_by_key(Metric, m["metric"]),
        bands=tuple(Band.model_validate(row) for row in s["band"]),
        without=_by_key(Without, v["without"]) | _by_key(Without, s.get("without", [])),
        collections=_by_key(Collection, v["collection"]),
        bases=_by_key(Basis, v["basis"]),
        programmes=_by_key(Programme, v["programme"]),
        duties=_by_key(Duty, d["duty"]),
        duty_statuses=_by_key(DutyStatus, d["status"]),
        duty_not_reported=DutyStatus.model_validate(d["not_reported"]),
    )


@cache
def registry() -> Registry:
    """The registry of the definitions that ship with the product."""
    folder = ROOT / "definitions"
    names = ("metrics.toml", "statuses.toml", "vocabulary.toml", "duties.toml")
    return parse(*((folder / name).read_text("utf-8") for name in names))
