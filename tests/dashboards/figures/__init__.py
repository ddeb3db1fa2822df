"""Tests of `dashboards/figures`."""
