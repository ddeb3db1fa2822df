"""Tests of `etl/declarations`."""
