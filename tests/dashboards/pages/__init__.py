"""Tests of `dashboards/pages`."""
