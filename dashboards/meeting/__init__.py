"""The monitoring meeting: its agenda from the data, as screens and as slides."""
