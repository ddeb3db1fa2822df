"""The table of encrypted copies of uploaded originals; it belongs to the metadata of the second database."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, text

from data.database.accounts.tables import metadata

original_copy = Table(  # asked for by an administrator; the file lies encrypted under its digest
    "original_copy",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("upload_id", ForeignKey("upload.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("file_name", String(120), nullable=False),  # for reading; empty once it is erased
    Column("size", Integer, nullable=False),
    Column("asked_by", ForeignKey("account.id"), nullable=False),
    Column("asked_at", DateTime, nullable=False),
    Column("reason", String(500), nullable=False),
    Column("written_at", DateTime),  # by the intake process
    Column("erased_by", ForeignKey("account.id")),  # empty where the original was gone before it was written
    Column("erased_at", DateTime),
    Column("erased_reason", String(500), nullable=False),
    sqlite_autoincrement=True,
)
Index(  # one copy of an upload at a time
    "ix_original_copy_standing",
    original_copy.c.upload_id,
    unique=True,
    sqlite_where=text("erased_at IS NULL"),
    postgresql_where=text("erased_at IS NULL"),
)
