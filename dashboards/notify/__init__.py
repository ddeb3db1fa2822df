"""What people are told without asking: digests by mail, and a feed of what was published."""
