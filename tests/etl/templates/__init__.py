"""Tests of `etl/templates`."""
