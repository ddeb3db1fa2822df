"""The borders of areas, in and out of the database."""

from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert, select

from data import schema
from data.actions import record
from data.engine import begin_writing
from data.months import now


def borders(engine: Engine) -> dict[str, str]:
    """Area code -> GeoJSON text of its geometry; empty where nothing was imported."""
    table = schema.boundary.c
    with engine.connect() as connection:
        rows = connection.execute(select(table.area_code, table.geometry).order_by(table.area_code))
        return {str(row[0]): str(row[1]) for row in rows}


def standing_digest(engine: Engine) -> str | None:
    """The digest of the file whose borders stand."""
    with engine.connect() as connection:
        return connection.execute(select(schema.boundary.c.digest).limit(1)).scalar()


def replace_borders(
    engine: Engine, geometries: Mapping[str, str], *, origin: str, digest: str, actor: str = ""
) -> None:
    """Put these borders (area code -> GeoJSON text) in the place of all that stand, in one transaction."""
    same = {"origin": origin, "digest": digest, "imported_at": now()}
    rows = [{"area_code": code, "geometry": text, **same} for code, text in geometries.items()]
    with begin_writing(engine) as connection:
        connection.execute(delete(schema.boundary))
        connection.execute(insert(schema.boundary), rows)
        record(connection, "boundaries", digest, actor=actor, note=origin)
