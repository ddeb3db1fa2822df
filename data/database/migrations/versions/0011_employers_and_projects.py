"""Employers that have not registered or only in part, and construction projects

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _create(name: str, *columns: sa.Column) -> None:  # type: ignore[type-arg]
    op.create_table(
        name,
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        *columns,
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sheet", sa.String(length=80), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("source_column", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f(f"fk_{name}_area_code_area")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f(f"fk_{name}_load_id_load")),
        sa.PrimaryKeyConstraint("load_id", "seq", name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    _create(
        "employer",
        sa.Column("data_date", sa.String(length=10), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("registration", sa.String(length=16), nullable=False),
        sa.Column("left_out", sa.String(length=16), nullable=False),
        sa.Column("employers", sa.Integer(), nullable=False),
        sa.Column("workers", sa.BigInteger(), nullable=True),
    )
    _create(
        "project",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("rupiah", sa.BigInteger(), nullable=True),
        sa.Column("contract_on", sa.Date(), nullable=False),
        sa.Column("registered", sa.Boolean(), nullable=False),
        sa.Column("contribution_paid", sa.Boolean(), nullable=True),
        sa.Column("workers", sa.BigInteger(), nullable=True),
    )


def downgrade() -> None:
    op.drop_table("project")
    op.drop_table("employer")
