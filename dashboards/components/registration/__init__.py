"""Components about who must register: employers and construction projects."""
