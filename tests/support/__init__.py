"""Worlds, oracles and servers that tests share; no test stands here."""
