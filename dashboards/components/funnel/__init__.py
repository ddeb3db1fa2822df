"""Components about the funnel: planned, verified, paid and active people, and where they are lost."""
