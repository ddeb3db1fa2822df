"""The tables, as SQLAlchemy Core. Facts are append-only: a revised figure is a new row of a new load.

First areas, loads, editions and what was done or refused; then the facts: each row belongs to a load.
"""

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
    LargeBinary,
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
    Column("code", String(16), primary_key=True),  # Kemendagri code as text; kr-...; 00
    Column("bps_code", String(8)),
    Column("name", String(80), nullable=False),
    Column("level", String(16), nullable=False),  # nasional, provinsi, karesidenan, kabkota
    Column("kind", String(16), nullable=False),  # kabupaten, kota, or the level
    Column("short", String(8)),
    Column("parent", String(16)),  # kabkota -> kr-..., kr-... -> province, province -> 00
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
    Column("emergency", Text),  # why one person published it alone (load_index.BY_RULE: one may); empty: two
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
    Column("rse", Float),  # relative standard error of the figure in percent, where its survey gives one
)

count_block = (
    Table(  # the observations of a load once more, packed by kind (data/counts/packed.py): what readers fetch
        "count_block",
        metadata,
        Column("load_id", ForeignKey("load.id"), primary_key=True),
        Column("segment", String(16), primary_key=True),
        Column("programme", String(8), primary_key=True),
        Column("measure", String(40), primary_key=True),
        Column("basis", String(40), primary_key=True),
        Column("places", String(64), nullable=False),  # digest of the areas and months that have a count
        Column("first_period", Date, nullable=False),
        Column("last_period", Date, nullable=False),
        Column("cells", LargeBinary, nullable=False),
    )
)

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
    Column("planned", Integer),  # people on the list before it was checked
    Column("verified", Integer),  # of them so many were found to be real and eligible
    Column("paid", Integer),  # contributions were paid for so many
    Column("active", Integer),  # so many are active participants by it
    Column("rupiah_changed", BigInteger),  # the budget after it was changed within its year
    Column("rupiah_spent", BigInteger),
    Column("became_pppk", Integer),  # of the staff so many became PPPK after the last month: a shift, no loss
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

benefit = _fact(
    "benefit",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("segment", String(16), nullable=False),  # PU, BPU, JAKON, PMI
    Column("programme", String(8), nullable=False),
    Column("group_name", Text),  # empty = all of the segment, also those who pay themselves
    Column("first_month", Date, nullable=False),  # first day of the first month it is about
    Column("period", Date, nullable=False),  # last day of the last one
    Column("cases", Integer),
    Column("rupiah", BigInteger),
    Column("heirs", Integer),
    Column("scholarships", Integer),
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
    Column("due_on", Date),  # promised or required by then, where somebody said so
)

regulation = _fact(
    "regulation",
    Column("area_code", ForeignKey("area.code"), nullable=False),  # the province itself among them
    Column("regulation_kind", String(16), nullable=False),  # data.facts.regulations.KINDS
    Column("village", Text, nullable=False),  # of a Perdes, else empty
    Column("document_number", Text, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("subject", Text, nullable=False),
    Column("revoked_on", Date),  # no longer in force from then on
    Column("address", Text, nullable=False),
)

outreach = _fact(
    "outreach",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("topic", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("people", Integer),  # who came
    Column("address", Text),  # where it is written
)

agreement = _fact(
    "agreement",
    Column("area_code", ForeignKey("area.code"), nullable=False),  # the province itself among them
    Column("met_on", Date, nullable=False),
    Column("agreed", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("due_on", Date),
    Column("status", String(24), nullable=False),
    Column("evidence", Text),
)

ucj_class = _fact(  # where each class of UCJ begins, as the office's own file says
    "ucj_class",
    Column("area_code", ForeignKey("area.code"), nullable=False),  # for this area and those in it
    Column("year", Integer, nullable=False),  # from this year on
    Column("ucj_class", String(16), nullable=False),  # data.facts.ucj_class.CLASSES
    Column("start", Float, nullable=False),  # percent
    Column("measured", String(16), nullable=False),  # cakupan, capaian (percent of the target)
    Column("address", Text, nullable=False),
)

employer = _fact(
    "employer",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("data_date", String(10), nullable=False),
    Column("period", Date, nullable=False),
    Column("sector", Text, nullable=False),
    Column("registration", String(16), nullable=False),  # data.facts.employers.STATES
    Column("left_out", String(16), nullable=False),  # of those registered in part; empty: not stated
    Column("employers", Integer, nullable=False),
    Column("workers", BigInteger),
    Column("address", Text, nullable=False),
)

project = _fact(
    "project",
    Column("area_code", ForeignKey("area.code"), nullable=False),
    Column("project", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("rupiah", BigInteger),
    Column("contract_on", Date, nullable=False),
    Column("registered", Boolean, nullable=False),
    Column("contribution_paid", Boolean),
    Column("workers", BigInteger),
    Column("address", Text, nullable=False),
)

rejected = _fact(  # rows of a file that was taken in part (--sebagian)
    "rejected",
    Column("cells", Text, nullable=False),  # JSON: column -> cell, as delivered
    Column("reasons", Text, nullable=False),  # one a line
)

issue = _fact(
    "issue",
    Column("rule", String(60), nullable=False),
    Column("severity", String(8), nullable=False),  # error, warning, info
    Column("value", Text),
    Column("message", Text, nullable=False),
)

FACTS = {
    t.name: t
    for t in (
        *(observation, published, target, funding, sector_gap, benefit, contribution_rate, compliance),
        *(regulation, outreach, agreement, ucj_class, employer, project, rejected, issue),
    )
}
