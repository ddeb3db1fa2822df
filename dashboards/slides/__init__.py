"""Slides: the meeting's deck and every page as a few slides, in PowerPoint's own charts, tables and notes."""
