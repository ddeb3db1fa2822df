"""Tests of `dashboards/exports`."""
