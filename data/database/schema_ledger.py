"""The tables beside the facts: areas and their borders, loads, editions, and what was done or refused."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

area = Table(
    "area",
    metadata,
    Column("code", String(16), primary_key=True),  # Kemendagri code as text, e.g. 33.10; kr-kedu; 33; 00
    Column("bps_code", String(8)),
    Column("name", String(80), nullable=False),
    Column("level", String(16), nullable=False),  # nasional, provinsi, karesidenan, kabkota
    Column("kind", String(16), nullable=False),  # kabupaten, kota, or the level
    Column("short", String(8)),
    Column("parent", String(16)),  # kabkota -> kr-..., kr-... -> 33, 33 -> 00
    Column("tile_column", Integer),
    Column("tile_row", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("neighbours", Text),  # codes parted by one space
)

area_alias = Table(
    "area_alias",
    metadata,
    Column("alias", String(120), primary_key=True),  # normalised by etl.parsing.areas.normalise
    Column("area_code", ForeignKey("area.code"), primary_key=True),
    Column("origin", Text, nullable=False),
)

load = Table(
    "load",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("source", String(40), nullable=False),
    Column("collection", String(16), nullable=False),
    Column(
        "digest", String(64), nullable=False
    ),  # sha256 of the file and of the options that change its meaning
    Column("file_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text),
    Column("address", Text),
    Column("published_on", Date),
    Column("loaded_at", DateTime, nullable=False),  # UTC
    Column("loaded_by", String(120), nullable=False),  # the account; only the command line shows it
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("status", String(16), nullable=False),  # draft, published, withdrawn
    Column("withdrawn_at", DateTime),
    Column("withdrawn_reason", Text),
    Column("embargo_until", DateTime),  # UTC; empty = may be seen at once
    Column("office", String(120)),  # who brought it in, for everybody to read
    sqlite_autoincrement=True,
)
Index(
    "uq_load_digest_standing",
    load.c.collection,
    load.c.digest,
    unique=True,
    sqlite_where=text("status <> 'withdrawn'"),
    postgresql_where=text("status <> 'withdrawn'"),
)

edition = Table(
    "edition",
    metadata,
    Column("slug", String(60), primary_key=True),
    Column("title", Text, nullable=False),
    Column("collection", String(16), nullable=False),
    Column("cutoff_load", Integer),  # sees loads up to this one; empty = always the newest
    Column("status", String(16), nullable=False),  # draft, published
    Column("embargo_until", DateTime),  # UTC; moved and lifted as one likes
    Column("created_at", DateTime, nullable=False),
    Column(
        "opens_at", DateTime
    ),  # UTC; sees files open by then; set once, so that nothing changes what it is
    Column("note", Text),
)

refusal = Table(  # files that were refused whole: what was wrong is kept, so that it can be shown
    "refusal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("refused_at", DateTime, nullable=False),  # UTC
    Column("refused_by", String(120), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("source", String(40)),
    Column("collection", String(16), nullable=False),
    Column("findings", Text, nullable=False),  # JSON: a list of findings
    Column("office", String(120)),
    sqlite_autoincrement=True,
)

action = Table(  # what was done to loads and editions, by whom and why: never changed, never deleted
    "action",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("happened_at", DateTime, nullable=False),  # UTC
    Column("actor", String(120), nullable=False),
    Column("kind", String(24), nullable=False),  # withdraw, edition, publish, embargo
    Column("subject", String(80), nullable=False),  # the number of the load or the slug of the edition
    Column("note", Text),
    sqlite_autoincrement=True,
)

boundary = Table(  # borders of areas, imported by the user and simplified for the screen
    "boundary",
    metadata,
    Column("area_code", ForeignKey("area.code"), primary_key=True),
    Column("geometry", Text, nullable=False),  # GeoJSON Polygon or MultiPolygon, longitude and latitude
    Column("origin", Text, nullable=False),  # the file and what it says of itself
    Column("digest", String(64), nullable=False),
    Column("imported_at", DateTime, nullable=False),  # UTC
)
