"""Tests of `etl/boundaries`."""
