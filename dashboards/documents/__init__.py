"""Papers for Word: the six-monthly report and the one-page briefing, in styles that Word users can change."""
