"""Tests of `dashboards/meeting`."""
