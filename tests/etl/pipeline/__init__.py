"""Tests of `etl/pipeline`."""
