"""When an edition opens, kept apart from its embargo, which is moved and lifted

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("edition", sa.Column("opens_at", sa.DateTime(), nullable=True))
    op.execute(
        "UPDATE edition SET opens_at = CASE WHEN embargo_until > created_at THEN embargo_until"
        " ELSE created_at END"
    )


def downgrade() -> None:
    op.drop_column("edition", "opens_at")
