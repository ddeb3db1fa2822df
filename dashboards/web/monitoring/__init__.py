"""What is seen of the service from outside: measurements, a log of accesses; nothing about persons."""
