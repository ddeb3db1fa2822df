"""Tests of components that set areas beside each other."""
