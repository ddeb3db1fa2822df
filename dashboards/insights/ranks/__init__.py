"""Ranks of areas: how they moved, how sure they are, what a better one takes."""
