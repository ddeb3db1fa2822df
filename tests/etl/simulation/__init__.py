"""Tests of `etl/simulation`."""
