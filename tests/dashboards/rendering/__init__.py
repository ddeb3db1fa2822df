"""Tests of `dashboards/rendering`."""
