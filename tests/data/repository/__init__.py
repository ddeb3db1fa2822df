"""Tests of `data/repository`."""
