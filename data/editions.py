"""Editions: what a meeting saw. Made, published and put under embargo here; each call is one transaction."""

from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from data import schema
from data.actions import record
from data.engine import begin_writing
from data.months import now
from data.registry import registry


def create_edition(
    engine: Engine,
    slug: str,
    *,
    title: str,
    collection: str,
    embargo_until: datetime | None = None,
    draft: bool = False,
    note: str | None = None,
    actor: str = "",
) -> int:
    """Fix what the collection and the targets it is held against are now as an edition; returns the number
    of the last load it sees. `embargo_until` is UTC; a draft is seen only in a preview until it is published.
    Raises ValueError if the slug is taken or the collection is empty."""
    load, edition = schema.load.c, schema.edition
    seen = {collection, *registry().collections[collection].targets_from}
    with begin_writing(engine) as connection:
        if connection.execute(select(load.id).where(load.collection == collection)).first() is None:
            raise ValueError(f"koleksi {collection!r} belum berisi data")
        newest = connection.execute(select(func.max(load.id)).where(load.collection.in_(seen))).scalar_one()
        if connection.execute(select(edition.c.slug).where(edition.c.slug == slug)).first():
            raise ValueError(f"edisi {slug!r} sudah ada")
        connection.execute(
            insert(edition).values(
                slug=slug,
                title=title,
                collection=collection,
                cutoff_load=newest,
                status="draft" if draft else "published",
                embargo_until=embargo_until,
                created_at=now(),
                note=note,
            )
        )
        record(connection, "edition", slug, actor=actor, note=title)
        return int(newest)


def publish_edition(engine: Engine, slug: str, *, actor: str = "") -> None:
    """Show a draft to everybody, at once or when its embargo ends. Raises ValueError if there is no such
    draft."""
    with begin_writing(engine) as connection:
        if _edition(connection, slug)[0] != "draft":
            raise ValueError(f"edisi {slug!r} sudah terbit")
        _change(connection, slug, status="published")
        record(connection, "publish", slug, actor=actor)


def set_embargo(engine: Engine, slug: str, until: datetime | None, *, actor: str = "") -> None:
    """Hide an edition from everybody but a preview until a moment (UTC), or lift that (None). Raises
    ValueError if there is no such edition, or where it is the one that always shows the newest."""
    with begin_writing(engine) as connection:
        if _edition(connection, slug)[1] is None:
            raise ValueError(
                f"edisi {slug!r} selalu memperlihatkan yang terbaru dan tidak dapat diembargo; "
                "embargo berkasnya saat memuat: load BERKAS --embargo"
            )
        _change(connection, slug, embargo_until=until)
        note = f"sampai {until:%Y-%m-%d %H:%M} UTC" if until else "dicabut"
        record(connection, "embargo", slug, actor=actor, note=note)


def _edition(connection: Connection, slug: str) -> tuple[str, int | None]:
    """Status and cut-off of an edition."""
    edition = schema.edition.c
    query = select(edition.status, edition.cutoff_load).where(edition.slug == slug)
    found = connection.execute(query).first()
    if found is None:
        raise ValueError(f"edisi {slug!r} tidak ada; lihat python -m etl editions")
    return str(found[0]), found[1]


def _change(connection: Connection, slug: str, **values: object) -> None:
    edition = schema.edition
    connection.execute(update(edition).where(edition.c.slug == slug).values(**values))
