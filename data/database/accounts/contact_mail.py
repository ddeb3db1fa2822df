"""The tables of mail to official contacts, who have no account; they belong to the second database."""

from sqlalchemy import Column, DateTime, ForeignKey, String, Table, Text

from data.database.accounts.tables import metadata

contact_mailing = Table(  # a contact that was asked whether it wants reminders, and what it chose itself
    "contact_mailing",
    metadata,
    Column("contact_id", ForeignKey("contact.id"), primary_key=True),
    Column("asked_by", ForeignKey("account.id"), nullable=False),
    Column("asked_at", DateTime, nullable=False),
    Column("kinds", Text, nullable=False),  # words parted by one space
    Column("confirmed_at", DateTime),  # before that nothing but the question is sent
)

contact_told = Table(  # what a contact was notified of: never again
    "contact_told",
    metadata,
    Column("contact_id", ForeignKey("contact.id"), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("told_at", DateTime, nullable=False),
)

asked_address = Table(  # keyed digests only: who stopped is not asked again, though written down anew
    "asked_address",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("asked_at", DateTime, nullable=False),
    Column("stopped_at", DateTime),
)
