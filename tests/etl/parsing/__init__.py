"""Tests of `etl/parsing`."""
