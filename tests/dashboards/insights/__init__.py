"""Tests of `dashboards/insights`."""
