"""What a column holds that leaves the screen, from definitions/fields.toml: the one home of their names."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from data.provinces.definition import province
from data.settings import ROOT

Kind = Literal[
    "code",  # text that may look like a number
    "text",
    "status",  # the key of a status band
    "flag",
    "integer",
    "number",
    "people",
    "rupiah",
    "value",  # in the unit of the row's metric: percent or people
    "points",  # percentage points, people where the metric counts people
    "date",
    "moment",  # a UTC time
]

PACKAGE_TYPES: Mapping[Kind, str] = {
    "code": "string",
    "text": "string",
    "status": "string",
    "flag": "boolean",
    "integer": "integer",
    "number": "number",
    "people": "number",
    "rupiah": "number",
    "value": "number",
    "points": "number",
    "date": "date",
    "moment": "datetime",
}
"""What a table schema of a data package calls each kind."""

_FORMATS = {"date": "date", "datetime": "date-time"}
JSON_TYPES: Mapping[Kind, Mapping[str, str]] = {
    kind: {"type": "string", "format": _FORMATS[name]} if name in _FORMATS else {"type": name}
    for kind, name in PACKAGE_TYPES.items()
}
"""The same in JSON Schema."""


class Column(BaseModel):
    """A column: what a cell holds, its heading and its meaning in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    id: str = Field(min_length=1)
    en: str = Field(min_length=1)
    about_id: str = Field(min_length=1)
    about_en: str = Field(min_length=1)

    def heading(self, language: str) -> str:
        """The heading of the column in a language."""
        return self.en if language == "en" else self.id

    def about(self, language: str) -> str:
        """What the column holds, in a language."""
        return self.about_en if language == "en" else self.about_id

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.kind in ("integer", "number", "people", "rupiah", "value", "points")

    @property
    def words(self) -> bool:
        """Whether its cells are text that somebody wrote, and might begin like a formula."""
        return self.kind in ("code", "text", "status")


LEVELS = ("nasional", "provinsi", "karesidenan", "kabkota")
KINDS = ("kabupaten", "kota", "karesidenan", "provinsi", "nasional")


def _both(word: str, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Keys as a sentence lists them, in both languages."""
    start, last = ", ".join(keys[:-1]), keys[-1]
    return [(f"{word}_id", f"{start} atau {last}"), (f"{word}_en", f"{start} or {last}")]


@cache
def fields() -> Mapping[str, Column]:
    """Every column by its name."""
    text = (ROOT / "definitions" / "fields.toml").read_text("utf-8")
    own = province()
    for word, said in (
        ("code", own.examples.code),
        ("cut", own.cut_example),
        ("province", own.code),
        ("whole_id", "Indonesia" if own.is_national else "provinsi"),
        ("whole_en", "Indonesia" if own.is_national else "the province"),
        ("areas_id", own.areas_word),
        ("areas_en", own.areas_word_en),
        *_both("levels", ["nasional", "provinsi"] if own.is_national else LEVELS),
        *_both("kinds", ["provinsi", "nasional"] if own.is_national else KINDS),
        ("kr_id", "kr-… untuk eks-karesidenan, " if own.has_residencies else ""),
        ("kr_en", "kr-… for former residencies, " if own.has_residencies else ""),
    ):
        text = text.replace(f"{{{word}}}", said)
    found = tomllib.loads(text)
    return TypeAdapter(dict[str, Column]).validate_python(found["field"])
