"""Tests of `etl/sources/rekap`."""
