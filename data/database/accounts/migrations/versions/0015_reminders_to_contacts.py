"""Reminders to official contacts, who have no account and choose by a signed address

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact_mailing",
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), primary_key=True),
        sa.Column("asked_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime()),
    )
    op.create_table(
        "contact_told",
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("told_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "asked_address",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("stopped_at", sa.DateTime()),
    )
    with op.batch_alter_table("message") as message:
        message.alter_column("account_id", existing_type=sa.Integer(), nullable=True)
        message.add_column(sa.Column("contact_id", sa.Integer()))
        message.create_foreign_key(op.f("fk_message_contact_id_contact"), "contact", ["contact_id"], ["id"])
        message.create_check_constraint(
            op.f("ck_message_to_somebody"), "(account_id IS NULL) <> (contact_id IS NULL)"
        )


def downgrade() -> None:
    op.execute("DELETE FROM message WHERE account_id IS NULL")
    with op.batch_alter_table("message") as message:
        message.drop_constraint(op.f("ck_message_to_somebody"), type_="check")
        message.drop_constraint(op.f("fk_message_contact_id_contact"), type_="foreignkey")
        message.drop_column("contact_id")
        message.alter_column("account_id", existing_type=sa.Integer(), nullable=False)
    for table in ("asked_address", "contact_told", "contact_mailing"):
        op.drop_table(table)
