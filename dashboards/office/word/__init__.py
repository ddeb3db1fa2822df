"""The content as Word papers: report and briefing."""
