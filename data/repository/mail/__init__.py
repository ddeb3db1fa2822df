"""Mail, in the second database: who wants mail about what, what was notified, what is queued."""
