"""Components that say what a target or a rank would take."""
