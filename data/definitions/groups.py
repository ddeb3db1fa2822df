"""Groups that budgets pay for (definitions/groups.toml): which one a file means, as whom they count."""

import re
import tomllib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from data.definitions.registry import Words
from data.settings import ROOT


class Group(BaseModel):
    """One group; `words` are what files write for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    segment: Literal["PU", "BPU"]
    words: tuple[str, ...] = Field(min_length=1)
    label: Words


def parse(text: str) -> tuple[Group, ...]:
    """The groups of a TOML text in their order; raises ValueError where a key or a word stands twice."""
    found = tuple(Group.model_validate(row) for row in tomllib.loads(text)["group"])
    words = [plain(word) for one in found for word in one.words]
    if len({one.key for one in found}) != len(found) or len(set(words)) != len(words):
        raise ValueError("a key or a word of a group stands twice")
    return found


@cache
def groups() -> tuple[Group, ...]:
    """The groups that ship with the product."""
    return parse((ROOT / "definitions" / "groups.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """Words as they are compared: no capitals, one space between them, signs as spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


@cache
def group_of(text: str) -> Group | None:
    """The first group that a file's words name; None where none of them does."""
    said = f" {plain(text)} "
    return next((one for one in groups() if any(f" {plain(word)} " in said for word in one.words)), None)
