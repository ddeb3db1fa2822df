"""The tables, as SQLAlchemy Core. Facts are append-only: a revised figure is a new row of a new load."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from data.database.schema_ledger import action, area, area_alias, boundary, edition, load, metadata, refusal

__all__ = [
    "FACTS",
    "action",
    "agreement",
    "area",
    "area_alias",
    "boundary",
    "compliance",
    "contribution_rate",
    "count_block",
    "edition",
    "funding",
    "issue",
    "load",
    "metadata",
    "observation",
    "outreach",
    "published",
    "refusal",
    "rejected",
    "sector_gap",
    "target",
]


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
    Column("due_on", Date),  # promised or required by then, where somebody said so
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
        observation,
        published,
        target,
        funding,
        sector_gap,
        contribution_rate,
        compliance,
        outreach,
        agreement,
        rejected,
        issue,
    )
}
