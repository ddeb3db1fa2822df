"""Rules and plausibility: issues of rows, across rows, and against what is stored. Mends nothing."""
