"""Branch offices (branches.toml of the province): their names, how their people are split over areas."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.definitions.registry import registry
from data.provinces.definition import province
from etl.checks.printed_totals import check_printed
from etl.declarations.toml import DeclarationError, entries
from etl.model import Cell, Issue, Printed
from etl.parsing.areas import branch_name, district_names, is_branch, is_total
from etl.parsing.cells_to_facts import at

ROUNDED = 0.001  # shares printed to three decimals add up to 1 within this


class Allocation(BaseModel):
    """How the people of a branch are spread over areas, by which document.

    `weights`: area code -> share or people.
    """

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
    def allocation_in_force(self) -> Allocation | None:
        """The allocation, unless it is refused."""
        return self.allocation if self.allocation and self.allocation.status == "berlaku" else None


def parse(text: str) -> tuple[Branch, ...]:
    """The branches of a TOML text. Raises DeclarationError, also where a name means two."""
    found = entries(text, "branch", Branch)
    names = [name for branch in found for name in {branch_name(n) for n in (branch.name, *branch.aliases)}]
    if len(set(names)) != len(names):
        raise DeclarationError("satu nama dipakai dua kantor cabang")
    return found


@cache
def declared(path: Path = province().folder / "branches.toml") -> tuple[Branch, ...]:
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
    weights = branch.allocation_in_force.weights if branch.allocation_in_force else {}
    return f"alokasi {branch.name} " + " ".join(f"{code}={weight}" for code, weight in weights.items())


CELL = ["period", "segment", "programme", "measure"]


def is_branch_row(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows name a branch office and no code."""
    names, codes = frame["area_name"], frame["area_code"]
    return pd.Series(
        [
            isinstance(n, str) and is_branch(n) and (c is None or c != c)
            for n, c in zip(names, codes, strict=True)
        ],
        index=frame.index,
        dtype=bool,
    )


@dataclass(frozen=True)
class Names:
    """Branch offices in the place of areas, for what a file prints about its own figures."""

    branches: Sequence[Branch]
    names: frozenset[str]

    def resolve(self, _code: Cell, name: Cell) -> str:
        """The branch of that name."""
        return known(str(name), self.branches).name

    def scope(self, _label: str) -> frozenset[str]:
        """What a total row adds up: every branch of the file."""
        return self.names


def check_branches(
    printed: Sequence[Printed], rows: pd.DataFrame, branches: Sequence[Branch], *, alone: bool
) -> list[Issue]:
    """What does not agree among the figures of branch rows; total rows only where a file has no others."""
    own = [
        one
        for one in printed
        if is_branch(str(one.area_name or "")) or (alone and is_total(str(one.area_name or "")))
    ]
    names = [known(name, branches).name for name in rows["area_name"]]
    return check_printed(own, rows.assign(area_code=names), resolver=Names(branches, frozenset(names)))


def figures(rows: pd.DataFrame, branches: Sequence[Branch]) -> pd.DataFrame:
    """Branch rows (months and values read, `printed` as delivered) as rows of the table `published`."""
    words = registry().measures
    found = [
        {
            "area_code": None,
            "area_name": known(row.area_name, branches).name,
            "level": "cabang",
            "data_date": f"{row.period:%Y-%m}",
            "period": row.period,
            "date_precision": "month",
            "released": None,
            "indicator": " ".join(filter(None, (words[row.measure].file_word, row.programme))),
            "segment": row.segment,
            "value": float(row.value),
            "printed": str(row.printed)[:24],
            "unit": "orang",
            "precision": row.precision,
            "basis": "cabang",
            "address": known(row.area_name, branches).address,
            "note": getattr(row, "note", None),
            "sheet": row.sheet,
            "source_row": row.source_row,
            "source_column": row.source_column,
        }
        for row in rows.itertuples()
    ]
    return pd.DataFrame(found, dtype=object)


def allocated(rows: pd.DataFrame, branches: Sequence[Branch], issues: list[Issue]) -> pd.DataFrame:
    """What the declared allocations make of branch rows.

    Observations of areas (basis cabang, approx), the parts of several branches added up. An area is given a
    figure only where every branch that is declared to serve it is in the file for that month and count; what
    was done is reported once a branch.
    """
    parts: dict[tuple[Any, ...], list[tuple[Any, int]]] = defaultdict(list)
    own = {branch.name: branch.allocation_in_force for branch in branches if branch.allocation_in_force}
    missing: dict[str, set[str]] = {name: set() for name in own}
    for cell, group in rows.groupby(CELL, sort=False):
        here = {known(row.area_name, branches).name: row for row in group.itertuples()}
        for name in own.keys() & here.keys():
            absent = _missing(name, own, here)
            missing[name] |= absent
            if not absent:
                for code, people in split(int(here[name].value), own[name].weights).items():
                    parts[(code, *cell)].append((here[name], people))
    _tell(rows, branches, missing, issues)
    return pd.DataFrame([_observation(key, given) for key, given in parts.items()], dtype=object)


def _missing(name: str, own: dict[str, Allocation], here: dict[str, Any]) -> set[str]:
    """The branches that serve an area of this one and are not there."""
    areas = set(own[name].weights)
    return {other for other in own.keys() - here.keys() if areas & set(own[other].weights)}


def _observation(key: tuple[Any, ...], given: list[tuple[Any, int]]) -> dict[str, Any]:
    code, *cell = key
    first = given[0][0]
    names = ", ".join(f"{row.area_name} (baris {row.source_row}): {people}" for row, people in given)
    return {
        "area_code": code,
        "area_name": None,
        **dict(zip(CELL, cell, strict=True)),
        "basis": "cabang",
        "value": sum(people for _, people in given),
        "precision": "approx",
        "provisional": any(bool(row.provisional) for row, _ in given),
        "note": f"Alokasi angka kantor cabang, bukan hitungan daerah: {names}",
        "sheet": first.sheet,
        "source_row": first.source_row,
        "source_column": first.source_column,
    }


def _tell(
    rows: pd.DataFrame,
    branches: Sequence[Branch],
    missing: dict[str, set[str]],
    issues: list[Issue],
) -> None:
    for name, group in rows.groupby("area_name", sort=False):
        branch, row = known(str(name), branches), group.iloc[0].drop("source_column")
        allocation = branch.allocation
        if allocation and missing.get(branch.name):
            others = ", ".join(sorted(missing[branch.name]))
            text = f"{branch.name} tidak dibagi ke daerah: {others} melayani daerah yang sama dan tidak ada"
            issues.append(at(row, "cabang_tidak_lengkap", "warning", text))
        elif branch.allocation_in_force and allocation:
            text = f"{branch.name} dibagi ke {len(allocation.weights)} daerah menurut {allocation.document}"
            issues.append(at(row, "cabang_dibagi", "warning", text))
        else:
            why = f"; pembagiannya ditolak: {allocation.reason}" if allocation else ""
            text = f"{branch.name} disimpan sebagai angka kantor cabang, bukan angka daerah{why}"
            issues.append(at(row, "cabang_disimpan", "warning", text))


def doubled(rows: pd.DataFrame, branches: Sequence[Branch]) -> list[Issue]:
    """An error for every figure of a branch that an earlier row has given."""
    if rows.empty:
        return []
    named = rows.assign(name=[known(name, branches).name for name in rows["area_name"]])
    again = named[named.duplicated(["name", *CELL])]
    return [
        at(row, "kunci_ganda", "error", f"{row['name']} {row['segment']} sudah ada di baris sebelumnya; "
           "hapus salah satunya", value=row["value"])
        for _, row in again.iterrows()
    ]  # fmt: skip
