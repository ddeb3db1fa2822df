"""Documents for an office: slides and Word papers, and what both of them say."""
