"""The words we count by (*.toml) and the registry that reads them. No figure and no SQL."""
