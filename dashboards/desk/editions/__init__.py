"""Editions of meetings in the browser: one person asks to make, hide or open one, another decides."""
