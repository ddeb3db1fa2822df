"""What an address asks for: Selection and Context. Draws nothing."""
