"""Figures that others have printed: their digits, what recomputing says of them, how far they may be used."""
