"""Tests of `dashboards/rapor`."""
