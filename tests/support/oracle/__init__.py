"""The figures of a database worked out once more, by plain loops over plain rows."""
