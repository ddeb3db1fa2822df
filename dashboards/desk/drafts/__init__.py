"""Drafts before they open: the area sees its own figures and answers; the editor sees what all areas said."""
