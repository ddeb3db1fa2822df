"""Files that prove a duty: who sent them about which area; the file itself lies encrypted beside quarantine

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("area_code", sa.String(8), nullable=False),
        sa.Column("duty", sa.String(24), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(4), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("written_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("erased_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_area_code", "evidence", ["area_code"])


def downgrade() -> None:
    op.drop_table("evidence")
