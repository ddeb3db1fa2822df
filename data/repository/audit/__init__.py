"""What was done and by whom, in the second database: append-only, each record chained to the one before."""
