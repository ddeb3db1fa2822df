"""What surrounds a page: header, search, what is looked at, footer, routing."""
