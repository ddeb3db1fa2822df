"""Tests of `dashboards/office`."""
