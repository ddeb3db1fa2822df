"""Backups: made while the database is in use, read back before they count, put back whole or not at all."""
