"""Tokens for programs on a closed site; addresses for mail that their owner confirmed

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("issued_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime()),
        sa.Column("revoked_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.add_column("mailing", sa.Column("asked_at", sa.DateTime()))
    op.add_column("mailing", sa.Column("confirmed_at", sa.DateTime()))
    op.add_column("message", sa.Column("confirms", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("message", "confirms")
    op.drop_column("mailing", "confirmed_at")
    op.drop_column("mailing", "asked_at")
    op.drop_table("api_token")
