"""What the numbers are: definitions, storage and arithmetic of Jamsostek coverage. Imports nothing of ours."""
