"""Tests of `dashboards/api`."""
