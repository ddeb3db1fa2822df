"""Cells as delivered into facts: areas resolved, months and counts read, an issue for all that is refused."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data.database import tables
from etl.model import Issue
from etl.parsing import numbers, periods
from etl.parsing.areas import AreaError, Resolver
from etl.parsing.provinces import is_foreign, of_another_province, several_provinces

NO_AREAS = Issue(
    "daerah_belum_ada", "error", "Daftar daerah belum ada di basis data; jalankan python -m etl init."
)
NO_FIGURES = Issue(
    "tidak_ada_angka", "error", "Tidak ada satu angka pun yang dapat disimpan dari berkas ini."
)
OF_A_CODE = ("kode_terpotong", "kode_tak_dikenal")  # rules about the cell with the code
_NOT_STORED = ("load_id", "seq")


def at(
    row: "pd.Series[Any] | Mapping[Any, Any]", rule: str, severity: str, message: str, *, value: object = None
) -> Issue:
    """An issue at the place in the file that a row of facts came from."""
    text = sentence(message)
    shown = None if value is None else str(value)
    place = {name: row.get(name) for name in ("sheet", "source_row", "source_column")}
    known = {name: None if pd.isna(cell) else cell for name, cell in place.items()}
    return Issue(rule, severity, text, known["sheet"], known["source_row"], known["source_column"], shown)


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def resolve_areas(
    frame: pd.DataFrame,
    resolver: Resolver,
    issues: list[Issue],
    *,
    national: bool = False,
    own: bool = False,
) -> pd.DataFrame:
    """The frame with area_code resolved.

    Rows whose area is refused are dropped, with one issue a row of the file. A published branch figure keeps
    no code: it is no area's. `national`: rows with codes of other provinces may stand beside ours; they are
    left out and counted. `own`: the frame is a part of a file, whose other rows are of areas known here.
    """
    if frame.empty or "area_code" not in frame:
        return frame
    known: dict[Hashable, str | AreaError] = {}
    codes: list[str | None] = []
    reported: set[Hashable] = set()
    issues_before, foreign = len(issues), list[Issue]()
    figures = _with_figures(frame)
    names = frame["area_name"] if "area_name" in frame else pd.Series(None, index=frame.index, dtype=object)
    levels = frame["level"] if "level" in frame else pd.Series(None, index=frame.index, dtype=object)
    rows: list[dict[Any, Any]] = []  # once some area is refused; a Series each would cost ten times as much
    for place, (code, name, level) in enumerate(zip(frame["area_code"], names, levels, strict=True)):
        if level == "cabang":
            codes.append(None)
            continue
        key = (type(code), str(code), str(name))
        if key not in known:
            known[key] = _resolved(resolver, code, name)
        found = known[key]
        codes.append(None if isinstance(found, AreaError) else found)
        if not isinstance(found, AreaError):
            continue
        rows = rows or frame.to_dict("records")
        row = rows[place]
        where = (row.get("sheet"), row.get("source_row"))
        if where not in reported:
            reported.add(where)
            issue = _refused(figures, row, found)
            (foreign if national and is_foreign(code, name, resolver) else issues).append(issue)
    areas_refused = [*issues[issues_before:], *foreign]
    issues[issues_before:] = of_another_province(areas_refused, codes, resolver, own=own)
    if several_provinces(foreign) and any(code in resolver.districts for code in codes):
        issues[:] = [one for one in issues if one not in foreign]
        text = f"{len(foreign)} baris berkode provinsi lain tidak dibaca ({foreign[0].value}, ...)."
        issues.append(Issue("provinsi_lain", "info", text, foreign[0].sheet, foreign[0].source_row))
    bad = pd.Series(codes, index=frame.index, dtype=object).isna()
    if "level" in frame:
        bad &= frame["level"] != "cabang"
    return frame.assign(area_code=pd.Series(codes, index=frame.index, dtype=object))[~bad]


def _resolved(resolver: Resolver, code: Any, name: Any) -> str | AreaError:
    try:
        return resolver.resolve(None if pd.isna(code) else code, None if pd.isna(name) else name)
    except AreaError as refused:
        return refused


def _with_figures(frame: pd.DataFrame) -> set[Hashable] | None:
    """The rows of the file (sheet, row) that hold a figure; None where the facts are no figures."""
    if "measure" not in frame or "value" not in frame:
        return None
    filled = frame[~frame["value"].map(numbers.is_none).astype(bool)]
    sheets = filled["sheet"].astype(object).where(filled["sheet"].notna(), None)
    return set(zip(sheets, filled["source_row"], strict=True))


def _refused(figures: set[Hashable] | None, row: dict[Any, Any], refused: AreaError) -> Issue:
    """An error; but a row without any figure that names no area is a line of text, not a fact."""
    names = ("area_code", "area_name") if refused.rule in OF_A_CODE else ("area_name", "area_code")
    shown = next((row[name] for name in names if pd.notna(row.get(name))), None)
    sheet = row["sheet"] if figures is not None and pd.notna(row["sheet"]) else None
    if figures is not None and (sheet, row["source_row"]) not in figures:
        return at(row, "catatan_berkas", "info", f"baris tanpa angka dilewati: {shown}", value=shown)
    issue = at({**row, "source_column": None}, refused.rule, "error", str(refused), value=shown)
    return replace(issue, candidates=refused.candidates)


def read_counts(frame: pd.DataFrame, issues: list[Issue], *, today: date) -> pd.DataFrame:
    """Observations with months and counts read.

    Cells that cannot be read are reported and dropped; empty ones are dropped, and listed as not reported
    where they would be active participants. Counts of a month that has not ended are provisional.
    """
    if frame.empty:
        return frame
    frame = frame.assign(
        period=_each(frame, "period", lambda cell: _period(cell, today), issues, rule="bulan_keliru"),
        count=_each(frame, "value", numbers.count, issues, rule="angka_keliru"),
    )
    issues += _not_reported(frame)
    frame = frame[frame["count"].notna() & frame["period"].notna()]
    early = frame["period"].map(lambda period: period > today).astype(bool)
    final = frame[early & ~frame["provisional"].astype(bool)]
    for period, rows in final.groupby("period"):
        issues.append(unfinished(period, today, sheet=_known(rows.iloc[0].get("sheet"))))
    return frame.assign(
        value=frame["count"], provisional=frame["provisional"].where(~early, other=True)
    ).drop(columns="count")


def unfinished(period: date, today: date, *, sheet: str | None = None) -> Issue:
    """The issues about figures that claim to be final before their month has ended."""
    message = (
        f"{periods.name(period)} belum berakhir (hari ini {today.day} {periods.name(today)}): angkanya "
        "dicatat sementara. Muat lagi sesudah bulan berakhir."
    )
    return Issue("tengah_bulan", "warning", message, sheet)


def _known(cell: Any) -> Any:
    return None if pd.isna(cell) else cell


def _period(cell: Any, today: date) -> date | None:
    """None where the source has an issue already about the missing month."""
    return None if cell is None else periods.parse(cell, today=today)


def _each(
    frame: pd.DataFrame, column: str, read: Callable[[Any], Any], issues: list[Issue], *, rule: str
) -> "pd.Series[Any]":
    known: dict[Hashable, Any] = {}
    values: list[Any] = []
    for index, cell in zip(frame.index, frame[column], strict=True):
        key = (type(cell), str(cell))
        if key not in known:
            try:
                known[key] = read(cell)
            except ValueError as error:
                known[key] = error
        if isinstance(known[key], ValueError):
            row = frame.loc[index]
            if column == "period" and "period_column" in row:  # the row itself names the column of its count
                row = row.rename({"source_column": "-", "period_column": "source_column"})
            issue = at(row, rule, "error", str(known[key]), value=cell)
            issues.append(replace(issue, readings=getattr(known[key], "readings", ())))
            values.append(None)
        else:
            values.append(known[key])
    return pd.Series(values, index=frame.index, dtype=object)


def column_key(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    """The column of a sheet that holds a count, and its segment."""
    sheet, column = (str(row[name]) if pd.notna(row[name]) else "" for name in ("sheet", "source_column"))
    return str(row["segment"]), sheet, column


def _not_reported(frame: pd.DataFrame) -> list[Issue]:
    empty = frame["value"].map(numbers.is_none)
    active = frame[(frame["measure"] == "active_participants") & (frame["programme"] == "")]
    silent = active[empty.reindex(active.index)]
    return not_reported(silent, Counter(_column_keys(active))) if len(silent) else []


def _column_keys(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    return [column_key(row) for row in frame[["segment", "sheet", "source_column"]].to_dict("records")]


def not_reported(silent: pd.DataFrame, asked: Mapping[Any, int]) -> list[Issue]:
    """One warning an area: its empty segments.

    One line for a column that is empty for all areas, or most of ten and more. `silent`: the empty rows of
    active participants; `asked`: the rows of each column.
    """
    issues = []
    keys = pd.Series(_column_keys(silent), index=silent.index, dtype=object)
    for key, rows in silent.groupby(keys):
        empty, every, segment = len(rows), asked[key], key[0]
        if empty == every > 1:
            severity, rule, words = "info", "kolom_kosong", "kosong untuk semua daerah"
        elif every >= 10 and 2 * empty > every:
            severity, rule = "warning", "belum_melapor"
            words = f"kosong di {empty} dari {every} baris; dicatat kosong, bukan nol"
        else:
            continue
        issues.append(at(rows.iloc[0].drop("source_row"), rule, severity, f"peserta aktif {segment} {words}"))
        silent = silent.drop(rows.index)
    for _, rows in silent.groupby(["sheet", "source_row"], dropna=False):
        names = ", ".join(rows["segment"])
        row = rows.iloc[0]
        shown = row.get("area_name") if pd.notna(row.get("area_name")) else row["area_code"]
        message = f"{shown} belum melapor peserta aktif {names}; dicatat kosong, bukan nol"
        issues.append(at(row, "belum_melapor", "warning", message))
    return issues


def only_columns(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the columns its table stores."""
    names = [column.name for column in tables.FACTS[table].columns if column.name not in _NOT_STORED]
    return frame.reindex(columns=names)


def as_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """The dtypes of the contract."""
    words = dict.fromkeys(("area_code", "segment", "programme", "measure", "basis", "precision"), str)
    return frame.astype({**words, "value": "int64", "provisional": bool, "rse": float})


def known_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows whose words were all understood; their source has issues about the others."""
    if frame.empty:
        return frame
    words = ("segment", "programme", "measure", "basis", "precision", "provisional")
    return frame.dropna(subset=list(words))
