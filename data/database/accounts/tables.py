"""The tables of the second database, as SQLAlchemy Core. Moments are UTC without a zone."""
# Triggers of its migrations keep the audit append-only; two_people, but where `one_person` says otherwise.

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(60), nullable=False, unique=True),  # what one signs in with, lower case
    Column("person", String(120), nullable=False),
    Column("office", String(120), nullable=False),
    Column("role", String(16), nullable=False),
    Column("areas", Text, nullable=False),  # of an area official: codes parted by one space
    Column("password", Text),  # argon2id; empty until the invitation is used
    Column("code_seed", String(64)),  # with the key outside the database it makes the secret of codes
    Column("code_step", Integer),  # the last half minute whose code was used: none is used twice
    Column("created_at", DateTime, nullable=False),
    Column("disabled_at", DateTime),
    CheckConstraint("role IN ('area', 'editor', 'publisher', 'administrator')", name="role"),
    sqlite_autoincrement=True,
)

session = Table(  # the digest only: who reads the database cannot sign in with it
    "session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
    Column("ended_at", DateTime),
)
Index("ix_session_account_id", session.c.account_id)

invitation = Table(  # a link with which a password is set, once
    "invitation",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id")),  # empty: it makes the first administrator
    Column("issued_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Column("used_at", DateTime),
)

api_token = Table(  # with which a program reads a closed site; the digest only
    "api_token",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("purpose", String(120), nullable=False),
    Column("issued_by", ForeignKey("account.id"), nullable=False),
    Column("issued_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Column("used_at", DateTime),  # to the hour
    Column("revoked_at", DateTime),
    sqlite_autoincrement=True,
)

contact = Table(  # whom to call in an area: a person, erased on request or after two years
    "contact",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("area_code", String(8), nullable=False),
    Column("person", String(120), nullable=False),
    Column("office", String(120), nullable=False),
    Column("mail", String(254), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("written_by", ForeignKey("account.id"), nullable=False),
    Column("written_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_contact_area_code", contact.c.area_code)

evidence = Table(  # a file that proves a duty; it lies encrypted under its digest
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("area_code", String(8), nullable=False),
    Column("duty", String(24), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("kind", String(4), nullable=False),  # pdf, jpg, png
    Column("size", Integer, nullable=False),
    Column("file_name", String(120), nullable=False),  # for reading; empty once it is erased
    Column("written_by", ForeignKey("account.id"), nullable=False),
    Column("written_at", DateTime, nullable=False),
    Column("erased_at", DateTime),
    sqlite_autoincrement=True,
)
Index("ix_evidence_area_code", evidence.c.area_code)

attempt = Table(  # signing in, right or wrong, for a day; names and addresses only as keyed digests
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("happened_at", DateTime, nullable=False),
    Column("account_key", String(64), nullable=False),
    Column("address_key", String(64), nullable=False),
    Column("succeeded", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_attempt_happened_at", attempt.c.happened_at)

one_person = Table(  # whether one may publish alone; append-only, said by administrators, the last counts
    "one_person",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("allowed", Boolean, nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("said_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

upload = Table(  # a file on its way: read, submitted by one person, published or returned by another
    "upload",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False),  # sha256 of its bytes
    Column("file_name", String(120), nullable=False),  # for reading; no path is made of it
    Column("stored", String(64)),  # its name in quarantine; empty once it is erased
    Column("size", Integer, nullable=False),
    Column("period", String(7), nullable=False),  # 2026-09, or empty: the file says it
    Column("collection", String(16), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("uploaded_at", DateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),  # rises with each change: a stale tab is noticed
    Column("claimed_at", DateTime),  # by the intake process
    Column("report", Text, nullable=False),  # JSON: what was recognised, found, and would change
    Column("areas", Text, nullable=False),  # codes in the file, parted by one space
    Column("figures", String(64), nullable=False),  # the state of the figures that `report` compares with
    Column("submitted_by", ForeignKey("account.id")),
    Column("submitted_at", DateTime),
    Column("decided_by", ForeignKey("account.id")),
    Column("decided_at", DateTime),
    Column("reason", Text, nullable=False),  # why it was returned, refused or withdrawn
    Column("withdrawn_by", ForeignKey("account.id")),
    Column("load_id", Integer),
    Column("form", String(24), nullable=False, server_default=""),  # written in the browser; empty: a file
    Column("options", Text, nullable=False, server_default=""),  # JSON, of the command line; see `Options`
    CheckConstraint("decided_by IS NULL OR submitted_by IS NOT NULL", name="submitted_first"),
    CheckConstraint(
        "state NOT IN ('publishing', 'published', 'withdrawing', 'withdrawn') OR decided_by IS NOT NULL",
        name="published_by_somebody",
    ),
    CheckConstraint(  # what may stand without a second person
        "state NOT IN ('stating', 'stated') OR form IN ('kesepakatan', 'tarik-kesepakatan')", name="at_once"
    ),
    sqlite_autoincrement=True,
)
Index(  # the same file waits once, whoever sends it
    "uq_upload_waiting",
    upload.c.digest,
    upload.c.period,
    unique=True,
    sqlite_where=text("state IN ('submitted', 'publishing')"),
    postgresql_where=text("state IN ('submitted', 'publishing')"),
)
Index("ix_upload_state", upload.c.state)


def _said_of_a_file(name: str, *meant: Column[Any]) -> Table:
    """What a person said a place of an upload means; append-only, the last counts. `find`: what it says."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("upload_id", ForeignKey("upload.id"), nullable=False, index=True),
        Column("sheet", Text),
        Column("source_row", Integer, nullable=False),
        Column("find", Text, nullable=False),
        *meant,
        Column("account_id", ForeignKey("account.id"), nullable=False),
        Column("answered_at", DateTime, nullable=False),
        sqlite_autoincrement=True,
    )


upload_answer = _said_of_a_file("upload_answer", Column("area_code", String(8), nullable=False))
upload_reading = _said_of_a_file(  # a cell (its column from 1) and its people; NULL: no figure
    "upload_reading", Column("source_column", Integer, nullable=False), Column("people", Integer)
)

intake = Table(  # when the intake process was last seen
    "intake",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seen_at", DateTime, nullable=False),
)

draft_round = Table(  # the areas are asked whether their figures of a draft are right, until a moment
    "draft_round",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("upload_id", ForeignKey("upload.id")),  # the draft is a file that waits ...
    Column("edition", String(60)),  # ... or an edition that is not open yet
    Column("title", String(160), nullable=False),
    Column("opened_by", ForeignKey("account.id"), nullable=False),
    Column("opened_at", DateTime, nullable=False),
    Column("until", DateTime, nullable=False),
    Column("closed_at", DateTime),  # when silence was recorded
    CheckConstraint("(upload_id IS NULL) <> (edition IS NULL)", name="one_draft"),
    sqlite_autoincrement=True,
)
Index(  # a file is asked about once at a time, and so is an edition
    "uq_draft_round_upload_id",
    draft_round.c.upload_id,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)
Index(
    "uq_draft_round_edition",
    draft_round.c.edition,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

draft_area = Table(  # what one area is shown; never changed: so it is known what somebody called right
    "draft_area",
    metadata,
    Column("round_id", ForeignKey("draft_round.id"), primary_key=True),
    Column("area_code", String(8), primary_key=True),
    Column("figures", Text, nullable=False),  # JSON, see data.changes.draft
)

draft_link = Table(  # an address for who has no account: one area, one draft; its token is signed, not kept
    "draft_link",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("round_id", Integer, nullable=False),
    Column("area_code", String(8), nullable=False),
    Column("issued_by", ForeignKey("account.id"), nullable=False),
    Column("issued_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Column("revoked_at", DateTime),
    ForeignKeyConstraint(
        ["round_id", "area_code"],
        ["draft_area.round_id", "draft_area.area_code"],
        name="fk_draft_link_draft_area",
    ),
    sqlite_autoincrement=True,
)
Index("ix_draft_link_round_id", draft_link.c.round_id)

draft_answer = Table(  # append-only: of several answers of an area the last counts, and all stay readable
    "draft_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("round_id", Integer, nullable=False),
    Column("area_code", String(8), nullable=False),
    Column("answered_at", DateTime, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("words", Text, nullable=False),  # what is wrong
    Column("account_id", ForeignKey("account.id")),
    Column("link_id", ForeignKey("draft_link.id")),
    Column("person", String(120), nullable=False),
    Column("office", String(120), nullable=False),
    ForeignKeyConstraint(
        ["round_id", "area_code"],
        ["draft_area.round_id", "draft_area.area_code"],
        name="fk_draft_answer_draft_area",
    ),
    CheckConstraint("verdict IN ('right', 'wrong', 'silent')", name="verdict"),
    CheckConstraint("verdict <> 'wrong' OR words <> ''", name="says_what_is_wrong"),
    CheckConstraint(
        "(verdict = 'silent' AND account_id IS NULL AND link_id IS NULL)"
        " OR (verdict <> 'silent' AND (account_id IS NULL) <> (link_id IS NULL))",
        name="somebody_or_silence",
    ),
    sqlite_autoincrement=True,
)
Index("ix_draft_answer_round_id", draft_answer.c.round_id)
Index(  # silence is recorded once
    "uq_draft_answer_silent",
    draft_answer.c.round_id,
    draft_answer.c.area_code,
    unique=True,
    sqlite_where=text("verdict = 'silent'"),
    postgresql_where=text("verdict = 'silent'"),
)

edition_deed = Table(  # an edition of a meeting asked for by one person, decided on by another
    "edition_deed",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("slug", String(60), nullable=False),
    Column("title", String(160), nullable=False),
    Column("collection", String(16), nullable=False),
    Column("embargo_until", DateTime),  # of create and embargo: until then nobody but a preview sees it
    Column("proposed_by", ForeignKey("account.id"), nullable=False),
    Column("proposed_at", DateTime, nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("claimed_at", DateTime),  # by the intake process
    Column("figures", String(64), nullable=False),  # the state of the figures that the decision was made on
    Column("decided_by", ForeignKey("account.id")),
    Column("decided_at", DateTime),
    Column("reason", Text, nullable=False),
    CheckConstraint("kind IN ('create', 'embargo', 'open')", name="kind"),
    CheckConstraint("state NOT IN ('doing', 'done') OR decided_by IS NOT NULL", name="decided_by_somebody"),
    sqlite_autoincrement=True,
)
Index(  # one thing is asked of an edition at a time
    "uq_edition_deed_waiting",
    edition_deed.c.slug,
    unique=True,
    sqlite_where=text("state IN ('proposed', 'doing')"),
    postgresql_where=text("state IN ('proposed', 'doing')"),
)

audit = Table(  # never changed, never deleted: triggers refuse it
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # without gaps
    Column("happened_at", String(26), nullable=False),  # ISO, as it is in the digest
    Column("actor", String(120), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

mailing = Table(  # where somebody wants mail, and about what
    "mailing",
    metadata,
    Column("account_id", ForeignKey("account.id"), primary_key=True),
    Column("address", String(254), nullable=False),
    Column("kinds", Text, nullable=False),  # words parted by one space
    Column("since", DateTime, nullable=False),
    Column("asked_at", DateTime),  # when its owner was last to be asked whether it is his or hers
    Column("confirmed_at", DateTime),  # before that nothing but the question is sent to it
)

told = Table(  # what somebody was notified of: never again, however often notify runs
    "told",
    metadata,
    Column("account_id", ForeignKey("account.id"), primary_key=True),
    Column("key", String(64), primary_key=True),  # digest of what it is about
    Column("told_at", DateTime, nullable=False),
)

message = Table(  # mail on its way; its text goes once it is sent or given up
    "message",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("account_id", ForeignKey("account.id")),
    Column("contact_id", ForeignKey("contact.id")),
    Column("made_at", DateTime, nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("tried_at", DateTime),
    Column("reason", String(200), nullable=False),  # why the last attempt failed
    Column("confirms", Boolean, nullable=False, server_default=false()),  # asks whether the address is right
    CheckConstraint("state IN ('waiting', 'sent', 'failed', 'void')", name="state"),
    CheckConstraint("(account_id IS NULL) <> (contact_id IS NULL)", name="to_somebody"),
    sqlite_autoincrement=True,
)
Index("ix_message_account_id", message.c.account_id)

identity = Table(  # who somebody is at the office's own sign-in service (OpenID Connect)
    "identity",
    metadata,
    Column("issuer", String(200), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, unique=True),
    Column("linked_at", DateTime, nullable=False),
)
