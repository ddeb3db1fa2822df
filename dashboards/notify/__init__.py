"""What people are notified of: digests by mail, and a feed of what was published."""
