"""Benefits that people of an area received, by segment, programme, group and months

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "benefit",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("segment", sa.String(length=16), nullable=False),
        sa.Column("programme", sa.String(length=8), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=True),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=True),
        sa.Column("rupiah", sa.BigInteger(), nullable=True),
        sa.Column("heirs", sa.Integer(), nullable=True),
        sa.Column("scholarships", sa.Integer(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sheet", sa.String(length=80), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("source_column", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_benefit_area_code_area")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_benefit_load_id_load")),
        sa.PrimaryKeyConstraint("load_id", "seq", name=op.f("pk_benefit")),
    )


def downgrade() -> None:
    op.drop_table("benefit")
