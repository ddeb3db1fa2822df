"""Components that lead a figure back to its cells."""
