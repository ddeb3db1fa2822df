"""Alembic migrations of the second database."""
