"""What surrounds a page: frame, filter bar, routing."""
