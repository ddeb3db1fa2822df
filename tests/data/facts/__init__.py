"""Tests of `data/facts`."""
