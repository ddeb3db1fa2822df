"""That one person may publish, where an administrator says so; two until then, and after it is taken back

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ALLOWED = "COALESCE((SELECT allowed FROM one_person ORDER BY id DESC LIMIT 1), {no}) = {no}"
# A decision of the same person as it is made, or made to publish later: what was decided stands and goes on.
UPLOAD_ALONE = "(NEW.decided_by = NEW.submitted_by OR NEW.decided_by = NEW.account_id)"
UPLOAD_AGAIN = (
    "(OLD.decided_by IS NULL OR (NEW.state IN ('publishing', 'published')"
    " AND OLD.state NOT IN ('publishing', 'published', 'withdrawing')))"
)
EDITION_ALONE = "NEW.decided_by = NEW.proposed_by"
EDITION_AGAIN = (
    "(OLD.decided_by IS NULL OR (NEW.state IN ('doing', 'done') AND OLD.state NOT IN ('doing', 'done')))"
)
RULES = (("upload", UPLOAD_ALONE, UPLOAD_AGAIN), ("edition_deed", EDITION_ALONE, EDITION_AGAIN))
CHECKS = {
    "upload": "decided_by IS NULL OR (decided_by <> submitted_by AND decided_by <> account_id)",
    "edition_deed": "decided_by IS NULL OR decided_by <> proposed_by",
}
NEXT = {"upload": "submitted_first", "edition_deed": "decided_by_somebody"}  # that stood after it
BY_WHOM = (
    "NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.account_id AND role = 'administrator'"
    " AND disabled_at IS NULL)"
)
ONLY_AN_ADMINISTRATOR = "one_person is said by an administrator"
APPENDED = "one_person is append-only"


def upgrade() -> None:
    op.create_table(
        "one_person",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        for table, check in CHECKS.items():
            _without(table, f"CONSTRAINT ck_{table}_two_people CHECK ({check}), ")
        _sqlite_triggers()
    else:
        for table in CHECKS:
            op.drop_constraint(op.f(f"ck_{table}_two_people"), table, type_="check")
        _postgresql_triggers()


def downgrade() -> None:
    """Fails where one person has decided: that cannot be said in the older version."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, check in CHECKS.items():
        for deed in ("insert", "update") if sqlite else ("decided",):
            on = "" if sqlite else f" ON {table}"
            op.execute(f"DROP TRIGGER {table}_two_people_{deed}{on}")
        if sqlite:
            _with(table, f"CONSTRAINT ck_{table}_two_people CHECK ({check}), ")
        else:
            op.execute(f"DROP FUNCTION {table}_two_people()")
            op.create_check_constraint(op.f(f"ck_{table}_two_people"), table, check)
    op.drop_table("one_person")
    if not sqlite:
        op.execute("DROP FUNCTION one_person_is_said()")
        op.execute("DROP FUNCTION one_person_is_append_only()")


def _sqlite_triggers() -> None:
    allowed = ALLOWED.format(no="0")
    for table, alone, again in RULES:
        for deed, when in (("INSERT", alone), ("UPDATE", f"{alone} AND {again}")):
            op.execute(
                f"CREATE TRIGGER {table}_two_people_{deed.lower()} BEFORE {deed} ON {table} "
                f"WHEN {when} AND {allowed} BEGIN SELECT RAISE(ABORT, 'two_people decide'); END"
            )
    op.execute(
        f"CREATE TRIGGER one_person_is_said BEFORE INSERT ON one_person WHEN {BY_WHOM} "
        f"BEGIN SELECT RAISE(ABORT, '{ONLY_AN_ADMINISTRATOR}'); END"
    )
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER one_person_no_{deed.lower()} BEFORE {deed} ON one_person "
            f"BEGIN SELECT RAISE(ABORT, '{APPENDED}'); END"
        )


def _postgresql_triggers() -> None:
    allowed = ALLOWED.format(no="false")
    for table, alone, again in RULES:
        op.execute(
            f"CREATE FUNCTION {table}_two_people() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {alone} AND {allowed} THEN "
            f"IF TG_OP = 'INSERT' THEN RAISE EXCEPTION 'two_people decide'; "
            f"ELSIF {again} THEN RAISE EXCEPTION 'two_people decide'; END IF; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_two_people_decided BEFORE INSERT OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_two_people()"
        )
    op.execute(
        "CREATE FUNCTION one_person_is_said() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {BY_WHOM} THEN RAISE EXCEPTION '{ONLY_AN_ADMINISTRATOR}'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER one_person_is_said BEFORE INSERT ON one_person "
        "FOR EACH ROW EXECUTE FUNCTION one_person_is_said()"
    )
    op.execute(
        "CREATE FUNCTION one_person_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{APPENDED}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER one_person_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON one_person "
        "FOR EACH STATEMENT EXECUTE FUNCTION one_person_is_append_only()"
    )


def _without(table: str, constraint: str) -> None:
    words = _as_it_stands(table)
    assert constraint in words, words
    _made_anew(table, words.replace(constraint, ""))


def _with(table: str, constraint: str) -> None:
    words = _as_it_stands(table)
    after = f"CONSTRAINT ck_{table}_{NEXT[table]} "
    assert after in words, words
    _made_anew(table, words.replace(after, constraint + after))


def _as_it_stands(table: str) -> str:
    """The table as SQLite keeps it, with single spaces."""
    query = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return " ".join(str(op.get_bind().execute(query, {"name": table}).scalar_one()).split())


def _made_anew(table: str, words: str) -> None:
    """SQLite drops no constraint: the table is made anew, its rows, indexes and triggers with it.

    Rows of other tables that point to it are looked at when everything is back.
    """
    bind = op.get_bind()
    query = sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :name AND type <> 'table' AND sql <> ''")
    beside = [str(one) for one in bind.execute(query, {"name": table}).scalars()]
    columns = ", ".join(column["name"] for column in sa.inspect(bind).get_columns(table))
    for statement in (
        "PRAGMA defer_foreign_keys = ON",
        f"CREATE TEMPORARY TABLE kept AS SELECT {columns} FROM {table}",
        f"DROP TABLE {table}",
        words,
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept",
        "DROP TABLE kept",
        *beside,
    ):
        bind.exec_driver_sql(statement)
