"""What has been brought in before, asked lightly: a start that finds everything there imports no pandas."""

from sqlalchemy import Engine, select

from data import schema


def known_digests(engine: Engine, collection: str) -> set[str]:
    """The digests of every load of a collection, withdrawn ones too: what was taken out is not put back
    by itself."""
    load = schema.load.c
    with engine.connect() as connection:
        return set(connection.execute(select(load.digest).where(load.collection == collection)).scalars())


def has_edition(engine: Engine, slug: str) -> bool:
    """Whether an edition of that name exists."""
    edition = schema.edition.c
    with engine.connect() as connection:
        return connection.execute(select(edition.slug).where(edition.slug == slug)).first() is not None
