"""Components that say whether the data can be trusted: light, completeness, loads, rejected files."""
