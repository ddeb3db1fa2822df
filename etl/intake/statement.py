"""What stands as soon as it is written: one agreement, or how far one is, as a load of its person and day.

A load is never changed. So what somebody writes later on the same day comes with what the person wrote
before in a new load, which takes the place of the earlier one; editions made between keep what they saw.
What others have said since is not said again.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from data.atomic_file import atomic_write
from data.database import tables
from data.facts.latest import key_of, last_rows
from data.repository.load_writer import withdraw
from data.repository.visibility import published
from etl.model import Options
from etl.pipeline.load_file import load_file
from etl.readers.read_file import read_sheets
from etl.sources.lists import kesepakatan

TABLE = "agreement"
TAKEN_BACK = "ditarik penulisnya pada hari yang sama"
STALE, LOADED, ALREADY, REFUSED = "stale", "loaded", "already", "refused"


@dataclass(frozen=True)
class Statement:
    """One row that somebody wrote: its file, who wrote it, and the row in force that was seen ("" for none).

    `file_name` is what the loads of a person and a day are called.
    """

    path: Path
    actor: str
    file_name: str
    collection: str
    seen: str


def place(row: Any) -> str:
    """The load of a row and its number in it, as one word."""
    return f"{row.load_id}.{row.seq}"


def state(engine: Engine, said: Statement) -> dict[str, Any]:
    """Store it, unless what was seen is no more what counts. As JSON: hasil, muatan, sebab."""
    new = _read(said)
    if new is None:
        return _stored(engine, said, said.path, None)
    found = last_rows(TABLE, _rows(engine, said.collection))
    current, own = found.get(key_of(TABLE, new)), _own_load(engine, said)
    if current is not None and current.load_id == own and _cells(current) == _cells(new):
        return {"hasil": ALREADY, "muatan": own, "sebab": ""}
    if (place(current) if current else "") != said.seen:
        return {"hasil": STALE, "muatan": 0, "sebab": ""}
    kept = [row for row in found.values() if row.load_id == own and row is not current]
    return _with(engine, said, [*kept, new], own)


def take_back(engine: Engine, said: Statement) -> dict[str, Any]:
    """What its own writer said that day is said no more; what was said before counts again."""
    gone, own = _read(said), _own_load(engine, said)
    found = last_rows(TABLE, _rows(engine, said.collection))
    current = None if gone is None else found.get(key_of(TABLE, gone))
    if current is None or own is None or current.load_id != own or place(current) != said.seen:
        return {"hasil": STALE, "muatan": 0, "sebab": ""}
    kept = [row for row in found.values() if row.load_id == own and row is not current]
    if kept:
        return _with(engine, said, kept, own)
    withdraw(engine, own, TAKEN_BACK, actor=said.actor)
    return {"hasil": LOADED, "muatan": own, "sebab": ""}


def _read(said: Statement) -> Any:
    """The row of the file; None where it is none, which its load will tell."""
    tidy = kesepakatan.SOURCE.tidy(read_sheets(said.path), Options(said.collection))
    if len(tidy.frame) != 1 or any(issue.severity == "error" for issue in tidy.issues):
        return None
    return next(tidy.frame.itertuples(index=False))


def _rows(engine: Engine, collection: str) -> list[Any]:
    """Every agreement of loads that stand, also of those under embargo."""
    rows = tables.agreement
    query = select(rows).join(tables.load, tables.load.c.id == rows.c.load_id).where(published(collection))
    with engine.connect() as connection:
        return list(connection.execute(query))


def _own_load(engine: Engine, said: Statement) -> int | None:
    """The load in which stands what this person wrote on this day."""
    load = tables.load.c
    query = select(load.id).where(
        published(said.collection),
        load.source == kesepakatan.SOURCE.name,
        load.loaded_by == said.actor,
        load.file_name == said.file_name,
    )
    with engine.connect() as connection:
        found = connection.execute(query.order_by(load.id.desc())).scalar()
    return None if found is None else int(found)


def _cells(row: Any) -> dict[str, str]:
    """A row of the table as one of the file."""

    def text(value: object) -> str:
        return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)

    columns = {
        "tanggal_rapat": row.met_on,
        "kode_wilayah": row.area_code,
        "wilayah": "",
        "isi": row.agreed,
        "penanggung_jawab": row.responsible,
        "tenggat": row.due_on,
        "status": row.status,
        "bukti": row.evidence,
        "catatan": row.note,
    }
    return {name: text(value) for name, value in columns.items()}


def _with(engine: Engine, said: Statement, rows: list[Any], own: int | None) -> dict[str, Any]:
    """A load of these rows, in the place of the person's earlier one of the day."""
    names = _names(engine)
    records = [{**_cells(row), "wilayah": names[row.area_code]} for row in rows]
    whole = said.path.with_name(f"{said.path.name}.hari")
    with atomic_write(whole) as waiting:
        waiting.write_text(json.dumps({"data": records}, ensure_ascii=False), "utf-8")
    try:
        return _stored(engine, said, whole, own)
    finally:
        whole.unlink(missing_ok=True)


def _names(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        return {row.code: row.name for row in connection.execute(select(tables.area))}


def _stored(engine: Engine, said: Statement, path: Path, own: int | None) -> dict[str, Any]:
    report = load_file(
        engine,
        path,
        source=kesepakatan.SOURCE.name,
        collection=said.collection,
        replaces=own,
        loaded_by=said.actor,
        file_name=said.file_name,
    )
    words = " ".join(issue.message for issue in report.found("error")[:3])
    return {"hasil": report.outcome, "muatan": report.load_id or 0, "sebab": words}
