"""Alembic migrations, oldest first. A table changes here and in `tables`, nowhere else."""
