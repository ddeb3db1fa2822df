"""A file from its path into the database: read, transform, rehearse, store, mend. Knows no format."""
