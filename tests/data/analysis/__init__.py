"""Tests of `data/analysis`."""
