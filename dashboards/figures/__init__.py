"""Figures: rows -> plotly figures as plain values. Pure: no query, colours by theme, texts by language."""
