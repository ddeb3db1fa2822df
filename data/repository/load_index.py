"""What has been loaded before, without pandas: so that a start that finds everything there is quick."""

from sqlalchemy import Engine, or_, select

from data.database import tables
from data.repository.visibility import not_withdrawn

# Why a load that ships with the product left: a newer one took its place. Only these may come back.
REPLACED = "diganti versi yang lebih baru"
SHIPPED = "bawaan"  # who loads what ships with the product
BY_RULE = "satu-orang"  # the `emergency` of a load that one person published where the office lets one


def known_digests(engine: Engine, collection: str) -> set[str]:
    """The digests of every load of a collection, also of those that somebody withdrew.

    What was taken out is not put back by itself. Loads that a newer version replaced are not among them.
    """
    load = tables.load.c
    kept = or_(load.withdrawn_reason.is_(None), load.withdrawn_reason != REPLACED)
    with engine.connect() as connection:
        found = select(load.digest).where(load.collection == collection, kept)
        return set(connection.execute(found).scalars())


def active_shipped_loads(engine: Engine, collection: str, source: str) -> dict[str, int]:
    """Digest and number of every active load of a source that ships with the product."""
    load = tables.load.c
    wanted = (load.collection == collection, load.source == source, load.loaded_by == SHIPPED)
    with engine.connect() as connection:
        found = connection.execute(select(load.digest, load.id).where(*wanted, not_withdrawn()))
        return {str(digest): int(number) for digest, number in found}


def active_file_names(engine: Engine, collection: str, source: str) -> list[str]:
    """The file names of every active load of a source in a collection."""
    load = tables.load.c
    wanted = (load.collection == collection, load.source == source, not_withdrawn())
    with engine.connect() as connection:
        return list(connection.execute(select(load.file_name).where(*wanted)).scalars())


def has_edition(engine: Engine, slug: str) -> bool:
    """Whether an edition of that name exists."""
    edition = tables.edition.c
    with engine.connect() as connection:
        return connection.execute(select(edition.slug).where(edition.slug == slug)).first() is not None
