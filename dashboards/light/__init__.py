"""Light twins: the same components and figures as plain HTML and SVG, before and without any script."""
