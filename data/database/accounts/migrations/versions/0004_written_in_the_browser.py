"""What is written in the browser: which form it came from, and that agreements stand at once

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# As in 0002; a form stands too: what needs a second person cannot become what needs none.
FIXED = (
    "(OLD.account_id <> NEW.account_id OR OLD.digest <> NEW.digest"
    " OR (OLD.submitted_by IS NOT NULL AND COALESCE(NEW.submitted_by, 0) <> OLD.submitted_by)"
    " OR (OLD.decided_by IS NOT NULL AND COALESCE(NEW.decided_by, 0) <> OLD.decided_by"
    " AND NOT (NEW.decided_by IS NULL AND OLD.state = 'publishing' AND NEW.state = 'submitted')))"
)
AND_FORM = f"({FIXED} OR OLD.form <> NEW.form)"
AT_ONCE = "state NOT IN ('stating', 'stated') OR form IN ('kesepakatan', 'tarik-kesepakatan')"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # a constraint comes with its column, or the table is copied
        op.execute(
            "ALTER TABLE upload ADD COLUMN form VARCHAR(24) DEFAULT '' NOT NULL "
            f"CONSTRAINT ck_upload_at_once CHECK ({AT_ONCE})"
        )
    else:
        op.add_column("upload", sa.Column("form", sa.String(24), server_default="", nullable=False))
        op.create_check_constraint(op.f("ck_upload_at_once"), "upload", AT_ONCE)
    _who_stands(AND_FORM)


def downgrade() -> None:
    _who_stands(FIXED)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE upload DROP COLUMN form")  # its constraint goes with it
    else:
        op.drop_constraint(op.f("ck_upload_at_once"), "upload", type_="check")
        op.drop_column("upload", "form")


def _who_stands(fixed: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER IF EXISTS upload_who_stands")
        op.execute(
            f"CREATE TRIGGER upload_who_stands BEFORE UPDATE ON upload WHEN {fixed} "
            "BEGIN SELECT RAISE(ABORT, 'who submitted and who decided stands'); END"
        )
    else:
        op.execute(
            "CREATE OR REPLACE FUNCTION upload_who_stands() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {fixed} THEN RAISE EXCEPTION 'who submitted and who decided stands'; END IF; "
            "RETURN NEW; END $$"
        )
