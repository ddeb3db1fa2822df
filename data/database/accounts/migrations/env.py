"""Alembic's entry: the connection is handed over by data.database.engine.migrate."""

from alembic import context

from data.database.accounts import contact_mail, original_copy

metadata = contact_mail.contact_mailing.metadata
assert metadata is original_copy.original_copy.metadata  # one, with the tables of both
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
