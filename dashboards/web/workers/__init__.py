"""Costly documents in processes of their own; what is usually asked for is ready before it is."""
