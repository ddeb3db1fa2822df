"""Drafts before they open: what each area is shown of one, what it answers, links for who has no account."""
