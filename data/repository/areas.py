"""The areas, the names people write for them and their borders, in and out of the database.

Imports no pandas: a start that finds everything there is quick.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, insert, select, update

from data.database import tables
from data.database.engine import begin_writing

if TYPE_CHECKING:
    import pandas as pd

from sqlalchemy import delete

from data.dates import now
from data.repository.audit_log import record


def areas(engine: Engine) -> list[dict[str, Any]]:
    """Every area, with the columns of the area table, by code."""
    with engine.connect() as connection:
        rows = connection.execute(select(tables.area).order_by(tables.area.c.code)).mappings()
        return [dict(row) for row in rows]


def aliases(engine: Engine) -> list[tuple[str, str]]:
    """Pairs of an alias (normalised) and an area code."""
    alias = tables.area_alias.c
    with engine.connect() as connection:
        return [(row[0], row[1]) for row in connection.execute(select(alias.alias, alias.area_code))]


def fill(engine: Engine, areas: "pd.DataFrame", aliases: "pd.DataFrame") -> int:
    """fill_rows with frames."""
    rows = areas.astype(object).where(areas.notna(), None).to_dict("records")
    return fill_rows(engine, rows, aliases.to_dict("records"))


def fill_rows(
    engine: Engine, areas: Sequence[Mapping[str, Any]], aliases: Sequence[Mapping[str, Any]]
) -> int:
    """Bring both tables to the given rows, in one transaction; returns how many rows were new or changed.

    Nothing is deleted: facts may stand on an area that a later list lacks.
    """
    table, alias = tables.area, tables.area_alias
    names = {(row["alias"], row["area_code"]): dict(row) for row in aliases}
    with engine.connect() as connection:
        known = {row["code"]: dict(row) for row in connection.execute(select(table)).mappings()}
        aliased = {tuple(row) for row in connection.execute(select(alias.c.alias, alias.c.area_code))}
    new = [dict(row) for row in areas if row["code"] not in known]
    changed = [
        row for row in areas if row["code"] in known and known[row["code"]] != {**known[row["code"]], **row}
    ]
    fresh = [row for key, row in names.items() if key not in aliased]
    if not (new or changed or fresh):
        return 0
    with begin_writing(engine) as connection:
        if new:
            connection.execute(insert(table), new)
        for row in changed:
            connection.execute(update(table).where(table.c.code == row["code"]).values(**row))
        if fresh:
            connection.execute(insert(alias), fresh)
    return len(new) + len(changed) + len(fresh)


def borders(engine: Engine) -> dict[str, str]:
    """Area code -> GeoJSON text of its geometry; empty where nothing was imported."""
    table = tables.boundary.c
    with engine.connect() as connection:
        rows = connection.execute(select(table.area_code, table.geometry).order_by(table.area_code))
        return {str(row[0]): str(row[1]) for row in rows}


def boundaries_digest(engine: Engine) -> str | None:
    """The digest of the file whose borders stand."""
    with engine.connect() as connection:
        return connection.execute(select(tables.boundary.c.digest).limit(1)).scalar()


def replace_borders(
    engine: Engine, geometries: Mapping[str, str], *, origin: str, digest: str, actor: str = ""
) -> None:
    """Put these borders (area code -> GeoJSON text) in the place of all that stand, in one transaction."""
    same = {"origin": origin, "digest": digest, "imported_at": now()}
    rows = [{"area_code": code, "geometry": text, **same} for code, text in geometries.items()]
    with begin_writing(engine) as connection:
        connection.execute(delete(tables.boundary))
        connection.execute(insert(tables.boundary), rows)
        record(connection, "boundaries", digest, actor=actor, note=origin)
