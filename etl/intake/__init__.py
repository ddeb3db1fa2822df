"""Files that were uploaded: read, rehearsed, stored and withdrawn by a process of their own, in turn."""
