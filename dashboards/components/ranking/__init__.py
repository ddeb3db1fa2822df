"""Components that rank areas and show who moved."""
