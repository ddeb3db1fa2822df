"""Tests of what is ranked, and how it is shown."""
