"""Mail: where to and of what, what was told, what is on its way; and who is who at the office's own sign-in

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mailing",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("told_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.DateTime()),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'failed', 'void')", name=op.f("ck_message_state")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_message_account_id", "message", ["account_id"])
    op.create_table(
        "identity",
        sa.Column("issuer", sa.String(200), primary_key=True),
        sa.Column("subject", sa.String(255), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("linked_at", sa.DateTime(), nullable=False),
        sa.UniqueConstraint("account_id", name=op.f("uq_identity_account_id")),
    )


def downgrade() -> None:
    for table in ("identity", "message", "told", "mailing"):
        op.drop_table(table)
