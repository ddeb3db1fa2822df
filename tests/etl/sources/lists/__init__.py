"""Tests of `etl/sources/lists`."""
