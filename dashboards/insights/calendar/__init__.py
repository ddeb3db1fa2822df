"""The clock of the year: what falls due next, who reports in time, classes and targets of the year."""
