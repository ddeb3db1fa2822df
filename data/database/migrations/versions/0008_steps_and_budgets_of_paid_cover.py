"""Paid cover says how many were planned, verified, paid and became active, and what was spent

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PEOPLE = ("planned", "verified", "paid", "active")
RUPIAH = ("rupiah_changed", "rupiah_spent")


def upgrade() -> None:
    for name in PEOPLE:
        op.add_column("funding", sa.Column(name, sa.Integer(), nullable=True))
    for name in RUPIAH:
        op.add_column("funding", sa.Column(name, sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in (*PEOPLE, *RUPIAH):
        op.drop_column("funding", name)
