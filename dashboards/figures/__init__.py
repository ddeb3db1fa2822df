"""Figures: rows -> go.Figure, pure: no query, no colour but through theme, no text but through language."""
