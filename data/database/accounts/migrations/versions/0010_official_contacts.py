"""Whom to call in an area: persons, so beside the accounts and not among the figures

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("area_code", sa.String(8), nullable=False),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("office", sa.String(120), nullable=False),
        sa.Column("mail", sa.String(254), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("written_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_area_code", "contact", ["area_code"])


def downgrade() -> None:
    op.drop_table("contact")
