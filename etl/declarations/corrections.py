"""Declared corrections of users' own files (definitions/corrections.toml): what, why, who was informed."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.definitions.registry import registry
from data.provinces.definition import province
from data.settings import ROOT
from etl.declarations.toml import DeclarationError, entries
from etl.model import Cell, Issue
from etl.parsing import numbers, periods
from etl.parsing.areas import district_names
from etl.parsing.cells_to_facts import at

COLLECTION = "resmi"  # what others have published is flagged and never corrected


class Correction(BaseModel):
    """One cell of a file: `find` is what it says (as printed), `use` the people to take instead.

    Which file: its sha256 (`file`) or a pattern of its title or name (`title`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    file: str | None = None
    title: str | None = None
    area: str
    period: str
    segment: str
    measure: str  # as in files: potensi, peserta_aktif
    programme: str = ""
    find: str
    use: int = Field(ge=0)
    reason: str
    told: str
    date: date
    expect: Literal["ada", "boleh"] = "ada"

    @model_validator(mode="after")
    def _names_a_file_and_a_measure(self) -> "Correction":
        if (self.file is None) == (self.title is None):
            raise ValueError("sebut salah satu: file atau title")
        if self.measure not in {measure.file_word for measure in registry().measures.values()}:
            raise ValueError(f"ukuran {self.measure!r} tidak dikenal")
        if self.segment not in registry().segments or self.programme not in ("", *registry().programmes):
            raise ValueError(f"segmen atau program {self.segment!r} {self.programme!r} tidak dikenal")
        if self.area not in {code for code, _ in district_names()}:
            raise ValueError(
                f"kode daerah {self.area!r} tidak dikenal; tulis seperti {province().examples.code}"
            )
        try:
            re.compile(self.title or "")
        except re.error:
            raise ValueError(f"title {self.title!r} bukan pola yang benar") from None
        periods.parse(self.period)
        return self

    def is_for(self, *, source: str, sha256: str, titles: Sequence[str]) -> bool:
        """Whether it is about this file."""
        if self.source != source:
            return False
        if self.file is not None:
            return self.file.casefold() == sha256
        return any(re.search(str(self.title), title) for title in titles)

    @property
    def cell(self) -> tuple[str, ...]:
        """What it corrects."""
        return self.area, self.period, self.segment, self.measure, self.programme

    @property
    def key(self) -> str:
        """What it changes in the meaning of a file."""
        return "koreksi " + " ".join((*self.cell, self.find, str(self.use)))


def parse(text: str) -> tuple[Correction, ...]:
    """The corrections of a TOML text. Raises DeclarationError, also where two speak of one cell."""
    found = entries(text, "correction", Correction)
    cells = [(one.source, one.file, one.title, *one.cell) for one in found]
    for number, cell in enumerate(cells, 1):
        if cell in cells[: number - 1]:
            raise DeclarationError(
                f"[[correction]] ke-{number}: selnya sudah dikoreksi di atasnya; hapus satu"
            )
    return found


@cache
def declared(path: Path = ROOT / "definitions" / "corrections.toml") -> tuple[Correction, ...]:
    """The corrections that stand in the definitions."""
    return parse(path.read_text("utf-8"))


def correct(
    frame: pd.DataFrame, corrections: Sequence[Correction], issues: list[Issue], used: set[str]
) -> pd.DataFrame:
    """Observations with the corrections of their file applied.

    Their area_code is resolved, period and value are still as delivered. Adds an info for each correction, an
    error where the cell no longer says what was to be corrected. The keys of those applied are added to
    `used`.
    """
    for one in corrections:
        cells = _cells(frame, one)
        if not cells and (one.file or _has_month(frame, one)):
            issues.append(_not_found(one))
        for index in cells:
            row = frame.loc[index]
            if _says(row["value"], one.find):
                frame = frame.assign(value=frame["value"].astype(object))
                frame.at[index, "value"] = one.use
                used.add(one.key)
                issues.append(_applied(row, one))
            else:
                issues.append(_mended(row, one))
    return frame


def _cells(frame: pd.DataFrame, one: Correction) -> list[Any]:
    if frame.empty:
        return []
    measure = next(key for key, m in registry().measures.items() if m.file_word == one.measure)
    same = (
        (frame["area_code"] == one.area)
        & (frame["segment"] == one.segment)
        & (frame["measure"] == measure)
        & (frame["programme"] == one.programme)
    )
    wanted = periods.parse(one.period)
    return [index for index in frame.index[same] if _month(frame.at[index, "period"]) == wanted]


def _has_month(frame: pd.DataFrame, one: Correction) -> bool:
    """Whether the file has figures of the month it is about."""
    wanted = periods.parse(one.period)
    return not frame.empty and any(_month(cell) == wanted for cell in frame["period"].unique())


def _month(cell: Cell) -> date | None:
    try:
        return None if cell is None else periods.parse(cell)
    except periods.PeriodError:
        return None


def _says(cell: Cell, find: str) -> bool:
    """The same text, or the same count of people."""
    if str(cell).strip() == find.strip():
        return True
    try:
        return numbers.count(cell) == numbers.count(find) is not None
    except numbers.NumberError:
        return False


def _applied(row: "pd.Series[Any]", one: Correction) -> Issue:
    message = (
        f"dikoreksi: {one.area} {one.period} {one.segment} {one.measure} tercetak {one.find}, dipakai "
        f"{numbers.written(one.use)}. {one.reason}. Diberitahukan kepada {one.told}, {one.date}"
    )
    return at(row, "koreksi", "info", message, value=row["value"])


def _not_found(one: Correction) -> Issue:
    message = (
        f"Koreksi {' '.join(one.cell).strip()} tidak menemukan selnya di berkas ini: tidak ada yang diganti; "
        "periksa kode, bulan, segmen, dan ukurannya di data/definitions/corrections.toml."
    )
    return Issue("koreksi_tak_perlu", "warning", message)


def _mended(row: "pd.Series[Any]", one: Correction) -> Issue:
    message = (
        f"koreksi {one.area} {one.period} {one.segment} {one.measure} mencari {one.find}, tetapi sel berisi "
        f"{row['value']}: sumbernya sudah berubah. Hapus koreksi itu dari data/definitions/corrections.toml, "
        "lalu muat lagi"
    )
    severity = "error" if one.expect == "ada" else "warning"
    rule = "koreksi_usang" if severity == "error" else "koreksi_tak_perlu"
    return at(row, rule, severity, message, value=row["value"])
