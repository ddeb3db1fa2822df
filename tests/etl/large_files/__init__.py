"""Tests of `etl/large_files`."""
