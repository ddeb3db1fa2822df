"""Files into sheets as delivered, within limits of time and memory. Judges no content."""
