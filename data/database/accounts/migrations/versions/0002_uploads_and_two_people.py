"""Files on their way, and that one person submits and another publishes

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Who brought a file in or submitted it, and what it holds, stands; so does a decision once it is made, but
# for the one that comes too late: the figures changed meanwhile, and somebody has to look again.
FIXED = (
    "(OLD.account_id <> NEW.account_id OR OLD.digest <> NEW.digest"
    " OR (OLD.submitted_by IS NOT NULL AND COALESCE(NEW.submitted_by, 0) <> OLD.submitted_by)"
    " OR (OLD.decided_by IS NOT NULL AND COALESCE(NEW.decided_by, 0) <> OLD.decided_by"
    " AND NOT (NEW.decided_by IS NULL AND OLD.state = 'publishing' AND NEW.state = 'submitted')))"
)


def upgrade() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("file_name", sa.String(120), nullable=False),
        sa.Column("stored", sa.String(64)),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("collection", sa.String(16), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime()),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("figures", sa.String(64), nullable=False),
        sa.Column("submitted_by", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("submitted_at", sa.DateTime()),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("decided_at", sa.DateTime()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_by", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("load_id", sa.Integer()),
        sa.CheckConstraint(
            "decided_by IS NULL OR (decided_by <> submitted_by AND decided_by <> account_id)",
            name=op.f("ck_upload_two_people"),
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR submitted_by IS NOT NULL", name=op.f("ck_upload_submitted_first")
        ),
        sa.CheckConstraint(
            "state NOT IN ('publishing', 'published', 'withdrawing', 'withdrawn') OR decided_by IS NOT NULL",
            name=op.f("ck_upload_published_by_somebody"),
        ),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("state IN ('submitted', 'publishing')")
    op.create_index(
        "uq_upload_waiting",
        "upload",
        ["digest", "period"],
        unique=True,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("ix_upload_state", "upload", ["state"])
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER upload_who_stands BEFORE UPDATE ON upload WHEN {FIXED} "
            "BEGIN SELECT RAISE(ABORT, 'who submitted and who decided stands'); END"
        )
    else:
        op.execute(
            "CREATE FUNCTION upload_who_stands() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {FIXED} THEN RAISE EXCEPTION 'who submitted and who decided stands'; END IF; "
            "RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER upload_who_stands BEFORE UPDATE ON upload "
            "FOR EACH ROW EXECUTE FUNCTION upload_who_stands()"
        )


def downgrade() -> None:
    op.drop_table("intake")
    op.drop_table("upload")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION upload_who_stands()")
