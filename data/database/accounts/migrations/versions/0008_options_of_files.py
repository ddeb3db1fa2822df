"""How a file is to be brought in that the command line put before a second person

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("upload", sa.Column("options", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("upload", "options")
