"""Regulations of areas: kind, number, day, subject, when revoked

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "regulation",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("regulation_kind", sa.String(length=16), nullable=False),
        sa.Column("village", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sheet", sa.String(length=80), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("source_column", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_regulation_area_code_area")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_regulation_load_id_load")),
        sa.PrimaryKeyConstraint("load_id", "seq", name=op.f("pk_regulation")),
    )


def downgrade() -> None:
    op.drop_table("regulation")
