"""Components about the five programmes: who is in which of them, and how deep cover goes."""
