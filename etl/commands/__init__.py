"""The commands of `python -m etl`. Each imports what it needs only when it runs: `--help` answers at once."""
