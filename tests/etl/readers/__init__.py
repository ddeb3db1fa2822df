"""Tests of `etl/readers`."""
