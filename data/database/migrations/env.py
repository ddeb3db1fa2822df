"""Alembic's entry: the connection comes from data.database.engine.migrate, else from the settings."""

from alembic import context

from data.database.engine import make_engine
from data.database.tables import metadata
from data.settings import Settings


def run() -> None:
    """Run the migrations that the database has not been through."""
    given = context.config.attributes.get("connection")
    connection = given if given is not None else make_engine(Settings().database_url).connect()
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    if given is None:
        connection.commit()
        connection.close()


run()
