"""Mail, in the second database: who wants to be told of what, what was told, what is on its way."""
