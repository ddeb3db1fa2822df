"""Pure arithmetic: coverage, roll-up, targets, trends, ranks. No database, no web, no text."""
