"""Tests of `data/definitions`."""
