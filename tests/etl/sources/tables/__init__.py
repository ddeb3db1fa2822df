"""Tests of `etl/sources/tables`."""
