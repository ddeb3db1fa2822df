"""Components of the page of definitions: words, sources, rules of calculation."""
