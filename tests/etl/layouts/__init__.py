"""Tests of `etl/layouts`."""
