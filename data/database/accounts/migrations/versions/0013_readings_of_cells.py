"""Which counts cells of uploaded files mean, answered by people

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "upload_reading",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id"), nullable=False),
        sa.Column("sheet", sa.Text()),
        sa.Column("source_row", sa.Integer(), nullable=False),
        sa.Column("find", sa.Text(), nullable=False),
        sa.Column("source_column", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer()),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_upload_reading_upload_id", "upload_reading", ["upload_id"])
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER upload_reading_no_{deed.lower()} BEFORE {deed} ON upload_reading "
                "BEGIN SELECT RAISE(ABORT, 'upload_reading is append-only'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER upload_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON upload_reading "
            "FOR EACH STATEMENT EXECUTE FUNCTION draft_is_append_only()"
        )


def downgrade() -> None:
    op.drop_table("upload_reading")
