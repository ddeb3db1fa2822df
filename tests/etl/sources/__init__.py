"""Tests of `etl/sources`."""
