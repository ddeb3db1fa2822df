"""Facts beside the counts, of the areas shown: duties, agreements, outreach and paid cover."""
