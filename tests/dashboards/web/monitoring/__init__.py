"""Tests of `dashboards/web/monitoring`."""
