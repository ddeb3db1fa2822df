"""What a page says before it is drawn: headlines, drivers, watch-list, histories. Computes; no HTML."""
