"""Alembic's entry: the connection is handed over by data.database.engine.migrate."""

from alembic import context

from data.database.accounts.original_copy import original_copy

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=original_copy.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
