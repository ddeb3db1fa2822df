"""Tests of `dashboards/web`."""
