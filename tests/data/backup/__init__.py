"""Tests of `data/backup`."""
