"""--sebagian: which rows are refused while the others are taken, and how the refused ones are kept."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from data.facts.latest import REPEATED_KEYS, comparable
from data.repository.loads import COUNT_KEY
from etl.checks.personal_data import Personal, Place
from etl.model import Cell, Issue, Sheet, Tidy
from etl.parsing.areas import is_total
from etl.parsing.column_letter import letter

PLACE = ["sheet", "source_row", "source_column"]

OF_A_ROW = frozenset(
    {
        *("wilayah_kosong", "wilayah_ganda", "wilayah_tak_dikenal", "kode_tak_dikenal", "kode_terpotong"),
        *("kode_nama_beda", "angka_cabang", "bukan_kabupaten_kota", "bulan_keliru", "angka_keliru"),
        *(
            "angka",
            "teks_keliru",
            "tanggal",
            "kosong",
            "kata_tak_dikenal",
            "kunci_ganda",
            "baris_ganda",
            "program_segmen",
        ),
    }
)
"""Errors that leave the other rows of a file as good as they were. Any other is about the file as a whole."""


def refused_rows(
    issues: Iterable[Issue], tidy: Tidy, tables: Mapping[str, pd.DataFrame]
) -> dict[Place, list[Issue]]:
    """The rows to leave out, each with what is wrong with it.

    Empty where nothing is, or where something is wrong with more than rows: then no part of the file can be
    trusted. Of rows that contradict each other all are left out: nobody says which one is right.
    """
    errors = [issue for issue in issues if issue.severity == "error"]
    rows: dict[Place, list[Issue]] = defaultdict(list)
    facts = _places([tidy.frame, *tidy.extra.values()])
    for error in errors:
        place = (error.sheet, error.source_row or 0)
        of_a_row = error.rule in OF_A_ROW and error.source_row is not None
        if not of_a_row or (error.rule == "bulan_keliru" and place not in facts):
            return {}
        rows[place].append(error)
    for place, issue in _contradicting(tables):
        if place not in rows:
            rows[place].append(issue)
    return dict(rows) if errors else {}


def _places(frames: Iterable[pd.DataFrame]) -> set[Place]:
    return {
        (sheet, int(row))
        for frame in frames
        if len(frame)
        for sheet, row in frame[["sheet", "source_row"]].drop_duplicates().itertuples(index=False)
    }


def _contradicting(tables: Mapping[str, pd.DataFrame]) -> Iterable[tuple[Place, Issue]]:
    for table, frame in tables.items():
        key = COUNT_KEY if table == "observation" else list(REPEATED_KEYS.get(table, ()))
        if not key or frame.empty:
            continue
        frame = comparable(table, frame)
        for _, group in frame[frame.duplicated(key, keep=False)].groupby(key, dropna=False):
            said = group[["value"]] if table == "observation" else group.drop(columns=PLACE)
            if len(said.astype(str).drop_duplicates()) == 1:
                continue  # given twice alike: the first one counts
            numbers = ", ".join(str(row) for row in group["source_row"])
            for sheet, row in group[["sheet", "source_row"]].itertuples(index=False):
                message = f"Baris {numbers} menyebut hal yang sama dengan isi berbeda; semuanya ditolak."
                yield (sheet, int(row)), Issue("kunci_ganda", "error", message, sheet, int(row))


def without(tidy: Tidy, rows: Collection[Place]) -> Tidy:
    """The file without these rows, and without the totals they were part of."""
    sheets = {sheet for sheet, _ in rows}
    return replace(
        tidy,
        frame=_kept(tidy.frame, rows),
        extra={table: _kept(frame, rows) for table, frame in tidy.extra.items()},
        issues=[f for f in tidy.issues if (f.sheet, f.source_row) not in rows or f.severity != "error"],
        printed=[
            one
            for one in tidy.printed
            if (one.sheet, one.source_row) not in rows
            and not (one.sheet in sheets and is_total(str(one.area_name or "")))
        ],
    )


def _kept(frame: pd.DataFrame, rows: Collection[Place]) -> pd.DataFrame:
    if frame.empty:
        return frame
    places = zip(frame["sheet"], frame["source_row"], strict=True)
    return frame[[(sheet, int(row)) not in rows for sheet, row in places]]


def rejected(
    sheets: Sequence[Sheet], rows: Mapping[Place, Sequence[Issue]], people: Personal
) -> pd.DataFrame:
    """The refused rows as delivered, for the table `rejected`: cells by column letter, reasons one a line.

    Of a row that identifies a person no cell is kept.
    """
    by_name = {sheet.name: sheet for sheet in sheets}
    found = []
    for (name, number), reasons in sorted(rows.items(), key=lambda item: (item[0][0] or "", item[0][1])):
        sheet = by_name.get(name)
        cells = sheet.rows[number - 1] if sheet and 0 < number <= len(sheet.rows) else []
        if people.row(name, number):
            cells = []
        shown = {letter(index): _plain(cell) for index, cell in enumerate(cells) if cell is not None}
        found.append(
            {
                "cells": json.dumps(shown, ensure_ascii=False),
                "reasons": "\n".join(dict.fromkeys(people.kept(reason).message for reason in reasons)),
                "sheet": name,
                "source_row": number,
            }
        )
    return pd.DataFrame(found, dtype=object)


def _plain(cell: Cell) -> str | int | float | bool | None:
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def stored_in_part(count: int) -> Issue:
    """The issue about a file whose other rows were taken."""
    message = (
        f"{count} baris ditolak dan disimpan dengan alasannya; jumlah yang tercetak tidak diperiksa. "
        "Perbaiki baris itu, lalu muat lagi berkasnya."
    )
    return Issue("dimuat_sebagian", "warning", message)
