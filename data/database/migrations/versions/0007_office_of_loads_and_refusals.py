"""Loads and refusals know the office that brought them in: pages show it, and never the account

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("load", "refusal"):
        op.add_column(table, sa.Column("office", sa.String(120), nullable=True))


def downgrade() -> None:
    for table in ("load", "refusal"):
        op.drop_column(table, "office")
