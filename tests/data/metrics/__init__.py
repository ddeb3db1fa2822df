"""Tests of `data/metrics`."""
