"""/api/v1: the same figures for programs, asked for with the words of the pages."""
