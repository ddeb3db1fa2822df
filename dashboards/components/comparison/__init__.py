"""Components that put areas, months or editions beside each other."""
