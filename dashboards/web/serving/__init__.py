"""How a request comes in, and which threads of a process answer it."""
