"""Borders of all areas from a GeoJSON file: read, matched, checked, simplified for the screen, stored."""
