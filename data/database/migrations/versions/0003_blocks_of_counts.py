"""Blocks of counts for readers; the index of observations by month, which nothing asks any more, goes

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "count_block",
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("segment", sa.String(length=16), nullable=False),
        sa.Column("programme", sa.String(length=8), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("places", sa.String(length=64), nullable=False),
        sa.Column("first_period", sa.Date(), nullable=False),
        sa.Column("last_period", sa.Date(), nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_count_block_load_id_load")),
        sa.PrimaryKeyConstraint(
            "load_id", "segment", "programme", "measure", "basis", name=op.f("pk_count_block")
        ),
    )
    op.drop_index("ix_observation_load_period", table_name="observation")


def downgrade() -> None:
    op.create_index("ix_observation_load_period", "observation", ["load_id", "period"])
    op.drop_table("count_block")
