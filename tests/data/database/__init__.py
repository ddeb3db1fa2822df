"""Tests of `data/database`."""
