"""Editions: what a meeting saw. Made, published and put under embargo here; each call is one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from data.database import tables
from data.database.engine import begin_writing
from data.dates import now, wib
from data.definitions.registry import registry
from data.repository.audit_log import record
from data.repository.visibility import held_by_edition


@dataclass(frozen=True)
class Edition:
    """What a meeting saw: the loads of one collection up to `cutoff_load` (None: always the newest)."""

    slug: str
    title: str
    collection: str
    cutoff_load: int | None
    created_at: datetime
    note: str | None = None
    draft: bool = False
    embargo_until: datetime | None = None  # UTC
    opens_at: datetime | None = None  # UTC; of what is under embargo it holds what is open by then

    @property
    def simulated(self) -> bool:
        """Whether its figures are invented, for demonstration."""
        return registry().collections[self.collection].simulated

    @property
    def live(self) -> bool:
        """Whether it always shows the newest loads: it has no cut-off."""
        return self.cutoff_load is None


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
    """Fix what the collection and the targets it is held against are now as an edition.

    Returns the number of the last load it sees. Of files under embargo it holds for ever those that open with
    it, at `embargo_until` (UTC), or earlier. A draft is seen only in a preview until it is published. Raises
    ValueError if the slug is taken or the collection is empty.
    """
    load, edition = tables.load.c, tables.edition
    seen = {collection, *registry().collections[collection].targets_from}
    with begin_writing(engine) as connection:
        if connection.execute(select(load.id).where(load.collection == collection)).first() is None:
            raise ValueError(f"koleksi {collection!r} belum berisi data")
        newest = connection.execute(select(func.max(load.id)).where(load.collection.in_(seen))).scalar_one()
        if connection.execute(select(edition.c.slug).where(edition.c.slug == slug)).first():
            raise ValueError(f"edisi {slug!r} sudah ada")
        moment = now()
        connection.execute(
            insert(edition).values(
                slug=slug,
                title=title,
                collection=collection,
                cutoff_load=newest,
                status="draft" if draft else "published",
                embargo_until=embargo_until,
                created_at=moment,
                opens_at=max(moment, embargo_until or moment),
                note=note,
            )
        )
        record(connection, "edition", slug, actor=actor, note=title)
        return int(newest)


def publish_edition(engine: Engine, slug: str, *, actor: str = "") -> None:
    """Show a draft to everybody, at once or when its embargo ends.

    Raises ValueError if there is no such draft.
    """
    with begin_writing(engine) as connection:
        if _edition(connection, slug)[0] != "draft":
            raise ValueError(f"edisi {slug!r} sudah terbit")
        _change(connection, slug, status="published")
        record(connection, "publish", slug, actor=actor)


def set_embargo(engine: Engine, slug: str, until: datetime | None, *, actor: str = "") -> None:
    """Hide an edition from everybody but a preview until a moment (UTC), or open it now (None).

    What it holds stays what it was. Raises ValueError if there is no such edition, where it is the one that
    always shows the newest, or where it holds a file that is under embargo for longer.
    """
    with begin_writing(engine) as connection:
        if _edition(connection, slug)[1] is None:
            raise ValueError(
                f"edisi {slug!r} selalu memperlihatkan yang terbaru dan tidak dapat diembargo; "
                "embargo berkasnya saat memuat: load BERKAS --embargo"
            )
        _not_before_its_files(connection, slug, until or now())
        _change(connection, slug, embargo_until=until)
        note = f"sampai {until:%Y-%m-%d %H:%M} UTC" if until else "dicabut"
        record(connection, "embargo", slug, actor=actor, note=note)


def _edition(connection: Connection, slug: str) -> tuple[str, int | None]:
    """Status and cut-off of an edition."""
    edition = tables.edition.c
    query = select(edition.status, edition.cutoff_load).where(edition.slug == slug)
    found = connection.execute(query).first()
    if found is None:
        raise ValueError(f"edisi {slug!r} tidak ada; lihat python -m etl editions")
    return str(found[0]), found[1]


def _not_before_its_files(connection: Connection, slug: str, opens: datetime) -> None:
    """An edition that is seen before all of its files are would change when they open."""
    edition = tables.edition.c
    query = select(edition.collection, edition.cutoff_load, edition.created_at, edition.opens_at)
    collection, cutoff, made, own = connection.execute(query.where(edition.slug == slug)).one()
    held = held_by_edition(
        {collection, *registry().collections[collection].targets_from}, cutoff, made=made, opens=own
    )
    later = connection.execute(select(func.max(tables.load.c.embargo_until)).where(held)).scalar()
    if later is not None and later > opens:
        raise ValueError(
            f"edisi {slug!r} memuat berkas yang diembargo sampai {wib(later):%Y-%m-%d %H.%M} WIB dan "
            "tidak dapat dibuka sebelum itu; agar lebih cepat, tarik muatannya (withdraw), muat berkasnya "
            "tanpa embargo, lalu buat edisi baru"
        )


def _change(connection: Connection, slug: str, **values: object) -> None:
    edition = tables.edition
    connection.execute(update(edition).where(edition.c.slug == slug).values(**values))
