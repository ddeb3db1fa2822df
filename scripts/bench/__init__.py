"""What pages, loads, exports and answers cost, measured (`make bench`)."""
