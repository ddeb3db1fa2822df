"""The counts of a load as packed arrays, and what later loads revised in them. Pure; no SQL."""
