"""One step of the meeting a module: a question, answered large enough for the last row; no frame."""
