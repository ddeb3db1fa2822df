"""The areas and the names people write for them, in and out of the database."""

import pandas as pd
from sqlalchemy import Engine, insert, select, update

from data import schema
from data.engine import begin_writing


def areas(engine: Engine) -> pd.DataFrame:
    """Every area, with the columns of the area table, by code."""
    with engine.connect() as connection:
        rows = connection.execute(select(schema.area).order_by(schema.area.c.code)).mappings().all()
    return pd.DataFrame([dict(row) for row in rows], columns=[column.name for column in schema.area.columns])


def aliases(engine: Engine) -> pd.DataFrame:
    """Columns alias (normalised), area_code, origin."""
    with engine.connect() as connection:
        rows = connection.execute(select(schema.area_alias)).mappings().all()
    names = [column.name for column in schema.area_alias.columns]
    return pd.DataFrame([dict(row) for row in rows], columns=names)


def fill(engine: Engine, areas: pd.DataFrame, aliases: pd.DataFrame) -> int:
    """Bring both tables to the given rows, in one transaction; returns how many rows were new or changed.
    Nothing is deleted: facts may stand on an area that a later list lacks."""
    wanted = areas.astype(object).where(areas.notna(), None).to_dict("records")
    names = aliases[["alias", "area_code", "origin"]].drop_duplicates(["alias", "area_code"])
    table, alias = schema.area, schema.area_alias
    with engine.connect() as connection:
        known = {row["code"]: dict(row) for row in connection.execute(select(table)).mappings()}
        standing = {tuple(row) for row in connection.execute(select(alias.c.alias, alias.c.area_code))}
    new = [row for row in wanted if row["code"] not in known]
    changed = [
        row for row in wanted if row["code"] in known and {**known[row["code"]], **row} != known[row["code"]]
    ]
    fresh = [row for row in names.to_dict("records") if (row["alias"], row["area_code"]) not in standing]
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
