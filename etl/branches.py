"""Branch offices (definitions/branches.toml): their names, and how their people may be split over areas."""

import re
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.settings import ROOT
from etl.areas import branch_name


class Allocation(BaseModel):
    """How the people of a branch are spread over areas, by which document. `weights`: area code -> share or
    people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["berlaku", "ditolak"]
    document: str
    reason: str
    weights: dict[str, float] = Field(min_length=1)

    @model_validator(mode="after")
    def _weighs_something(self) -> "Allocation":
        if any(weight <= 0 for weight in self.weights.values()):
            raise ValueError("tiap bobot harus di atas nol")
        return self


class Branch(BaseModel):
    """A branch office and what else it is called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    aliases: tuple[str, ...] = ()
    serves: str = ""
    address: str = ""
    allocation: Allocation | None = None

    @property
    def standing(self) -> Allocation | None:
        """The allocation, unless it is refused."""
        return self.allocation if self.allocation and self.allocation.status == "berlaku" else None


def parse(text: str) -> tuple[Branch, ...]:
    """The branches of a TOML text. Raises ValueError, also where a name stands for two."""
    found = tuple(Branch.model_validate(row) for row in tomllib.loads(text).get("branch", []))
    names = [name for branch in found for name in {branch_name(n) for n in (branch.name, *branch.aliases)}]
    if len(set(names)) != len(names):
        raise ValueError("satu nama dipakai dua kantor cabang")
    return found


@cache
def declared(path: Path = ROOT / "definitions" / "branches.toml") -> tuple[Branch, ...]:
    """The branches that stand in the definitions."""
    return parse(path.read_text("utf-8"))


def known(name: str, branches: Sequence[Branch]) -> Branch:
    """The declared branch of that name, or one of just that name."""
    wanted = branch_name(name)
    for branch in branches:
        if wanted in {branch_name(n) for n in (branch.name, *branch.aliases)}:
            return branch
    return Branch(name=re.sub(r"\s+", " ", name).strip())


def split(people: int, weights: dict[str, float]) -> dict[str, int]:
    """People over areas by weight: whole people whose sum is exact, the largest remainders rounded up."""
    total = sum(Fraction(weight) for weight in weights.values())
    exact = {code: Fraction(weight) * people / total for code, weight in weights.items()}
    parts = {code: int(share) for code, share in exact.items()}
    order = sorted(exact, key=lambda code: (parts[code] - exact[code], code))
    for code in order[: people - sum(parts.values())]:
        parts[code] += 1
    return parts


def key(branch: Branch) -> str:
    """What its allocation changes in the meaning of a file."""
    weights = branch.standing.weights if branch.standing else {}
    return f"alokasi {branch.name} " + " ".join(f"{code}={weight}" for code, weight in weights.items())
