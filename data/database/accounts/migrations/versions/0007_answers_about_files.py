"""Which areas rows of uploaded files mean, answered by people

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "upload_answer",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id"), nullable=False),
        sa.Column("sheet", sa.Text()),
        sa.Column("source_row", sa.Integer(), nullable=False),
        sa.Column("find", sa.Text(), nullable=False),
        sa.Column("area_code", sa.String(8), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_upload_answer_upload_id", "upload_answer", ["upload_id"])
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER upload_answer_no_{deed.lower()} BEFORE {deed} ON upload_answer "
                "BEGIN SELECT RAISE(ABORT, 'upload_answer is append-only'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER upload_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON upload_answer "
            "FOR EACH STATEMENT EXECUTE FUNCTION draft_is_append_only()"
        )


def downgrade() -> None:
    op.drop_table("upload_answer")
