"""The codes of places that the product itself must know."""

PROVINCE = "33"  # Jawa Tengah, after the ministry's codes of regions
