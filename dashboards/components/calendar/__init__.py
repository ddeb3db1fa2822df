"""Components of the page of dates: what falls due, who reports late, UCJ classes, targets side by side."""
