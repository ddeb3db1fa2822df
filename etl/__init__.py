"""How the numbers get in: reading, resolving, checking and loading files. Imports data only."""
