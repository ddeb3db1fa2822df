"""Files that are brought in by the browser: sent, read, looked at, submitted, published by somebody else."""
