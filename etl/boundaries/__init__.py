"""Borders of the 35 from a GeoJSON file: read, told apart, checked, simplified for the screen, stored."""
