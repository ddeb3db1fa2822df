"""Forms that write what files write (agreements, targets, duties): rows of a format for the intake."""
