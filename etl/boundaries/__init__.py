"""Borders of the 35 from a GeoJSON file: read, matched, checked, simplified for the screen, stored."""
