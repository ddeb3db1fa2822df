"""Tests of `etl/checks`."""
