"""Answers that are made once for each state of the database and address, kept outside the processes."""
