"""Components about figures published elsewhere."""
