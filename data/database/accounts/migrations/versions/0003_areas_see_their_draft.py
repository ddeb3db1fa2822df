"""Areas are asked about their figures of a draft: what they are shown, links, answers

Revision ID: 0003
Revises: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = ("draft_area", "draft_answer")  # append-only
SHOWN = ["round_id", "area_code"]


def upgrade() -> None:
    op.create_table(
        "draft_round",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id")),
        sa.Column("edition", sa.String(60)),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("opened_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime()),
        sa.CheckConstraint("(upload_id IS NULL) <> (edition IS NULL)", name=op.f("ck_draft_round_one_draft")),
        sqlite_autoincrement=True,
    )
    for column in ("upload_id", "edition"):
        op.create_index(f"uq_draft_round_{column}", "draft_round", [column], **_unique("closed_at IS NULL"))
    op.create_table(
        "draft_area",
        sa.Column("round_id", sa.Integer(), sa.ForeignKey("draft_round.id"), primary_key=True),
        sa.Column("area_code", sa.String(8), primary_key=True),
        sa.Column("figures", sa.Text(), nullable=False),
    )
    op.create_table(
        "draft_link",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(8), nullable=False),
        sa.Column("issued_by", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime()),
        _of_an_area("fk_draft_link_draft_area"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_link_round_id", "draft_link", ["round_id"])
    op.create_table(
        "draft_answer",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(8), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("link_id", sa.Integer(), sa.ForeignKey("draft_link.id")),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("office", sa.String(120), nullable=False),
        _of_an_area("fk_draft_answer_draft_area"),
        sa.CheckConstraint("verdict IN ('right', 'wrong', 'silent')", name=op.f("ck_draft_answer_verdict")),
        sa.CheckConstraint(
            "verdict <> 'wrong' OR words <> ''", name=op.f("ck_draft_answer_says_what_is_wrong")
        ),
        sa.CheckConstraint(
            "(verdict = 'silent' AND account_id IS NULL AND link_id IS NULL)"
            " OR (verdict <> 'silent' AND (account_id IS NULL) <> (link_id IS NULL))",
            name=op.f("ck_draft_answer_somebody_or_silence"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_answer_round_id", "draft_answer", ["round_id"])
    op.create_index("uq_draft_answer_silent", "draft_answer", SHOWN, **_unique("verdict = 'silent'"))
    if op.get_bind().dialect.name == "sqlite":
        for table in KEPT:
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
    else:
        op.execute(
            "CREATE FUNCTION draft_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        for table in KEPT:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION draft_is_append_only()"
            )


def _unique(condition: str) -> dict[str, Any]:
    where = sa.text(condition)
    return {"unique": True, "sqlite_where": where, "postgresql_where": where}


def _of_an_area(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(SHOWN, [f"draft_area.{one}" for one in SHOWN], name=name)


def downgrade() -> None:
    for table in ("draft_answer", "draft_link", "draft_area", "draft_round"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION draft_is_append_only()")
