"""Editions of meetings, asked for by one person and decided on by another

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What was asked for, and by whom, stands; so does a decision, but for the one that comes too late: the
# figures changed meanwhile, or it broke off, and somebody has to look again.
FIXED = (
    "(OLD.proposed_by <> NEW.proposed_by OR OLD.kind <> NEW.kind OR OLD.slug <> NEW.slug"
    " OR OLD.title <> NEW.title OR OLD.collection <> NEW.collection"
    " OR (OLD.embargo_until IS NULL) <> (NEW.embargo_until IS NULL)"
    " OR OLD.embargo_until <> NEW.embargo_until"
    " OR (OLD.decided_by IS NOT NULL AND COALESCE(NEW.decided_by, 0) <> OLD.decided_by"
    " AND NOT (NEW.decided_by IS NULL AND OLD.state = 'doing' AND NEW.state = 'proposed')))"
)


def upgrade() -> None:
    op.create_table(
        "edition_deed",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("collection", sa.String(16), nullable=False),
        sa.Column("embargo_until", sa.DateTime()),
        sa.Column("proposed_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime()),
        sa.Column("figures", sa.String(64), nullable=False),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("decided_at", sa.DateTime()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('create', 'embargo', 'open')", name=op.f("ck_edition_deed_kind")),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> proposed_by", name=op.f("ck_edition_deed_two_people")
        ),
        sa.CheckConstraint(
            "state NOT IN ('doing', 'done') OR decided_by IS NOT NULL",
            name=op.f("ck_edition_deed_decided_by_somebody"),
        ),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("state IN ('proposed', 'doing')")
    op.create_index(
        "uq_edition_deed_waiting",
        "edition_deed",
        ["slug"],
        unique=True,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER edition_deed_stands BEFORE UPDATE ON edition_deed WHEN {FIXED} "
            "BEGIN SELECT RAISE(ABORT, 'what was asked and who decided stands'); END"
        )
    else:
        op.execute(
            "CREATE FUNCTION edition_deed_stands() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {FIXED} THEN RAISE EXCEPTION 'what was asked and who decided stands'; END IF; "
            "RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER edition_deed_stands BEFORE UPDATE ON edition_deed "
            "FOR EACH ROW EXECUTE FUNCTION edition_deed_stands()"
        )


def downgrade() -> None:
    op.drop_table("edition_deed")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION edition_deed_stands()")
