"""Encrypted copies of uploaded originals that administrators ask for

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
    op.create_table(
        "original_copy",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("written_at", sa.DateTime()),
        sa.Column("erased_by", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("erased_at", sa.DateTime()),
        sa.Column("erased_reason", sa.String(500), nullable=False),
        sqlite_autoincrement=True,
    )
    standing = sa.text("erased_at IS NULL")
    op.create_index(
        "ix_original_copy_standing",
        "original_copy",
        ["upload_id"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


def downgrade() -> None:
    op.drop_table("original_copy")
