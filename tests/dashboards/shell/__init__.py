"""Tests of `dashboards/request`."""
