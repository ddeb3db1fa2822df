"""Paid cover of staff says how many of them became PPPK after its last month

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("funding", sa.Column("became_pppk", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("funding", "became_pppk")
