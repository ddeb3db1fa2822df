"""Components that any page may use: layout, tables, charts, provenance, downloads."""
