"""Tests of `dashboards/components`."""
