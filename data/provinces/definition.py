"""The province of this installation (PANTAU_PROVINCE): its folder read, with what follows from its areas."""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.settings import ROOT, Settings

FOLDER = ROOT / "provinces"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Examples(_Model):
    """What sentences name when they show how something is written: codes and words of this province."""

    code: str
    """An area, best one whose code ends in 0, which spreadsheets cut off."""
    opened: str
    """An area that addresses and keys open."""
    filed: str
    """An area that a letter goes to."""
    typed: str
    """What a reader may type for two areas, parted by a comma."""
    abbreviation: str
    searched: str
    """The code of the area that the abbreviation stands for."""
    ambiguous: str
    """Names that stand for two areas, parted by commas; "" where there are none."""


class Levels(_Model):
    """What this installation is about: the level of its areas, and of the whole that they make."""

    area: Literal["kabkota", "provinsi"] = "kabkota"
    whole: Literal["provinsi", "nasional"] = "provinsi"


NOUNS = {
    "kabkota": ("kabupaten/kota", "regencies and cities"),
    "provinsi": ("provinsi", "provinces"),
    "nasional": ("nasional", "national"),
}
"""How areas of a level are called within a sentence, in Indonesian and English."""


class Province(_Model):
    """What province.toml says; the areas come from areas.csv beside it."""

    code: str = Field(pattern=r"^\d\d$")
    written: tuple[str, ...] = Field(min_length=1)
    """How tables write its name: small letters, no dots; the usual one first."""
    box: tuple[float, float, float, float]
    """West, south, east, north in degrees: no border of it lies outside."""
    examples: Examples
    levels: Levels = Levels()
    """Of a province kabupaten/kota; of the nation provinces."""

    @property
    def areas_word(self) -> str:
        """What its areas are called: kabupaten/kota, or provinsi."""
        return NOUNS[self.levels.area][0]

    @property
    def areas_word_en(self) -> str:
        """The same in English."""
        return NOUNS[self.levels.area][1]

    @property
    def is_national(self) -> bool:
        """Whether its areas are provinces."""
        return self.levels.whole == "nasional"

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return FOLDER / self.code

    @property
    def full_name(self) -> str:
        """The name behind the word Provinsi, as areas.csv has it."""
        return next(row["name"] for row in self.areas if row["code"] == self.code)

    @property
    def name(self) -> str:
        """The name without what it is."""
        return self.full_name.removeprefix("Provinsi ")

    @property
    def bps_code(self) -> str:
        """Four digits, as BPS asks for it."""
        return f"{self.code}00"

    @property
    def areas(self) -> tuple[dict[str, str], ...]:
        """The rows of areas.csv."""
        return rows_of(self.folder / "areas.csv")

    @property
    def districts(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every area: of a province every kabupaten and kota."""
        return tuple((row["code"], row["name"]) for row in self.areas if row["level"] == self.levels.area)

    @property
    def example(self) -> dict[str, str]:
        """The row of the area that sentences name."""
        return next(row for row in self.areas if row["code"] == self.examples.code)

    @property
    def has_residencies(self) -> bool:
        """Whether its kabupaten/kota are grouped by eks-karesidenan."""
        return any(row["level"] == "karesidenan" for row in self.areas)

    @property
    def first(self) -> tuple[str, str]:
        """The code of BPS and the name of the first of them: what examples show."""
        first = next(row for row in self.areas if row["level"] == self.levels.area)
        return first["bps_code"], first["name"]

    @property
    def name_pattern(self) -> str:
        """A regular expression for its name as tables write it."""
        return "(" + "|".join(map(re.escape, self.written)) + ")"

    @property
    def codes_in_words(self) -> str:
        """From which code to which: first the kabupaten, then the kota, "33.01–33.29 dan 33.71–33.76"."""
        return " dan ".join(self._spans())

    def _spans(self) -> Iterator[str]:
        for kind in ("provinsi",) if self.is_national else ("kabupaten", "kota"):
            own = sorted(row["code"] for row in self.areas if row["kind"] == kind)
            if own:
                yield own[0] if len(own) == 1 else f"{own[0]}–{own[-1]}"

    @property
    def cut_example(self) -> str:
        """The example code as a spreadsheet cuts it: 33.10 becomes 33.1; of two digits 31.0."""
        whole, _, tail = self.examples.code.partition(".")
        return f"{whole}.{tail.replace('0', '')}" if tail else f"{whole}.0"


@cache
def rows_of(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file that ships with the product."""
    return tuple(csv.DictReader(path.read_text("utf-8").splitlines()))


@cache
def other_provinces() -> frozenset[str]:
    """The names of the nation's other provinces, behind the word Provinsi and in lower case."""
    rows = rows_of(FOLDER / "00" / "areas.csv")
    names = {row["name"].partition(" ")[2].casefold() for row in rows if row["level"] == "provinsi"}
    return frozenset(names - {province().name.casefold()})


def read_province(code: str) -> Province:
    """The definition in the folder of that code; raises OSError or ValueError where there is none."""
    found = Province.model_validate(tomllib.loads((FOLDER / code / "province.toml").read_text("utf-8")))
    if found.code != code:
        raise ValueError(f"provinces/{code}/province.toml says it is {found.code}")
    return found


@cache
def province() -> Province:
    """The one this process works for. It stays the same as long as the process lives.

    Settings that cannot be used are refused where the program starts (read_settings); here they leave the
    usual province.
    """
    try:
        return read_province(Settings().province)
    except ValidationError:
        return read_province(str(Settings.model_fields["province"].default))
