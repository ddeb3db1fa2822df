"""The tables, as SQLAlchemy Core. Facts are append-only: a revised figure is a new row of a new load."""

from sqlalchemy import (
    BigInteger,
    Boolean,
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
    Column("alias", String(120), primary_key=True),  # normalised by etl.areas.normalise
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
    Column("loaded_by", String(120), nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("status", String(16), nullable=False),  # draft, published, withdrawn
    Column("withdrawn_at", DateTime),
    Column("withdrawn_reason", Text),
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


def _fact(name: str, *columns: Column) -> Table:  # type: ignore[type-arg]
    """A table of facts: every row belongs to a load and says where in the file it stood."""
    return Table(
        name,
        metadata,
        Column("load_id", ForeignKey("load.id"), primary_key=True),
        Column("seq", Integer, primary_key=True),
        *columns,
        Column("note", Text),
        Column("sheet", String(80)),
        Column("source_row", Integer),
        Column("source_column", String(120)),
    )


observation = _fact(
    "observation",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("period", Date, nullable=False),  # last day of the month
    Column("segment", String(16), nullable=False),  # PU, BPU, JAKON, PMI, TOTAL (as printed)
    Column("programme", String(8), nullable=False),  # "" = participants whatever their programmes
    Column("measure", String(40), nullable=False),
    Column("basis", String(40), nullable=False),
    Column("value", BigInteger, nullable=False),
    Column("precision", String(8), nullable=False),  # exact, approx
    Column("provisional", Boolean, nullable=False),
)
Index("ix_observation_load_period", observation.c.load_id, observation.c.period)

published = _fact(
    "published",
    Column("area_code", ForeignKey("area.code")),  # empty for branch offices: they are no area
    Column("area_name", Text, nullable=False),
    Column("level", String(16), nullable=False),  # provinsi, kabkota, cabang
    Column("data_date", String(10), nullable=False),  # as printed: 2024, 2023-11 or 2023-12-31
    Column("period", Date, nullable=False),  # last day of that year or month
    Column("date_precision", String(8), nullable=False),  # year, month, day
    Column("released", String(10)),
    Column("indicator", String(40), nullable=False),
    Column("segment", String(24), nullable=False),  # as printed, also NELAYAN, BPU+JAKON, PU?
    Column("value", Float, nullable=False),
    Column("printed", String(24), nullable=False),  # the digits as the source gives them
    Column("unit", String(16), nullable=False),  # orang, persen
    Column("precision", String(8), nullable=False),
    Column("basis", String(60), nullable=False),
    Column("address", Text, nullable=False),
)

target = _fact(
    "target",
    Column("scheme", String(60), nullable=False),
    Column("scheme_title", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("scope", String(16), nullable=False),  # area = this area; each = every area below it by itself
    Column("segment", String(24), nullable=False),
    Column("year", Integer, nullable=False),  # due on 31 December
    Column("value", Float, nullable=False),
    Column("value_high", Float),  # a printed range: value to value_high
    Column("unit", String(16), nullable=False),  # percent, people, growth (percent over last December)
    Column("base", Text, nullable=False),  # what the document counts against
    Column("base_value", BigInteger),  # that base in people, where the document states it
    Column("precision", String(8), nullable=False),
    Column("address", Text, nullable=False),
)

funding = _fact(
    "funding",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("group_name", Text, nullable=False),
    Column("fund", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("workers", Integer, nullable=False),
    Column("first_month", Date),  # first day of the month
    Column("months", Integer),
    Column("rupiah", BigInteger),
    Column("address", Text, nullable=False),
)

sector_gap = _fact(
    "sector_gap",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("data_date", String(10), nullable=False),
    Column("period", Date, nullable=False),
    Column("sector", Text, nullable=False),
    Column("eligible", BigInteger),
    Column("active", BigInteger),
    Column("uncovered", BigInteger),
    Column("address", Text, nullable=False),
)

contribution_rate = _fact(
    "contribution_rate",
    Column("segment", String(40), nullable=False),
    Column("programme", String(60), nullable=False),
    Column("rate", Text, nullable=False),  # as printed
    Column("unit", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("valid_from", String(10)),
    Column("valid_to", String(10)),
    Column("address", Text, nullable=False),
    Column("reliability", Text, nullable=False),
)

compliance = _fact(
    "compliance",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("duty", String(40), nullable=False),
    Column("status", String(24), nullable=False),
    Column("document_number", Text),
    Column("document_date", Date),
    Column("evidence", Text),
)

issue = _fact(
    "issue",
    Column("rule", String(60), nullable=False),
    Column("severity", String(8), nullable=False),  # error, warning, info
    Column("value", Text),
    Column("message", Text, nullable=False),
)

edition = Table(
    "edition",
    metadata,
    Column("slug", String(60), primary_key=True),
    Column("title", Text, nullable=False),
    Column("collection", String(16), nullable=False),
    Column("cutoff_load", Integer),  # sees loads up to this one; empty = always the newest
    Column("status", String(16), nullable=False),  # draft, published
    Column("embargo_until", DateTime),  # UTC
    Column("created_at", DateTime, nullable=False),
    Column("note", Text),
)

FACTS = {
    t.name: t
    for t in (observation, published, target, funding, sector_gap, contribution_rate, compliance, issue)
}
