"""Branch offices (definitions/branches.toml): their names, and how their people may be split over areas."""

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.settings import ROOT
from etl.declarations.toml import Misdeclared, entries
from etl.parsing.areas import branch_name, district_names

ROUNDED = 0.001  # shares printed to three decimals add up to 1 within this


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
        given, total = self.weights.values(), sum(self.weights.values())
        if not all(0 < weight < math.inf for weight in given):
            raise ValueError("tiap bobot harus di atas nol")
        people = all(weight.is_integer() for weight in given)
        if not people and abs(total - 1) > ROUNDED:
            raise ValueError(
                f"bobotnya berjumlah {total:g}; bagian harus berjumlah 1, dan orang bilangan bulat semua"
            )
        if unknown := set(self.weights) - {code for code, _ in district_names()}:
            raise ValueError(f"kode daerah {', '.join(sorted(unknown))} tidak dikenal")
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
    """The branches of a TOML text. Raises Misdeclared, also where a name stands for two."""
    found = entries(text, "branch", Branch)
    names = [name for branch in found for name in {branch_name(n) for n in (branch.name, *branch.aliases)}]
    if len(set(names)) != len(names):
        raise Misdeclared("satu nama dipakai dua kantor cabang")
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
