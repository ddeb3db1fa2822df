"""How the numbers are seen: Dash pages and their light twins. Imports data only."""
