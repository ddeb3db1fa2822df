"""Engine, tables, migrations and bulk insert: the only code that knows SQL dialects. No query for a page."""
