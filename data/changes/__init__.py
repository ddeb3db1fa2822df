"""What a load or an edition changes in what everybody sees. Reads through the repository; writes nothing."""
