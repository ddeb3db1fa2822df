"""Tests of `etl/commands`."""
