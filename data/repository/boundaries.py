"""The borders of areas, in and out of the database."""

from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert, select

from data.database import tables
from data.database.engine import begin_writing
from data.dates import now
from data.repository.audit_log import record


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
