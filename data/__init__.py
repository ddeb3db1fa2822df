"""What the numbers are: definitions, storage, arithmetic of Jamsostek coverage. Imports nothing of ours."""
